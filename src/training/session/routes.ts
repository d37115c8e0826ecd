import { actsAs, type Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { readForm } from '#platform/form';
import { notFound, page, redirect, route, type Ask, type Route, type Scope } from '#platform/route';
import { href, paths } from '#paths';
import { enrolmentScope, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { callOff, changeSession, planSession, recordAttendance, recordOutcome } from '../actions.ts';
import { attendanceForm, callOffForm, outcomeForm, sessionForm } from '../forms.ts';
import { sessionState } from '../rules.ts';
import { sessionsOf, staffOf, type Session } from '../store.ts';
import { SessionPage } from './pages.tsx';
import { PlanPage } from './plan.tsx';

const leaders = { kind: 'roles', roles: ['head', 'lead'] } as const;
const team = { kind: 'roles', roles: ['head', 'lead', 'member'] } as const;
const readers = {
  kind: 'roles',
  roles: ['head', 'lead', 'member', 'governor', 'adviser', 'verifier', 'moderator', 'panel', 'officer', 'director'],
} as const;

type Found = Readonly<{ enrolment: Enrolment; sessions: readonly Session[]; session: Session }>;

const workScope: Scope<Enrolment> = async (ask) => {
  const found = await enrolmentScope(ask);
  return found !== null && mayDo('work', found.value.state) ? found : null;
};

const sessionScope: Scope<Found> = async (ask) => {
  const found = await enrolmentScope(ask);
  if (found === null) return null;
  const sessions = await sessionsOf(ask.db, found.value.id);
  const session = sessions.find((each) => each.id === ask.params['session']);
  return session === undefined ? null : { ...found, value: { enrolment: found.value, sessions, session } };
};

const openScope: Scope<Found> = async (ask) => {
  const found = await sessionScope(ask);
  return found !== null && mayDo('work', found.value.enrolment.state) && !found.value.session.isCalledOff
    ? found
    : null;
};

const trainingsIn = (sessions: readonly Session[]) =>
  sessions.filter((each) => each.kind === 'whole-staff' && !each.isCalledOff);
const at = (enrolment: string, session: string) => href(paths.training.session, { enrolment, session });

const planning = route({
  name: 'training.plan',
  method: 'GET',
  path: paths.training.plan,
  who: leaders,
  scope: workScope,
  handle: async ({ db, frame, scope }) =>
    page(
      PlanPage({ frame, enrolment: scope.id, session: null, trainings: trainingsIn(await sessionsOf(db, scope.id)) }),
    ),
});

const plan = route({
  name: 'training.plan.save',
  method: 'POST',
  path: paths.training.plan,
  who: leaders,
  scope: workScope,
  handle: async ({ actor, db, form, frame, scope, now }) => {
    const read = readForm(sessionForm, form);
    const trainings = trainingsIn(await sessionsOf(db, scope.id));
    const problems = read.kind === 'problems' ? read.problems : [];
    const isStray =
      read.kind === 'read' &&
      read.value.kind === 'catch-up' &&
      !trainings.some((each) => each.id === read.value.catchUpOf);
    if (read.kind === 'problems' || isStray) {
      const stray = isStray
        ? [{ field: 'catchUpOf', message: 'Choose the training that this session makes up for' }]
        : [];
      const typed =
        read.kind === 'problems'
          ? read.typed
          : Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values[0] ?? '']));
      return page(
        PlanPage({ frame, enrolment: scope.id, session: null, trainings, problems: [...problems, ...stray], typed }),
        { status: 422 },
      );
    }
    const id = await planSession(db, actor as Person, scope, read.value, now); // the route lets only people in
    return redirect(at(scope.id, id), { told: 'The session is planned.' });
  },
});

const changing = route({
  name: 'training.change',
  method: 'GET',
  path: paths.training.change,
  who: leaders,
  scope: openScope,
  handle: async ({ frame, scope }) =>
    page(PlanPage({ frame, enrolment: scope.enrolment.id, session: scope.session, trainings: [] })),
});

