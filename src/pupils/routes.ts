import { actsAs, type Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { isUuid } from '#platform/db';
import { field, readForm } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { lookAtPupils, stopFollowing, takePupils } from './actions.ts';
import { AddPage } from './add-page.tsx';
import { unlessFrozen } from './choosing/open.ts';
import { isFrozen } from './choosing/store.ts';
import { leaveForm, pupilForm } from './forms.ts';
import { groupRoutes } from './groups/routes.ts';
import { routes as listRoutes } from './list/routes.ts';
import { routes as rollRoutes } from './roll/list/routes.ts';
import { routes as onePupilRoutes } from './roll/one/routes.ts';
import { PupilsPage, reasonFor } from './pages.tsx';
import { codedOf, teamOf, workScope } from './scope.ts';
import { pupilsByCode } from './store.ts';

const shown = async (
  { actor, db, frame, scope, now, query }: Ask<Enrolment>,
  more: Pick<Parameters<typeof PupilsPage>[0], 'leaving' | 'problems'> = {},
) => {
  const isTeam = actsAs(actor, teamOf.roles);
  const pupils = isTeam
    ? { kind: 'named' as const, all: await lookAtPupils(db, actor, scope, 'list', now) }
    : { kind: 'coded' as const, all: await pupilsByCode(db, scope.id) };
  const mayChange = isTeam && mayDo('work', scope.state);
  return PupilsPage({
    frame,
    enrolment: scope.id,
    pupils,
    mayChange,
    isFrozen: mayChange && (await isFrozen(db, scope.id)),
    asked: query['page'],
    ...more,
  });
};

const list = route({
  name: 'pupils.list',
  method: 'GET',
  path: paths.pupils.home,
  who: { kind: 'roles', roles: [...teamOf.roles, ...codedOf] },
  scope: enrolmentScope,
  handle: async (ask) => {
    // The awarding body's desk reads the work while a submission stands, and not before.
    if (actsAs(ask.actor, ['officer', 'director']) && ask.scope.submittedAt === null) return notFound;
    return page(await shown(ask));
  },
});

const adding = route({
  name: 'pupils.add',
  method: 'GET',
  path: paths.pupils.add,
  who: teamOf,
  scope: workScope,
  handle: (ask) => unlessFrozen(ask, async () => page(AddPage({ frame: ask.frame, enrolment: ask.scope.id }))),
});

const added = async ({ actor, db, form, frame, scope, now }: Ask<Enrolment>): Promise<Answer> => {
  const read = readForm(pupilForm(londonDay(now)), form);
  if (read.kind === 'problems')
    return page(AddPage({ frame, enrolment: scope.id, problems: read.problems, typed: read.typed }), { status: 422 });
  const what = await takePupils(db, actor as Person, scope, [read.value], now); // the route lets only people in
  const told = what.added.length > 0 ? 'The pupil is added.' : 'This pupil was known already; what is new is saved.';
  return redirect(href(paths.pupils.home, { enrolment: scope.id }), { told });
};

const add = route({
  name: 'pupils.add.save',
  method: 'POST',
  path: paths.pupils.add,
  who: teamOf,
  scope: workScope,
  handle: (ask) => unlessFrozen(ask, () => added(ask), 409),
});

const leave = route({
  name: 'pupils.leave',
  method: 'POST',
  path: paths.pupils.leave,
  who: teamOf,
  scope: workScope,
  handle: async (ask) => {
    const { actor, db, form, params, scope, now } = ask;
    const id = params['pupil'] ?? '';
    if (!isUuid(id)) return notFound;
    const code = (await pupilsByCode(db, scope.id)).find((each) => each.pupilId === id)?.code;
    if (code === undefined) return notFound;
    const read = readForm(leaveForm, { reason: [field(form, reasonFor(code))] });
    if (read.kind === 'problems') {
      const problems = read.problems.map((each) => ({ ...each, field: reasonFor(code) }));
      return page(await shown(ask, { problems, leaving: id }), { status: 422 });
    }
    if (!(await stopFollowing(db, actor as Person, scope, id, read.value.reason, now))) return notFound;
    return redirect(href(paths.pupils.home, { enrolment: scope.id }), {
      told: 'The pupil is no longer followed, and stays counted.',
    });
  },
});

export const routes: readonly Route[] = [
  list,
  adding,
  add,
  ...listRoutes,
  ...groupRoutes,
  leave,
  ...rollRoutes,
  ...onePupilRoutes,
];
