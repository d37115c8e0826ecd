import { actsAs, type Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { notFound, page, redirect, route, type Ask, type Route } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { finishTraining } from './actions.ts';
import { trainingOf } from './gate.ts';
import { TrainingPage } from './pages.tsx';
import type { GateFinding } from './rules.ts';
import { routes as sessionRoutes } from './session/routes.ts';
import { routes as staffRoutes } from './staff/routes.ts';

const leaders = ['head', 'lead'] as const;
const readers = [
  'head',
  'lead',
  'member',
  'governor',
  'adviser',
  'verifier',
  'moderator',
  'panel',
  'officer',
  'director',
] as const;

const doneOn = (enrolment: Enrolment) => enrolment.steps.find((step) => step.step === 1)?.doneOn ?? null;

const shown = async ({ actor, db, frame, scope, now, mayOpen }: Ask<Enrolment>, refused: readonly GateFinding[] = []) =>
  TrainingPage({
    frame,
    enrolment: scope.id,
    state: await trainingOf(db, scope, now),
    today: londonDay(now),
    doneOn: doneOn(scope),
    mayPlan: actsAs(actor, leaders) && mayDo('work', scope.state),
    isStaff: actor.kind === 'person' && actor.schoolId === scope.schoolId,
    mayList: mayOpen(paths.training.staff),
    refused,
  });

const home = route({
  name: 'training.home',
  method: 'GET',
  path: paths.training.home,
  who: { kind: 'roles', roles: readers },
  scope: enrolmentScope,
  handle: async (ask) => page(await shown(ask)),
});

const done = route({
  name: 'training.done',
  method: 'POST',
  path: paths.training.done,
  who: { kind: 'roles', roles: leaders },
  scope: enrolmentScope,
  handle: async (ask) => {
    const { db, scope, now } = ask;
    if (!mayDo('work', scope.state)) return notFound;
    // The route lets only people in.
    const findings = await finishTraining(db, ask.actor as Person, scope, now);
    if (findings.length > 0) return page(await shown(ask, findings), { status: 409 });
    return redirect(href(paths.training.home, { enrolment: scope.id }), { told: 'Step 1 is done.' });
  },
});

export const routes: readonly Route[] = [home, done, ...staffRoutes, ...sessionRoutes];
