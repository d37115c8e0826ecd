import type { Db } from '#platform/db';

/** An action that is being written: its fields as they were typed, good or not. */
export type Draft = Readonly<{
  id: string;
  typed: Readonly<Record<string, string>>;
  /** The action that it became. */
  actionId: string | null;
  version: number;
  savedByName: string;
  savedAt: Date;
}>;

type Place = Readonly<{ id: string; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;

const selected = (db: Db) => db`
  select d.id, d.typed, d.action_id, d.version, coalesce(p.name, 'A colleague at the school') as saved_by_name, d.saved_at
    from action_draft d left join person p on p.id = d.saved_by`;

/** The actions that are being written, the one touched last first. */
export const listDrafts = (db: Db, enrolmentId: string) => db<Draft[]>`
  ${selected(db)} where d.enrolment_id = ${enrolmentId} and d.action_id is null and d.dropped_at is null order by d.saved_at desc, d.id`;

export const findDraft = async (db: Db, enrolmentId: string, id: string): Promise<Draft | null> => {
  const rows = await db<Draft[]>`
    ${selected(db)} where d.enrolment_id = ${enrolmentId} and d.id = ${id} and d.dropped_at is null`;
  return rows[0] ?? null;
};

/** The same, held until this transaction ends; null once it is an action or was given up. */
export const lockDraft = async (
  db: Db,
  enrolmentId: string,
  id: string,
): Promise<Pick<Draft, 'typed' | 'version'> | null> => {
  const rows = await db<Pick<Draft, 'typed' | 'version'>[]>`
    select typed, version from action_draft
     where enrolment_id = ${enrolmentId} and id = ${id} and action_id is null and dropped_at is null for update`;
  return rows[0] ?? null;
};

export const insertDraft = (
  db: Db,
  id: string,
  enrolment: Place,
  typed: Readonly<Record<string, string>>,
  by: Saver,
) => db`
  insert into action_draft (id, enrolment_id, school_id, typed, saved_by, saved_at)
  values (${id}, ${enrolment.id}, ${enrolment.schoolId}, ${db.json({ ...typed })}, ${by.personId}, ${by.now})`;

/** Saves some fields over the version that was read; false when somebody saved first. */
export const updateDraft = async (
  db: Db,
  id: string,
  version: number,
  typed: Readonly<Record<string, string>>,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update action_draft set typed = typed || ${db.json({ ...typed })}, version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} and action_id is null and dropped_at is null returning id`;
  return rows.length > 0;
};

/** The draft has done its work: it is an action now, or was given up. False when somebody wrote in it meanwhile. */
export const endDraft = async (
  db: Db,
  id: string,
  version: number,
  became: string | null,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update action_draft set typed = '{}', action_id = ${became}, dropped_at = ${became === null ? by.now : null}, version = version + 1,
      saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} and action_id is null and dropped_at is null returning id`;
  return rows.length > 0;
};
