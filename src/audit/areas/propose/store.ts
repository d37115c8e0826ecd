import type { Db } from '#platform/db';
import type { By } from '../../store.ts';
import type { Seen } from './rules.ts';

type Place = Readonly<{ id: string; schoolId: string }>;

/** Every judgement as far as it speaks for a proposal. Claims are counted as the reader may see them. */
export const readSeen = (db: Db, enrolmentId: string) => db<Seen[]>`
  select a.criterion, a.level, a.impact <> '' as has_impact,
         (select count(*) from claim c where c.enrolment_id = a.enrolment_id and c.criterion = a.criterion and c.withdrawn_at is null) as items
    from audit_answer a where a.enrolment_id = ${enrolmentId} and a.level is not null`;

/** A proposal that was set aside, with the reason. */
export type SetAside = Readonly<{ proposal: string; reason: string; byName: string; at: Date }>;

export const readSetAside = (db: Db, enrolmentId: string) => db<SetAside[]>`
  select proposal, reason, by_name, set_aside_at as at from area_set_aside where enrolment_id = ${enrolmentId} order by set_aside_at desc`;

/** Set aside once; a second press changes nothing. */
export const putAside = (db: Db, place: Place, proposal: string, reason: string, by: By, now: Date) => db`
  insert into area_set_aside (enrolment_id, school_id, proposal, reason, by_person, by_name, set_aside_at)
  values (${place.id}, ${place.schoolId}, ${proposal}, ${reason}, ${by.personId}, ${by.name}, ${now})
  on conflict (enrolment_id, proposal) do nothing`;

export const lookAgain = (db: Db, place: Place, proposal: string) => db<{ proposal: string }[]>`
  delete from area_set_aside where enrolment_id = ${place.id} and proposal = ${proposal} returning proposal`;

/** What was said of these criteria, as the first draft of the evidence for an area. */
export const readWords = (db: Db, enrolmentId: string, criteria: readonly string[]) => db<
  { criterion: string; comment: string; evidence: string; impact: string }[]
>`
  select criterion, comment, evidence, impact from audit_answer
   where enrolment_id = ${enrolmentId} and criterion = any (${criteria as string[]})`;
