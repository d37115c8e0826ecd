import type { Db } from '#platform/db';
import type { Mark } from '../store.ts';
import type { Change } from './forms.ts';

type Saver = Readonly<{ personId: string; now: Date }>;
type Where = Readonly<{ id: string; schoolId: string }>;

/** Puts pupils on a provision; who is on it already stays as they are. How many were new. */
export const insertPupils = async (
  db: Db,
  provision: Where,
  given: Readonly<{ pupilIds: readonly string[]; fromOn: string; groupNo: number }>,
  by: Saver,
): Promise<number> => {
  const added = await db`
    insert into provision_pupil (provision_id, school_id, pupil_id, code, group_no, from_on, added_by, added_at)
    select ${provision.id}, p.school_id, p.id, p.code, ${given.groupNo}, ${given.fromOn}, ${by.personId}, ${by.now}
      from restricted.pupil p where p.school_id = ${provision.schoolId} and p.id = any (${[...given.pupilIds]}::uuid[])
    on conflict (provision_id, pupil_id) do nothing`;
  return added.count;
};

/** Saves one pupil's review over the version that was read; false when somebody saved first. */
export const updateReview = async (db: Db, provisionId: string, change: Change, by: Saver): Promise<boolean> => {
  const mark = (of: Mark | null) => (of === null ? null : db.json({ value: of.value, on: of.on }));
  const rows = await db`
    update provision_pupil set entry = ${mark(change.entry)}, exit = ${mark(change.exit)}, outcome = ${change.outcome},
           left_out_because = ${change.leftOutBecause}, group_no = ${change.groupNo}, reviewed_by = ${by.personId}, reviewed_at = ${by.now},
           version = version + 1
     where provision_id = ${provisionId} and pupil_id = ${change.pupilId} and version = ${change.version} returning pupil_id`;
  return rows.length > 0;
};

export const endPupil = async (
  db: Db,
  at: Readonly<{ provisionId: string; pupilId: string }>,
  left: Readonly<{ on: string; because: string }>,
): Promise<boolean> => {
  const rows = await db`
    update provision_pupil set to_on = greatest(${left.on}::date, from_on), left_because = ${left.because}, version = version + 1
     where provision_id = ${at.provisionId} and pupil_id = ${at.pupilId} and left_because is null returning pupil_id`;
  return rows.length > 0;
};

/** Takes a pupil off who was put there by mistake; false once a register names them. */
export const deletePupil = async (db: Db, at: Readonly<{ provisionId: string; pupilId: string }>): Promise<boolean> => {
  const rows = await db`
    delete from provision_pupil x where x.provision_id = ${at.provisionId} and x.pupil_id = ${at.pupilId}
       and not exists (select from provision_attendance a where a.provision_id = x.provision_id and a.pupil_id = x.pupil_id)
    returning pupil_id`;
  return rows.length > 0;
};
