import { isUuid } from '#platform/db';
import { field, readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { listOwners } from '../../action/store.ts';
import { doing, mayWrite, place, type Asked } from '../../asking.ts';
import { meetingPage } from '../record/asking.ts';
import { listRevisions } from '../record/store.ts';
import { findReview, type ListedReview } from '../store.ts';
import * as actions from './actions.ts';
import { changeDecisionForm, decisionForm, endDecisionForm } from './forms.ts';
import { DecisionPage } from './pages.tsx';
import { findDecision, type Decision } from './store.ts';

const reviewAsked = async (ask: Asked): Promise<ListedReview | null> => {
  const id = ask.params['review'] ?? '';
  return isUuid(id) ? findReview(ask.db, ask.scope.id, id) : null;
};

type Found = Readonly<{ review: ListedReview; decision: Decision }>;
const asked = async (ask: Asked): Promise<Found | null> => {
  const review = await reviewAsked(ask);
  const id = ask.params['decision'] ?? '';
  const decision = review === null || !isUuid(id) ? null : await findDecision(ask.db, ask.scope.id, id);
  return review === null || decision === null || decision.reviewId !== review.id ? null : { review, decision };
};

const shown = async (ask: Asked, { review, decision }: Found, more: object = {}) =>
  DecisionPage({
    ...place(ask),
    review,
    decision,
    team: await listOwners(ask.db, ask.scope.id),
    history: await listRevisions(ask.db, review.id, decision.id),
    ...more,
  });

/** Back to the point of the agenda at which it was decided, or to the record. */
const backTo = (ask: Asked, review: ListedReview): string => {
  const at = { enrolment: ask.scope.id, review: review.id };
  const matter = field(ask.form, 'matter');
  return isUuid(matter) ? href(paths.plan.matter, { ...at, matter }) : `${href(paths.plan.recordReview, at)}#decisions`;
};

const add = route({
  name: 'plan.add-decision',
  method: 'POST',
  path: paths.plan.decisions,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await reviewAsked(ask);
    if (review === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(decisionForm, ask.form);
    if (read.kind === 'problems')
      return page(await meetingPage(ask, review, { typed, problems: read.problems }), { status: 422 });
    const saved = await actions.addDecision(doing(ask), review, read.value);
    switch (saved.kind) {
      case 'saved':
        return redirect(backTo(ask, review), { told: 'The decision is written down.' });
      case 'problems':
        return page(await meetingPage(ask, review, { typed, problems: saved.problems }), { status: 422 });
      case 'refused':
        return page(await meetingPage(ask, review, { typed, refused: saved.because }), { status: 409 });
      case 'clash':
        throw new Error('A new decision cannot clash. Look at addDecision.');
    }
  },
});

const one = route({
  name: 'plan.decision',
  method: 'GET',
  path: paths.plan.decision,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const found = await asked(ask);
    return found === null ? notFound : page(await shown(ask, found));
  },
});

const settled = async (
  ask: Asked,
  found: Found,
  saved: actions.DecisionSaved,
  words: Readonly<{ told: string; typed: object; clash: object }>,
): Promise<Answer> => {
  switch (saved.kind) {
    case 'saved':
      return redirect(href(paths.plan.review, { enrolment: ask.scope.id, review: found.review.id }), {
        told: words.told,
      });
    case 'problems':
      return page(await shown(ask, found, { ...words.typed, problems: saved.problems }), { status: 422 });
    case 'refused':
      return page(await shown(ask, found, { ...words.typed, refused: saved.because }), { status: 409 });
    case 'clash':
      return page(await shown(ask, { ...found, decision: saved.theirs }, words.clash), { status: 409 });
  }
};

const change = route({
  name: 'plan.change-decision',
  method: 'POST',
  path: paths.plan.decision,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const found = await asked(ask);
    if (found === null) return notFound;
    const typed = typedOf(ask.form);
    const words = { told: 'The decision is changed.', typed: { typed }, clash: { typed, clash: typed } };
    const read = readForm(changeDecisionForm, ask.form);
    if (read.kind === 'problems') return settled(ask, found, read, words);
    const { version, ...said } = read.value;
    return settled(
      ask,
      found,
      await actions.changeDecision(doing(ask), { before: found.decision, version }, said),
      words,
    );
  },
});

const end = route({
  name: 'plan.end-decision',
  method: 'POST',
  path: paths.plan.endDecision,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const found = await asked(ask);
    if (found === null) return notFound;
    const endTyped = typedOf(ask.form);
    const words = { told: 'What became of it is kept.', typed: { endTyped }, clash: { endTyped } };
    const read = readForm(endDecisionForm, ask.form);
    if (read.kind === 'problems') return settled(ask, found, read, words);
    const { version, ...said } = read.value;
    return settled(ask, found, await actions.endDecision(doing(ask), { before: found.decision, version }, said), words);
  },
});

export const decisionRoutes: readonly Route[] = [add, one, change, end];
