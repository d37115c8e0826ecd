import { uuidv7, type Db } from '#platform/db';
import type { Decision } from '../rules.ts';

export type Decided = Readonly<{ decision: Decision; because: string; who: string; decidedAt: Date }>;

/** Every decision about a provision, the latest first. */
export const decisionsOf = async (db: Db, provisionId: string): Promise<readonly Decided[]> => db<Decided[]>`
  select d.decision, d.because, coalesce(p.name, 'A colleague at the school') as who, d.decided_at
    from provision_decision d left join person p on p.id = d.decided_by
   where d.provision_id = ${provisionId} order by d.decided_at desc, d.id desc`;

/** Decides over the decision that was read; false when somebody decided meanwhile. */
export const writeDecision = async (
  db: Db,
  provision: Readonly<{ id: string; schoolId: string }>,
  given: Readonly<{ decision: Decision; because: string; version: number }>,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<boolean> => {
  const rows = await db`
    update provision set decision = ${given.decision}, version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${provision.id} and version = ${given.version} returning id`;
  if (rows.length === 0) return false;
  await db`
    insert into provision_decision (id, provision_id, school_id, decision, because, decided_by, decided_at)
    values (${uuidv7()}, ${provision.id}, ${provision.schoolId}, ${given.decision}, ${given.because}, ${by.personId}, ${by.now})`;
  return true;
};
