import { uuidv7, type Db } from '#platform/db';

/** An award from before: recorded with its paper, never signed by us. */
export type PastAward = Readonly<{
  id: string;
  schoolId: string;
  schoolName: string;
  title: string;
  awardedBy: string;
  awardedOn: string;
  validUntil: string | null;
  note: string;
  fileId: string | null;
}>;

export const listPastAwards = (db: Db) => db<PastAward[]>`
  select w.id, w.school_id, s.name as school_name, w.title, w.awarded_by, w.awarded_on, w.valid_until, w.note, w.file_id
    from past_award w join school s on s.id = w.school_id order by w.awarded_on desc limit 200`;

export const findPastAward = async (db: Db, id: string): Promise<PastAward | null> => {
  const rows = await db<PastAward[]>`
    select w.id, w.school_id, s.name as school_name, w.title, w.awarded_by, w.awarded_on, w.valid_until, w.note, w.file_id
      from past_award w join school s on s.id = w.school_id where w.id = ${id}`;
  return rows[0] ?? null;
};

export const insertPastAward = (
  db: Db,
  one: Readonly<{
    schoolId: string;
    title: string;
    awardedBy: string;
    awardedOn: string;
    validUntil: string | null;
    note: string;
    fileId: string | null;
    by: string;
    now: Date;
  }>,
) => db`
  insert into past_award (id, school_id, title, awarded_by, awarded_on, valid_until, note, file_id, entered_by, entered_at)
  values (${uuidv7()}, ${one.schoolId}, ${one.title}, ${one.awardedBy}, ${one.awardedOn}, ${one.validUntil}, ${one.note}, ${one.fileId}, ${one.by}, ${one.now})`;
