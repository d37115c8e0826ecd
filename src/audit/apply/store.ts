import { uuidv7, type Db } from '#platform/db';
import type { By, Place } from '../store.ts';

/** A proposal that a criterion does not apply, and what became of it. */
export type Proposal = Readonly<{
  id: string;
  criterion: string;
  why: string;
  proposedBy: string;
  proposedName: string;
  proposedAt: Date;
  agreedName: string | null;
  agreedAt: Date | null;
  endedName: string | null;
  endedAt: Date | null;
  endReason: string | null;
}>;

/** All proposals at some criteria, the newest first; the one without an end is the one that stands. */
export const readProposals = (db: Db, enrolmentId: string, criteria: readonly string[]) => db<Proposal[]>`
  select id, criterion, why, proposed_by, proposed_name, proposed_at, agreed_name, agreed_at, ended_name, ended_at, end_reason
    from audit_not_applicable where enrolment_id = ${enrolmentId} and criterion = any (${criteria as string[]})
   order by proposed_at desc`;

/** Nothing comes back when one stands already. */
export const propose = (db: Db, place: Place, criterion: string, why: string, by: By, now: Date) => db<
  { id: string }[]
>`
  insert into audit_not_applicable (id, enrolment_id, school_id, criterion, why, proposed_by, proposed_name, proposed_at)
  values (${uuidv7(now.getTime())}, ${place.id}, ${place.schoolId}, ${criterion}, ${why}, ${by.personId}, ${by.name}, ${now})
  on conflict do nothing returning id`;

export const agreeProposal = (db: Db, place: Place, id: string, by: By, now: Date) => db<{ id: string }[]>`
  update audit_not_applicable set agreed_by = ${by.personId}, agreed_name = ${by.name}, agreed_at = ${now}
   where enrolment_id = ${place.id} and id = ${id} and ended_at is null and agreed_at is null and proposed_by <> ${by.personId}
   returning id`;

/** Declines it or takes it back, with the reason: the criterion applies after all. */
export const endProposal = (db: Db, place: Place, id: string, reason: string, by: By, now: Date) => db<
  { id: string }[]
>`
  update audit_not_applicable set ended_by = ${by.personId}, ended_name = ${by.name}, ended_at = ${now}, end_reason = ${reason}
   where enrolment_id = ${place.id} and id = ${id} and ended_at is null returning id`;

/** Criteria that are agreed not to apply: answered, and never at a level. */
export const notApplicable = async (db: Db, enrolmentId: string): Promise<readonly string[]> =>
  (
    await db<{ criterion: string }[]>`
      select criterion from audit_not_applicable where enrolment_id = ${enrolmentId} and ended_at is null and agreed_at is not null`
  ).map(({ criterion }) => criterion);