const change = route({
  name: 'training.change.save',
  method: 'POST',
  path: paths.training.change,
  who: leaders,
  scope: openScope,
  handle: async ({ actor, db, form, frame, scope, now }) => {
    const { enrolment, session } = scope;
    const common = { frame, enrolment: enrolment.id, session, trainings: [] };
    // Its kind cannot be changed here, whatever the form says: attendance was taken for it.
    const read = readForm(sessionForm, { ...form, kind: [session.kind], catchUpOf: [session.catchUpOf ?? ''] });
    if (read.kind === 'problems')
      return page(PlanPage({ ...common, problems: read.problems, typed: read.typed }), { status: 422 });
    if (await changeSession(db, actor as Person, enrolment, session.id, read.value, now))
      return redirect(at(enrolment.id, session.id), { told: 'The session is saved.' });
    const typed = Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values[0] ?? '']));
    return page(PlanPage({ ...common, typed, savedFirst: true }), { status: 409 });
  },
});

const shown = async (
  { actor, db, frame, scope, now }: Ask<Found>,
  extra: Partial<Parameters<typeof SessionPage>[0]> = {},
) => {
  const { enrolment, session, sessions } = scope;
  const mayWork = mayDo('work', enrolment.state);
  return SessionPage({
    frame,
    enrolment: enrolment.id,
    session,
    sessions,
    staff: await staffOf(db, enrolment, londonDay(now)),
    today: londonDay(now),
    mayRecord: actsAs(actor, team.roles) && mayWork,
    mayPlan: actsAs(actor, leaders.roles) && mayWork,
    isStaff: actor.kind === 'person' && actor.schoolId === enrolment.schoolId,
    ...extra,
  });
};

const one = route({
  name: 'training.session',
  method: 'GET',
  path: paths.training.session,
  who: readers,
  scope: sessionScope,
  handle: async (ask) => page(await shown(ask)),
});

const attendance = route({
  name: 'training.attendance',
  method: 'POST',
  path: paths.training.attendance,
  who: team,
  scope: openScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const { enrolment, session } = scope;
    if (sessionState(session, londonDay(now)) === 'planned') return notFound;
    const read = readForm(attendanceForm, form);
    if (read.kind === 'problems') return notFound; // ids that no page of ours sends
    const { shown: all, everyone } = read.value;
    const present = everyone === 'yes' ? all : read.value.present;
    const count = await recordAttendance(db, actor as Person, enrolment, session.id, { present, shown: all }, now);
    return redirect(at(enrolment.id, session.id), {
      told: `Attendance is saved: ${count === 1 ? 'one person was' : `${count} people were`} there.`,
    });
  },
});

const outcome = route({
  name: 'training.outcome',
  method: 'POST',
  path: paths.training.outcome,
  who: team,
  scope: openScope,
  handle: async (ask) => {
    const { actor, db, form, scope, now } = ask;
    const read = readForm(outcomeForm, form);
    if (read.kind === 'problems')
      return page(await shown(ask, { problems: read.problems, typed: read.typed }), { status: 422 });
    if (await recordOutcome(db, actor as Person, scope.enrolment, scope.session.id, read.value, now))
      return redirect(at(scope.enrolment.id, scope.session.id), { told: 'The record is saved.' });
    const typed = Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values[0] ?? '']));
    return page(await shown(ask, { typed, savedFirst: true }), { status: 409 });
  },
});

const calledOff = route({
  name: 'training.call-off',
  method: 'POST',
  path: paths.training.callOff,
  who: leaders,
  scope: openScope,
  handle: async (ask) => {
    const read = readForm(callOffForm, ask.form);
    if (read.kind === 'problems')
      return page(await shown(ask, { problems: read.problems, typed: read.typed }), { status: 422 });
    await callOff(ask.db, ask.actor as Person, ask.scope.enrolment, ask.scope.session.id, read.value.reason, ask.now);
    return redirect(href(paths.training.home, { enrolment: ask.scope.enrolment.id }), {
      told: 'The session is called off.',
    });
  },
});

export const routes: readonly Route[] = [planning, plan, one, changing, change, attendance, outcome, calledOff];
