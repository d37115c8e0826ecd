import { londonDay } from '#platform/clock';
import { field, type Problem, type Read } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { mayDo, type EnrolmentAct, type EnrolmentState } from '../rules.ts';
import { enrolmentScope } from '../scope.ts';
import { findEnrolment, type Enrolment } from '../store.ts';
import { readExtension, readHandOver, readStanding } from './forms.ts';
import { StandingPage } from './pages.tsx';
import { changeStanding, listCoordinators, listEvents, moveLead, recordEvent } from './store.ts';

const readers = {
  kind: 'roles',
  roles: ['lead', 'head', 'member', 'governor', 'adviser', 'officer', 'director'],
} as const;
const changers = { kind: 'roles', roles: ['lead', 'head', 'officer', 'director'] } as const;
const leads = { kind: 'roles', roles: ['lead', 'head'] } as const;

type Wrong = Readonly<{
  act: EnrolmentAct;
  problems?: readonly Problem[];
  typed?: Readonly<Record<string, string>>;
  refusal?: string;
}>;

const isChanger = (ask: Ask<Enrolment>): boolean =>
  ask.actor.kind === 'person' &&
  ask.actor.role !== null &&
  (changers.roles as readonly string[]).includes(ask.actor.role);

const show = async (ask: Ask<Enrolment>, wrong: Wrong | null = null): Promise<Answer> => {
  const fresh = wrong?.refusal === undefined ? ask.scope : ((await findEnrolment(ask.db, ask.scope.id)) ?? ask.scope);
  const [events, coordinators] = await Promise.all([
    listEvents(ask.db, ask.scope.id),
    ask.actor.kind === 'person' && ask.actor.schoolId !== null
      ? listCoordinators(ask.db, ask.scope)
      : Promise.resolve([]),
  ]);
  return page(
    StandingPage({
      frame: ask.frame,
      enrolment: fresh,
      events,
      coordinators,
      mayChange: isChanger(ask),
      wrongAct: wrong?.act ?? null,
      problems: wrong?.problems ?? [],
      typed: wrong?.typed ?? {},
      refusal: wrong?.refusal ?? null,
    }),
    { status: wrong === null ? 200 : wrong.refusal === undefined ? 422 : 409 },
  );
};

type Change = Readonly<{
  act: EnrolmentAct;
  kind: string;
  told: string;
  state: EnrolmentState | null;
  read: (ask: Ask<Enrolment>) => Read<{ reason: string; due?: string }>;
}>;

/** One act on the standing: read the reason, ask the table of states, change it if nobody was first, write down why. */
const change =
  (which: Change) =>
  async (ask: Ask<Enrolment>): Promise<Answer> => {
    const { actor, scope: enrolment } = ask;
    if (actor.kind !== 'person') return notFound;
    if (!mayDo(which.act, enrolment.state))
      return show(ask, {
        act: which.act,
        refusal: `The enrolment is ${enrolment.state}, and this cannot be done then.`,
      });
    const read = which.read(ask);
    if (read.kind === 'problems') return show(ask, { act: which.act, ...read });
    const dueOn = read.value.due ?? enrolment.dueOn;
    if (read.value.due !== undefined && dueOn <= enrolment.dueOn)
      return show(ask, {
        act: which.act,
        problems: [{ field: 'due', message: 'Enter a date later than the one it has now' }],
        typed: { reason: read.value.reason, due: field(ask.form, 'due') },
      });
    const state = which.state ?? enrolment.state;
    const isChanged = await changeStanding(ask.db, enrolment, {
      state,
      dueOn,
      endedOn: state === 'withdrawn' ? londonDay(ask.now) : null,
    });
    if (!isChanged) return show(ask, { act: which.act, refusal: 'Somebody else changed it a moment ago.' });
    await recordEvent(ask.db, enrolment, { kind: which.kind, reason: read.value.reason, by: actor.name, now: ask.now });
    await note(
      ask.db,
      actor,
      {
        act: `enrolment.${which.kind}`,
        schoolId: enrolment.schoolId,
        bodyId: enrolment.bodyId,
        enrolmentId: enrolment.id,
        about: { reason: read.value.reason },
      },
      ask.now,
    );
    return redirect(href(paths.enrolments.standing, { enrolment: enrolment.id }), { told: which.told });
  };

const byReason = (ask: Ask<Enrolment>) => readStanding(ask.form);

const handOver = async (ask: Ask<Enrolment>): Promise<Answer> => {
  const { actor, scope: enrolment } = ask;
  if (actor.kind !== 'person') return notFound;
  if (!mayDo('hand-over', enrolment.state))
    return show(ask, {
      act: 'hand-over',
      refusal: `The enrolment is ${enrolment.state}, and this cannot be done then.`,
    });
  const read = readHandOver(ask.form);
  if (read.kind === 'problems') return show(ask, { act: 'hand-over', ...read });
  const choices = await listCoordinators(ask.db, enrolment);
  const chosen = choices.find((one) => one.membershipId === read.value.to && !one.isLead);
  if (chosen === undefined || !(await moveLead(ask.db, enrolment, chosen.membershipId, londonDay(ask.now))))
    return show(ask, {
      act: 'hand-over',
      problems: [{ field: 'to', message: 'Choose one of the coordinators on this page' }],
      typed: { reason: read.value.reason },
    });
  await recordEvent(ask.db, enrolment, {
    kind: 'handed-over',
    reason: `To ${chosen.name}. ${read.value.reason}`,
    by: actor.name,
    now: ask.now,
  });
  await note(
    ask.db,
    actor,
    {
      act: 'enrolment.handed-over',
      schoolId: enrolment.schoolId,
      bodyId: enrolment.bodyId,
      enrolmentId: enrolment.id,
      about: { to: chosen.name },
    },
    ask.now,
  );
  return redirect(href(paths.enrolments.standing, { enrolment: enrolment.id }), {
    told: `${chosen.name} coordinates from now on.`,
  });
};

export const standingRoutes = [
  route({
    name: 'standing.page',
    method: 'GET',
    path: paths.enrolments.standing,
    who: readers,
    scope: enrolmentScope,
    handle: (ask) => show(ask),
  }),
  route({
    name: 'standing.pause',
    method: 'POST',
    path: paths.enrolments.pause,
    who: changers,
    scope: enrolmentScope,
    handle: change({ act: 'pause', kind: 'paused', state: 'paused', told: 'The enrolment is paused.', read: byReason }),
  }),
  route({
    name: 'standing.resume',
    method: 'POST',
    path: paths.enrolments.resume,
    who: changers,
    scope: enrolmentScope,
    handle: change({
      act: 'resume',
      kind: 'resumed',
      state: 'active',
      told: 'The enrolment is under way again.',
      read: byReason,
    }),
  }),
  route({
    name: 'standing.extend',
    method: 'POST',
    path: paths.enrolments.extend,
    who: changers,
    scope: enrolmentScope,
    handle: change({
      act: 'extend',
      kind: 'extended',
      state: null,
      told: 'The enrolment has its new date.',
      read: (ask) => readExtension(ask.form),
    }),
  }),
  route({
    name: 'standing.withdraw',
    method: 'POST',
    path: paths.enrolments.withdraw,
    who: leads,
    scope: enrolmentScope,
    handle: change({
      act: 'withdraw',
      kind: 'withdrawn',
      state: 'withdrawn',
      told: 'The enrolment is withdrawn. Everything you wrote is still yours.',
      read: byReason,
    }),
  }),
  route({
    name: 'standing.hand-over',
    method: 'POST',
    path: paths.enrolments.handOver,
    who: leads,
    scope: enrolmentScope,
    handle: handOver,
  }),
];
