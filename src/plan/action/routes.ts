import { isUuid } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { actionAskedFor, doing, mayComment, mayRead, mayWrite, place, type Asked } from '../asking.ts';
import { listMeasures } from '../measure/store.ts';
import * as actions from './actions.ts';
import { editRoutes } from './edit/routes.ts';
import { commentForm, milestoneForm, moveForm } from './forms.ts';
import { ActionHistoryPage } from './history/pages.tsx';
import { ActionPage, type ActionProps } from './pages.tsx';
import * as store from './store.ts';

const shown = async (ask: Asked, action: store.ListedAction, more: Partial<ActionProps> = {}) => {
  const comments = await store.listComments(ask.db, ask.scope.id);
  return ActionPage({
    ...place(ask),
    action,
    measures: await listMeasures(ask.db, action.id),
    milestones: await store.listMilestones(ask.db, action.id),
    notes: await store.listNotes(ask.db, action.id),
    comments: comments.filter(({ actionId }) => actionId === action.id),
    now: ask.now,
    ...more,
  });
};

const toAction = (ask: Asked, action: Readonly<{ id: string }>, told: string) =>
  redirect(href(paths.plan.action, { enrolment: ask.scope.id, action: action.id }), { told });

const one = route({
  name: 'plan.action',
  method: 'GET',
  path: paths.plan.action,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    return action === null ? notFound : page(await shown(ask, action));
  },
});

const history = route({
  name: 'plan.history',
  method: 'GET',
  path: paths.plan.history,
  who: mayRead,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    if (action === null) return notFound;
    const named = await store.namesInTexts(ask.db, action.id);
    const names = new Map(named.map(({ id, name }) => [id, name]));
    return page(
      ActionHistoryPage({ ...place(ask), action, revisions: await store.listRevisions(ask.db, action.id), names }),
    );
  },
});

const move = route({
  name: 'plan.move',
  method: 'POST',
  path: paths.plan.move,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    if (action === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(moveForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, action, { problems: read.problems, typed }), { status: 422 });
    const { version, ...wanted } = read.value;
    const moved = await actions.moveAction(doing(ask), { before: action, version }, wanted);
    switch (moved.kind) {
      case 'saved':
        return toAction(ask, action, 'Saved how the action goes.');
      case 'clash':
        return page(await shown(ask, moved.theirs, { typed, overtaken: { who: moved.theirs.savedByName } }), {
          status: 409,
        });
      case 'refused':
        return page(await shown(ask, action, { typed, refused: moved.because }), { status: 409 });
    }
  },
});

const addMilestone = route({
  name: 'plan.add-milestone',
  method: 'POST',
  path: paths.plan.milestone,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    if (action === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(milestoneForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, action, { problems: read.problems, typed }), { status: 422 });
    const { what, milestoneDue } = read.value;
    const refused = await actions.addMilestone(doing(ask), action.id, { what, dueOn: milestoneDue });
    if (refused !== null) return page(await shown(ask, action, { typed, refused: refused.because }), { status: 409 });
    return toAction(ask, action, 'The milestone is added.');
  },
});

const markMilestone = route({
  name: 'plan.mark-milestone',
  method: 'POST',
  path: paths.plan.milestoneDone,
  who: mayWrite,
  scope: enrolmentScope,
  handle: async (ask) => {
    const action = await actionAskedFor(ask);
    const id = ask.params['milestone'] ?? '';
    if (action === null || !isUuid(id)) return notFound;
    const isReached = typedOf(ask.form)['reached'] !== 'no';
    if (!(await actions.markMilestone(doing(ask), action.id, id, isReached))) return notFound;
    return toAction(ask, action, isReached ? 'The milestone is reached.' : 'The milestone is open again.');
  },
});

const comment = route({
  name: 'plan.comment',
  method: 'POST',
  path: paths.plan.comment,
  who: mayComment,
  scope: enrolmentScope,
  handle: async (ask) => {
    const wanted = typedOf(ask.form)['action'] ?? '';
    const action = isUuid(wanted) ? await store.findAction(ask.db, ask.scope.id, wanted) : null;
    if (action === null) return notFound;
    const typed = typedOf(ask.form);
    const read = readForm(commentForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, action, { problems: read.problems, typed }), { status: 422 });
    const refused = await actions.sayOfPlan(doing(ask), read.value);
    if (refused !== null) return page(await shown(ask, action, { typed, refused: refused.because }), { status: 409 });
    return toAction(ask, action, 'Your comment is added.');
  },
});

export const actionRoutes: readonly Route[] = [...editRoutes, one, history, move, addMilestone, markMilestone, comment];
