import { londonDay } from '#platform/clock';
import { field, fields, readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { doing, mayWrite, type Asked } from '../../asking.ts';
import { mayReview } from '../rules.ts';
import type { ListedReview } from '../store.ts';
import * as actions from './actions.ts';
import { meetingPage, reviewAsked } from './asking.ts';
import { finishForm } from './forms.ts';
import { isCame, type Came } from './rules.ts';

const toRecord = (ask: Asked, review: ListedReview, part: string, told: string) =>
  redirect(`${href(paths.plan.recordReview, { enrolment: ask.scope.id, review: review.id })}${part}`, { told });
const toReview = (ask: Asked, review: ListedReview, told?: string) =>
  redirect(href(paths.plan.review, { enrolment: ask.scope.id, review: review.id }), told === undefined ? {} : { told });

const begin = route({
  name: 'plan.begin-review',
  method: 'POST',
  path: paths.plan.beginReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await reviewAsked(ask);
    if (review === null) return notFound;
    const begun = await actions.beginRecord(doing(ask), review);
    // Whatever refuses it stands on the meeting's own page.
    return begun.kind === 'saved'
      ? redirect(href(paths.plan.recordReview, { enrolment: ask.scope.id, review: review.id }))
      : toReview(ask, review);
  },
});

const form = route({
  name: 'plan.record-review-form',
  method: 'GET',
  path: paths.plan.recordReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await reviewAsked(ask);
    if (review === null) return notFound;
    return mayReview('record', review, londonDay(ask.now)).kind === 'refused'
      ? toReview(ask, review)
      : page(await meetingPage(ask, review));
  },
});

const settled = async (
  ask: Asked,
  review: ListedReview,
  saved: actions.RecordSaved,
  done: () => Answer,
): Promise<Answer> => {
  const typed = typedOf(ask.form);
  switch (saved.kind) {
    case 'saved':
      return done();
    case 'problems':
      return page(await meetingPage(ask, review, { typed, problems: saved.problems }), { status: 422 });
    case 'refused':
      return page(await meetingPage(ask, review, { typed, refused: saved.because }), { status: 409 });
  }
};

const cameOf = (text: string): Came | null => (isCame(text) ? text : null);

const attendance = route({
  name: 'plan.attendance',
  method: 'POST',
  path: paths.plan.attendance,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await reviewAsked(ask);
    if (review === null) return notFound;
    const restCame = field(ask.form, 'rest') === 'present';
    const ticked = fields(ask.form, 'person').map((membershipId) => {
      const was = cameOf(field(ask.form, `was-${membershipId}`));
      const chosen = cameOf(field(ask.form, `came-${membershipId}`));
      return { membershipId, was, ticked: chosen ?? (restCame && was === null ? 'present' : null) };
    });
    const others = { was: field(ask.form, 'othersWas'), says: field(ask.form, 'others') };
    const saved = await actions.recordAttendance(doing(ask), review, ticked, others);
    return settled(ask, review, saved, () => toRecord(ask, review, '#attendance', 'Who came is recorded.'));
  },
});

const finish = route({
  name: 'plan.finish-review',
  method: 'POST',
  path: paths.plan.finishReview,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const review = await reviewAsked(ask);
    if (review === null) return notFound;
    const read = readForm(finishForm, ask.form);
    const saved = read.kind === 'problems' ? read : await actions.finishRecord(doing(ask), review, read.value);
    return settled(ask, review, saved, () => toReview(ask, review, 'The meeting is recorded.'));
  },
});

export const recordRoutes: readonly Route[] = [begin, form, attendance, finish];
