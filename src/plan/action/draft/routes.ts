import { isUuid } from '#platform/db';
import { field, numberIn, readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { listAgreements } from '../../agreement/store.ts';
import { doing, mayWrite, place, type Asked } from '../../asking.ts';
import { planRefusal } from '../actions.ts';
import {
  actionProblems,
  isSection,
  ofSection,
  sectionForm,
  sectionNames,
  unfolded,
  type SectionName,
} from '../edit/forms.ts';
import { offersFor } from '../edit/offers.ts';
import { beginDraft, draftProblems, dropDraft, finishDraft, keepDraft } from './actions.ts';
import { DraftCheckPage, DraftClashPage, DraftPartPage } from './pages.tsx';
import { findDraft, type Draft } from './store.ts';

const isAgreed = async ({ db, scope }: Asked) =>
  (await listAgreements(db, scope.id)).some(({ reopenedAt }) => reopenedAt === null);

const draftAskedFor = async (ask: Asked): Promise<Draft | null> => {
  const id = ask.params['draft'] ?? '';
  return isUuid(id) ? findDraft(ask.db, ask.scope.id, id) : null;
};

type Shown = Readonly<{ draft: Draft | null; part: SectionName; typed: Record<string, string> }>;
type More = Partial<Pick<Parameters<typeof DraftPartPage>[0], 'problems' | 'refused'>>;

const partPage = async (ask: Asked, shown: Shown, more: More = {}) =>
  DraftPartPage({
    ...place(ask),
    ...shown,
    offers: await offersFor(ask, null),
    isAgreed: await isAgreed(ask),
    ...more,
  });

const checkPage = async (ask: Asked, draft: Draft, more: Partial<Parameters<typeof DraftCheckPage>[0]> = {}) =>
  DraftCheckPage({
    ...place(ask),
    draft,
    offers: await offersFor(ask, null),
    problems: await draftProblems(doing(ask), draft),
    isAgreed: await isAgreed(ask),
    ...more,
  });

const toAction = (ask: Asked, action: string, told?: string) =>
  redirect(href(paths.plan.action, { enrolment: ask.scope.id, action }), told === undefined ? {} : { told });

const addForm = route({
  name: 'plan.add-form',
  method: 'GET',
  path: paths.plan.add,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const { area, criterion } = ask.query;
    const answers = area === undefined ? (criterion === undefined ? '' : `criterion:${criterion}`) : `area:${area}`;
    const refused = planRefusal(ask.scope);
    const shown = { draft: null, part: 'what', typed: { answers } } as const;
    return page(await partPage(ask, shown, refused === null ? {} : { refused: refused.because }));
  },
});

/** What a part says wrongly, when somebody goes on; nothing when they come back later. */
const problemsOf = (ask: Asked, part: SectionName) => {
  if (field(ask.form, 'then') === 'later') return [];
  const read = readForm(sectionForm(part), unfolded(ask.form));
  return read.kind === 'problems' ? read.problems : actionProblems(read.value);
};

/** Keeps one part of a draft and goes on: to the next part, to the check, or back to the plan. */
const savePart = async (ask: Asked, draft: Draft | null, part: SectionName): Promise<Answer> => {
  const typed = typedOf(ask.form);
  const shown = { draft, part, typed };
  const problems = problemsOf(ask, part);
  if (problems.length > 0) return page(await partPage(ask, shown, { problems }), { status: 422 });
  const texts = ofSection(part, typed);
  const version = numberIn(typed['version'] ?? '');
  if (draft === null && Object.values(texts).every((text) => text.trim() === ''))
    return redirect(href(paths.plan.home, { enrolment: ask.scope.id }), {
      told: 'Nothing was written, so there is nothing to keep.',
    });
  const saved =
    draft === null
      ? await beginDraft(doing(ask), texts)
      : await keepDraft(doing(ask), { before: draft, version }, texts);
  switch (saved.kind) {
    case 'problems':
      return page(await partPage(ask, shown, { problems: saved.problems }), { status: 422 });
    case 'refused':
      return page(await partPage(ask, shown, { refused: saved.because }), { status: 409 });
    case 'clash': {
      const offers = await offersFor(ask, null);
      return page(DraftClashPage({ ...place(ask), theirs: saved.theirs, part, offers, typed }), { status: 409 });
    }
    case 'saved':
      return onwards(ask, saved.id, part);
  }
};

