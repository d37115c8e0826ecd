import type { Role } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import type { By } from '../store.ts';
import { moves, type AssignmentState, type Move, type Pressed } from './rules.ts';

type Place = Readonly<{ id: string; schoolId: string }>;

/** An assigned standard; `said` is the reason last given when it came back to those named. */
export type Assignment = Readonly<{
  standard: string;
  dueOn: string | null;
  state: AssignmentState;
  version: number;
  handedInBy: string | null;
  handedInName: string | null;
  handedInAt: Date | null;
  said: string | null;
}>;

export const readAssignments = (db: Db, enrolmentId: string) => db<Assignment[]>`
  select a.standard, a.due_on, a.state, a.version, a.handed_in_by, p.name as handed_in_name, a.handed_in_at,
         (select e.words from audit_assignment_event e
           where e.enrolment_id = a.enrolment_id and e.standard = a.standard and e.what in ('ask-changes', 'reopen')
           order by e.happened_at desc, e.id desc limit 1) as said
    from audit_assignment a left join person p on p.id = a.handed_in_by
   where a.enrolment_id = ${enrolmentId}`;

export type Time = Readonly<{ minutes: number; freeWhen: string }>;

/** Somebody of the team, or somebody who left it and is still named for a standard. */
export type Teammate = Readonly<{
  membershipId: string;
  personId: string;
  name: string;
  role: Role;
  standards: readonly string[];
  hasLeft: boolean;
  /** Protected time by standard; empty for readers who see nobody's hours. */
  times: Readonly<Record<string, Time>>;
}>;

/** The team as those who share out the standards need it, by name. One statement. */
export const readTeammates = (db: Db, enrolmentId: string) => db<Teammate[]>`
  select t.membership_id, m.person_id, p.name, m.role, t.standards, t.left_on is not null or m.ended_on is not null as has_left,
         coalesce((select jsonb_object_agg(x.standard, jsonb_build_object('minutes', x.minutes, 'freeWhen', x.free_when))
                     from audit_assignment_time x where x.enrolment_id = t.enrolment_id and x.membership_id = t.membership_id), '{}') as times
    from team_member t join membership m on m.id = t.membership_id join person p on p.id = m.person_id
   where t.enrolment_id = ${enrolmentId} and (cardinality(t.standards) > 0 or (t.left_on is null and m.ended_on is null))
   order by p.name, t.membership_id`;

/** One line of what happened to a standard. */
export type AssignmentEvent = Readonly<{ what: Move | 'set-up'; words: string; byName: string; happenedAt: Date }>;

export const readEvents = (db: Db, enrolmentId: string, standard: string) => db<AssignmentEvent[]>`
  select what, words, by_name, happened_at from audit_assignment_event
   where enrolment_id = ${enrolmentId} and standard = ${standard} order by happened_at desc, id desc limit 100`;

/** Two coordinators share out one after the other; the lock ends with the transaction. */
export const holdSharing = (db: Db, enrolmentId: string) =>
  db`select pg_advisory_xact_lock(hashtextextended(${`audit share ${enrolmentId}`}, 0))`;

/** Sets up a standard, or gives it another day; nothing comes back when it is closed. */
export const putAssignment = (db: Db, place: Place, standard: string, dueOn: string | null) => db<
  { version: number }[]
>`
  insert into audit_assignment (enrolment_id, school_id, standard, due_on)
  values (${place.id}, ${place.schoolId}, ${standard}, ${dueOn})
  on conflict (enrolment_id, standard) do update set due_on = excluded.due_on, version = audit_assignment.version + 1
   where audit_assignment.state <> 'closed' returning version`;

