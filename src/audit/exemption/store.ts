import { uuidv7, type Db } from '#platform/db';
import type { By } from '../store.ts';
import type { ExemptionKind } from './rules.ts';

/** One exemption as its pages show it. */
export type Exemption = Readonly<{
  id: string;
  kind: ExemptionKind;
  about: string;
  words: string;
  reason: string;
  evidence: string;
  arguedBy: string;
  arguedName: string;
  arguedAt: Date;
  withdrawnAt: Date | null;
  decision: 'granted' | 'refused' | null;
  decisionReason: string | null;
  decidedName: string | null;
  decidedAt: Date | null;
}>;

const columns = (
  db: Db,
) => db`id, kind, about, words, reason, evidence, argued_by, argued_name, argued_at, withdrawn_at,
  decision, decision_reason, decided_name, decided_at`;

/** What this school argued in this enrolment, newest first, as far as the reader may see. */
export const listExemptions = (db: Db, enrolmentId: string) => db<Exemption[]>`
  select ${columns(db)} from audit_exemption where enrolment_id = ${enrolmentId} order by argued_at desc, id desc limit 500`;

/** The exemptions that stand: granted, and not over. */
export const readGranted = (db: Db, enrolmentId: string) => db<
  Pick<Exemption, 'kind' | 'about' | 'decisionReason' | 'decidedName' | 'decidedAt'>[]
>`
  select kind, about, decision_reason, decided_name, decided_at
    from audit_exemption where enrolment_id = ${enrolmentId} and decision = 'granted' order by decided_at`;

export const findExemption = async (db: Db, enrolmentId: string, id: string): Promise<Exemption | null> =>
  (
    await db<Exemption[]>`
    select ${columns(db)} from audit_exemption where enrolment_id = ${enrolmentId} and id = ${id}`
  )[0] ?? null;

type Place = Readonly<{ id: string; schoolId: string; bodyId: string }>;
type Words = Readonly<{ kind: ExemptionKind; about: string; words: string; reason: string; evidence: string }>;

/** Argues; nothing comes back when the same is argued or granted already: a second press is harmless. */
export const addExemption = (db: Db, place: Place, words: Words, by: By, now: Date) => db<{ id: string }[]>`
  insert into audit_exemption (id, enrolment_id, school_id, body_id, kind, about, words, reason, evidence, argued_by, argued_name, argued_at)
  values (${uuidv7(now.getTime())}, ${place.id}, ${place.schoolId}, ${place.bodyId}, ${words.kind}, ${words.about}, ${words.words},
          ${words.reason}, ${words.evidence}, ${by.personId}, ${by.name}, ${now})
  on conflict (enrolment_id, kind, about) where withdrawn_at is null and decision is distinct from 'refused' do nothing
  returning id`;

export const writeWithdrawn = async (db: Db, enrolmentId: string, id: string, now: Date): Promise<boolean> =>
  (
    await db`update audit_exemption set withdrawn_at = ${now}
       where enrolment_id = ${enrolmentId} and id = ${id} and decision is null and withdrawn_at is null returning id`
  ).length > 0;

/** True when nobody decided first. */
export const writeDecision = async (
  db: Db,
  enrolmentId: string,
  id: string,
  said: Readonly<{ decision: 'granted' | 'refused'; why: string }>,
  by: By,
  now: Date,
): Promise<boolean> =>
  (
    await db`update audit_exemption set decision = ${said.decision}, decision_reason = ${said.why}, decided_by = ${by.personId},
             decided_name = ${by.name}, decided_at = ${now}
       where enrolment_id = ${enrolmentId} and id = ${id} and decision is null and withdrawn_at is null returning id`
  ).length > 0;

/** Whether the acting person has to do with this school otherwise. */
export const readConflict = async (db: Db, schoolId: string): Promise<boolean> =>
  (await db<{ has: boolean }[]>`select app.has_conflict(${schoolId}) as has`)[0]?.has ?? true;

type Addressed = Readonly<{ personId: string; enrolmentId: string; school: string; kind: string; about: string }>;

/** Everybody at the desk who may decide it: those with a conflict are not asked. */
export const deskOf = (db: Db, exemption: string) => db<Addressed[]>`
  select m.person_id, x.enrolment_id, s.name as school, x.kind, x.about
    from audit_exemption x join school s on s.id = x.school_id
    join membership m on m.body_id = x.body_id and m.role in ('officer', 'director') and m.ended_on is null
   where x.id = ${exemption} and x.decision is null and x.withdrawn_at is null
     and not app.works_at(m.person_id, x.school_id)
     and not exists (select from declared_conflict c where c.person_id = m.person_id and c.school_id = x.school_id and c.ended_on is null)
   order by m.person_id limit 100`;
