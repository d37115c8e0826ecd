import { uuidv7, type Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { ChoiceChange, Freeze } from './rules.ts';

type Which = Pick<Enrolment, 'id' | 'schoolId'>;

/** Every time the choice was frozen, latest first. The balance is empty for whoever may not read true numbers. */
export const freezesOf = (db: Db, enrolmentId: string): Promise<readonly Freeze[]> => db<Freeze[]>`
  select f.id, f.frozen_on, p.name as frozen_by, f.reason, f.design, f.targets, f.comparisons, f.found, coalesce(b.balance, '[]') as balance
    from target_freeze f left join person p on p.id = f.frozen_by
    left join restricted.target_balance b on b.school_id = f.school_id and b.freeze_id = f.id
   where f.enrolment_id = ${enrolmentId} order by f.frozen_at desc, f.id desc`;

/** Changes of who is followed since the choice was first frozen, latest first. */
export const choiceChangesOf = (db: Db, enrolmentId: string): Promise<readonly ChoiceChange[]> => db<ChoiceChange[]>`
  select c.code, c.was, c.became, c.reason, p.name as changed_by, c.changed_at
    from target_change c left join person p on p.id = c.changed_by
   where c.enrolment_id = ${enrolmentId} and c.is_after_freeze
   order by c.changed_at desc, c.code`;

export const isFrozen = async (db: Db, enrolmentId: string): Promise<boolean> =>
  (await db`select 1 from target_freeze where enrolment_id = ${enrolmentId} limit 1`).count > 0;

export const insertFreeze = async (
  db: Db,
  enrolment: Which,
  freeze: Omit<Freeze, 'id' | 'frozenBy'>,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<void> => {
  const id = uuidv7();
  await db`
    insert into target_freeze (id, enrolment_id, school_id, frozen_on, reason, design, targets, comparisons, found, frozen_by, frozen_at)
      values (${id}, ${enrolment.id}, ${enrolment.schoolId}, ${freeze.frozenOn}, ${freeze.reason}, ${freeze.design}, ${freeze.targets},
        ${freeze.comparisons}, ${db.json(freeze.found)}, ${by.personId}, ${by.now})`;
  await db`insert into restricted.target_balance (freeze_id, school_id, balance) values (${id}, ${enrolment.schoolId}, ${db.json(freeze.balance as never)})`;
};

/** Says why, for the trigger that keeps each change of the choice: for this transaction only. */
export const sayWhy = (db: Db, reason: string) => db`select set_config('app.choice_reason', ${reason}, true)`;

/** Follows pupils of the roll as target or for comparison; those who stopped being followed are followed again. */
export const writeChosen = async (
  db: Db,
  enrolment: Which,
  pupilIds: readonly string[],
  kind: 'target' | 'comparison',
  now: Date,
): Promise<number> => {
  const written = await db`
    insert into target_pupil (enrolment_id, school_id, pupil_id, code, kind, listed_at)
      select ${enrolment.id}, p.school_id, p.id, p.code, ${kind}, ${now} from restricted.pupil p
       where p.school_id = ${enrolment.schoolId} and p.id = any (${db.array([...pupilIds])}::uuid[])
      on conflict (enrolment_id, pupil_id) do update set kind = excluded.kind where target_pupil.kind <> excluded.kind`;
  return written.count;
};

/** Takes pupils out again, as if never chosen: only until the choice is frozen, which the database holds too. */
export const removeChosen = async (db: Db, enrolmentId: string, pupilIds: readonly string[]): Promise<number> =>
  (
    await db`delete from target_pupil where enrolment_id = ${enrolmentId} and pupil_id = any (${db.array([...pupilIds])}::uuid[])`
  ).count;