/** The protected time of everybody who is named for a standard; whoever is not given any has none. */
export const putTimes = async (
  db: Db,
  place: Place,
  standard: string,
  times: readonly (Time & Readonly<{ membershipId: string }>)[],
): Promise<void> => {
  await db`delete from audit_assignment_time where enrolment_id = ${place.id} and standard = ${standard}
    and membership_id <> all (${times.map(({ membershipId }) => membershipId)}::uuid[])`;
  for (const time of times)
    await db`
      insert into audit_assignment_time (enrolment_id, school_id, standard, membership_id, minutes, free_when)
      values (${place.id}, ${place.schoolId}, ${standard}, ${time.membershipId}, ${time.minutes}, ${time.freeWhen})
      on conflict (enrolment_id, standard, membership_id) do update set minutes = excluded.minutes, free_when = excluded.free_when`;
};

/** Moves a standard on while it still is as the reader saw it. Handing in and closing name who did it. */
export const moveAssignment = (
  db: Db,
  place: Place,
  standard: string,
  move: Pressed,
  seen: Readonly<{ version: number; state: AssignmentState }>,
  by: By,
  now: Date,
) => db<{ version: number }[]>`
  update audit_assignment
     set state = ${moves[move].to}, version = version + 1,
         handed_in_by = case ${move} when 'hand-in' then ${by.personId}::uuid when 'take-back' then null else handed_in_by end,
         handed_in_at = case ${move} when 'hand-in' then ${now}::timestamptz when 'take-back' then null else handed_in_at end,
         closed_by = case ${move} when 'close' then ${by.personId}::uuid end
   where enrolment_id = ${place.id} and standard = ${standard} and version = ${seen.version} and state = ${seen.state}
   returning version`;

export const addEvent = (
  db: Db,
  place: Place,
  event: Readonly<{ standard: string; what: AssignmentEvent['what']; words: string }>,
  by: By,
  now: Date,
) => db`
  insert into audit_assignment_event (id, enrolment_id, school_id, standard, what, words, by_person, by_name, happened_at)
  values (${uuidv7(now.getTime())}, ${place.id}, ${place.schoolId}, ${event.standard}, ${event.what}, ${event.words}, ${by.personId}, ${by.name}, ${now})`;

/** A standard with a day that is still with those named, in an audit under way; one row for each of them. */
export type Reminded = Readonly<{
  enrolmentId: string;
  schoolId: string;
  schemeVersionId: string;
  standard: string;
  state: AssignmentState;
  dueOn: string;
  personId: string;
}>;

/** Whom a reminder may concern, over all schools: what is due up to that day. */
export const readReminded = (db: Db, dueUpTo: string) => db<Reminded[]>`
  select a.enrolment_id, a.school_id, e.scheme_version_id, a.standard, a.state, a.due_on, m.person_id
    from audit_assignment a
    join enrolment e on e.id = a.enrolment_id and e.state = 'active'
    join team_member t on t.enrolment_id = a.enrolment_id and a.standard = any (t.standards) and t.left_on is null
    join membership m on m.id = t.membership_id and m.ended_on is null
   where a.due_on <= ${dueUpTo} and a.state not in ('submitted', 'closed')
     and not exists (select from audit_finish f where f.enrolment_id = a.enrolment_id)
   order by a.enrolment_id, a.standard`;

/** A standard that was judged before anybody was given it has begun; nothing happened to it now, so nothing is noted. */
export const markBegun = (db: Db, place: Place, standards: readonly string[]) => db`
  update audit_assignment set state = 'in-progress'
   where enrolment_id = ${place.id} and state = 'draft' and standard = any (${standards as string[]})`;

/** The first judgement of an assigned standard begins it. Begun once, and noted once. */
export const beginAssignment = (db: Db, place: Place, standard: string, by: By, now: Date) => db`
  with begun as (
    update audit_assignment set state = 'in-progress'
     where enrolment_id = ${place.id} and standard = ${standard} and state = 'draft' returning standard)
  insert into audit_assignment_event (id, enrolment_id, school_id, standard, what, by_person, by_name, happened_at)
  select ${uuidv7(now.getTime())}::uuid, ${place.id}::uuid, ${place.schoolId}::uuid, standard, 'begin', ${by.personId}::uuid, ${by.name}, ${now}::timestamptz from begun`;
