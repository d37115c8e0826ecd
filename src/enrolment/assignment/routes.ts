import { addDays, londonDay } from '#platform/clock';
import { isUuid, uuidv7 } from '#platform/db';
import { field } from '#platform/form';
import { notFound, page, redirect, route, type Answer, type Ask } from '#platform/route';
import { note } from '#platform/trail';
import { href, paths } from '#paths';
import { assignmentRefusal, mayDo, verifierOpensDaysBefore } from '../rules.ts';
import { enrolmentScope } from '../scope.ts';
import type { Enrolment } from '../store.ts';
import { AssignmentsPage } from './pages.tsx';
import { closeAssignment, insertAssignment, listAssignments, listCandidates, type Person } from './store.ts';

const desk = { kind: 'roles', roles: ['officer', 'director'] } as const;
const readers = {
  kind: 'roles',
  roles: ['officer', 'director', 'lead', 'head', 'member', 'governor', 'adviser'],
} as const;

const isDesk = (ask: Ask<Enrolment>): boolean =>
  ask.actor.kind === 'person' && (ask.actor.role === 'officer' || ask.actor.role === 'director');

const show = async (
  ask: Ask<Enrolment>,
  refused: Parameters<typeof AssignmentsPage>[0]['refused'] = null,
): Promise<Answer> => {
  const [assignments, candidates] = await Promise.all([
    listAssignments(ask.db, ask.scope.id),
    isDesk(ask) ? listCandidates(ask.db, ask.scope.id, ask.scope.schoolId, ask.scope.bodyId) : Promise.resolve([]),
  ]);
  return page(
    AssignmentsPage({
      frame: ask.frame,
      enrolment: ask.scope,
      assignments,
      candidates,
      refused,
      mayAssign: isDesk(ask) && mayDo('assign', ask.scope.state),
      today: londonDay(ask.now),
    }),
    { status: refused === null ? 200 : 409 },
  );
};

/** A verifier's access opens fourteen days before the visit; everybody else's at once. */
const opensOn = (kind: Person['role'], enrolment: Enrolment, today: string): string => {
  if (kind !== 'verifier' || enrolment.visitOn === null) return today;
  const opens = addDays(enrolment.visitOn, -verifierOpensDaysBefore);
  return opens > today ? opens : today;
};

const assign = async (ask: Ask<Enrolment>): Promise<Answer> => {
  if (ask.actor.kind !== 'person' || !mayDo('assign', ask.scope.state)) return show(ask);
  const candidates = await listCandidates(ask.db, ask.scope.id, ask.scope.schoolId, ask.scope.bodyId);
  const chosen = candidates.find((one) => one.membershipId === field(ask.form, 'membership'));
  if (chosen === undefined) return notFound;
  const refusal = assignmentRefusal(chosen.role, chosen);
  if (refusal !== null) return show(ask, { name: chosen.name, kind: chosen.role, refusal });
  const made = await insertAssignment(ask.db, {
    id: uuidv7(),
    enrolmentId: ask.scope.id,
    schoolId: ask.scope.schoolId,
    bodyId: ask.scope.bodyId,
    membershipId: chosen.membershipId,
    personId: chosen.personId,
    kind: chosen.role,
    opensOn: opensOn(chosen.role, ask.scope, londonDay(ask.now)),
    now: ask.now,
  });
  if (made.length === 0)
    return show(ask, {
      name: chosen.name,
      kind: chosen.role,
      refusal: { kind: 'refused', because: 'already-has-task', task: chosen.role },
    });
  await note(
    ask.db,
    ask.actor,
    {
      act: 'assignment.given',
      schoolId: ask.scope.schoolId,
      bodyId: ask.scope.bodyId,
      enrolmentId: ask.scope.id,
      about: { kind: chosen.role, name: chosen.name },
    },
    ask.now,
  );
  return redirect(href(paths.enrolments.assignments, { enrolment: ask.scope.id }), {
    told: `${chosen.name} has the task.`,
  });
};

export const assignmentRoutes = [
  route({
    name: 'assignments.page',
    method: 'GET',
    path: paths.enrolments.assignments,
    who: readers,
    scope: enrolmentScope,
    handle: (ask) => show(ask),
  }),
  route({
    name: 'assignments.give',
    method: 'POST',
    path: paths.enrolments.assignments,
    who: desk,
    scope: enrolmentScope,
    handle: assign,
  }),
  route({
    name: 'assignments.close',
    method: 'POST',
    path: paths.enrolments.closeAssignment,
    who: desk,
    scope: enrolmentScope,
    handle: async (ask) => {
      const id = ask.params['assignment'] ?? '';
      const [closed] = isUuid(id) ? await closeAssignment(ask.db, ask.scope.id, id, ask.now) : [];
      if (closed === undefined) return notFound;
      await note(
        ask.db,
        ask.actor,
        {
          act: 'assignment.closed',
          schoolId: ask.scope.schoolId,
          bodyId: ask.scope.bodyId,
          enrolmentId: ask.scope.id,
          about: { kind: String(closed['kind']) },
        },
        ask.now,
      );
      return redirect(href(paths.enrolments.assignments, { enrolment: ask.scope.id }), { told: 'The task is closed.' });
    },
  }),
];
