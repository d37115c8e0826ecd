import { uuidv7, type Db } from '#platform/db';
import type { By } from '../store.ts';
import type { AssignmentState, Move } from './rules.ts';

type Place = Readonly<{ id: string; schoolId: string }>;

/** How far each assigned standard is. */
export const readStates = async (db: Db, enrolmentId: string): Promise<ReadonlyMap<string, AssignmentState>> => {
  const rows = await db<{ standard: string; state: AssignmentState }[]>`
    select standard, state from audit_assignment where enrolment_id = ${enrolmentId}`;
  return new Map(rows.map(({ standard, state }) => [standard, state]));
};

/** One line of what happened to a standard. */
export type AssignmentEvent = Readonly<{ what: Move | 'set-up'; words: string; byName: string; happenedAt: Date }>;

/** The first judgement of an assigned standard begins it. Begun once, and noted once. */
export const beginAssignment = (db: Db, place: Place, standard: string, by: By, now: Date) => db`
  with begun as (
    update audit_assignment set state = 'in-progress'
     where enrolment_id = ${place.id} and standard = ${standard} and state = 'draft' returning standard)
  insert into audit_assignment_event (id, enrolment_id, school_id, standard, what, by_person, by_name, happened_at)
  select ${uuidv7(now.getTime())}::uuid, ${place.id}::uuid, ${place.schoolId}::uuid, standard, 'begin', ${by.personId}::uuid, ${by.name}, ${now}::timestamptz from begun`;
