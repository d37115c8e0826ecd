import { isUuid } from '#platform/db';
import { readForm, typedOf } from '#platform/form';
import { notFound, page, redirect, route, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope } from '#enrolment';
import { schemeFor } from '#schemes';
import { actionAskedFor, doing, mayComment, mayRead, place, type Asked } from '../asking.ts';
import * as actions from './actions.ts';
import { draftRoutes } from './draft/routes.ts';
import { editRoutes } from './edit/routes.ts';
import { commentForm } from './forms.ts';
import { ActionHistoryPage } from './history/pages.tsx';
import { shown } from './shown.ts';
import { milestoneRoutes } from './milestone/routes.ts';
import { moveRoutes } from './move/routes.ts';
import * as store from './store.ts';

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
    const { targetGroups } = await schemeFor(ask.db, ask.scope);
    const names = new Map([
      ...named.map(({ id, name }) => [id, name] as const),
      ...targetGroups.map(({ code, name }) => [code, name] as const),
    ]);
    return page(
      ActionHistoryPage({ ...place(ask), action, revisions: await store.listRevisions(ask.db, action.id), names }),
    );
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

export const actionRoutes: readonly Route[] = [
  ...draftRoutes,
  ...editRoutes,
  one,
  history,
  ...moveRoutes,
  ...milestoneRoutes,
  comment,
];