const onwards = (ask: Asked, draft: string, part: SectionName): Answer => {
  const at = { enrolment: ask.scope.id, draft };
  if (field(ask.form, 'then') === 'later')
    return redirect(href(paths.plan.home, { enrolment: ask.scope.id }), {
      told: 'The action is kept as a draft. It waits for you on the plan.',
    });
  const next = sectionNames[sectionNames.indexOf(part) + 1];
  return redirect(next === undefined ? href(paths.plan.draft, at) : href(paths.plan.draftPart, { ...at, part: next }), {
    told: 'Kept.',
  });
};

const begin = route({
  name: 'plan.begin-draft',
  method: 'POST',
  path: paths.plan.add,
  who: mayWrite,
  scope: enrolmentScope,
  handle: (ask) => savePart(ask, null, 'what'),
});

const partForm = route({
  name: 'plan.draft-part-form',
  method: 'GET',
  path: paths.plan.draftPart,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const [draft, part] = [await draftAskedFor(ask), ask.params['part'] ?? ''];
    if (draft === null || !isSection(part)) return notFound;
    if (draft.actionId !== null) return toAction(ask, draft.actionId);
    return page(await partPage(ask, { draft, part, typed: { ...draft.typed } }));
  },
});

const keep = route({
  name: 'plan.keep-draft-part',
  method: 'POST',
  path: paths.plan.draftPart,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const [draft, part] = [await draftAskedFor(ask), ask.params['part'] ?? ''];
    return draft === null || !isSection(part) ? notFound : savePart(ask, draft, part);
  },
});

const check = route({
  name: 'plan.draft',
  method: 'GET',
  path: paths.plan.draft,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const draft = await draftAskedFor(ask);
    if (draft === null) return notFound;
    return draft.actionId === null ? page(await checkPage(ask, draft)) : toAction(ask, draft.actionId);
  },
});

const finish = route({
  name: 'plan.finish-draft',
  method: 'POST',
  path: paths.plan.draft,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const draft = await draftAskedFor(ask);
    if (draft === null) return notFound;
    const done = await finishDraft(doing(ask), draft.id, numberIn(field(ask.form, 'version')));
    switch (done.kind) {
      case 'in-plan':
        return toAction(
          ask,
          done.actionId,
          `The action is in the plan. Now declare how you will know that it worked.${done.hasReopened ? ' The plan is open again: both sides agree it anew.' : ''}`,
        );
      case 'clash':
        return page(await checkPage(ask, done.theirs, { overtaken: true }), { status: 409 });
      case 'refused':
        return page(await checkPage(ask, draft, { refused: done.because }), { status: 409 });
      case 'problems':
      case 'saved':
        return page(await checkPage(ask, draft), { status: 422 });
    }
  },
});

const drop = route({
  name: 'plan.drop-draft',
  method: 'POST',
  path: paths.plan.dropDraft,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const draft = await draftAskedFor(ask);
    if (draft === null) return notFound;
    if (draft.actionId !== null) return toAction(ask, draft.actionId);
    const version = numberIn(field(ask.form, 'version'));
    if (!(await dropDraft(doing(ask), { before: draft, version })))
      return page(await checkPage(ask, draft, { overtaken: true }), { status: 409 });
    return redirect(href(paths.plan.home, { enrolment: ask.scope.id }), {
      told: 'The action is given up. The plan was not changed by it.',
    });
  },
});

export const draftRoutes: readonly Route[] = [addForm, begin, partForm, keep, check, finish, drop];
