import type { LineProblem } from '#platform/csv';
import { uuidv7, type Db } from '#platform/db';
import type { RollColumn, RollFormat, RollRead } from '../rules.ts';
import type { RollCounts } from '../store.ts';

/** The id of a school by its URN, an invented one of the demonstration too. */
export const schoolByUrn = async (db: Db, urn: number): Promise<string | null> => {
  const [row] = await db<{ id: string }[]>`select id from school where urn = ${urn}`;
  return row?.id ?? null;
};

/** What becomes of the results of a file: how many are new, change or stand already, where they go, and those that go nowhere. */
export type ResultsTold = Readonly<{
  added: number;
  changed: number;
  unchanged: number;
  /** Of assessments that the school has not declared, by name: they are passed over. */
  undeclared: readonly Readonly<{ title: string; results: number }>[];
  into: readonly Readonly<{ title: string; point: string; results: number }>[];
}>;

/** How many memberships of groups, attendances and results a file would change with its pupils. */
export type Follows = Readonly<{
  groups: number;
  attendance: number;
  results: number;
  told?: ResultsTold | undefined;
  /** Elements or files that hold nothing that is read. */
  unread?: readonly string[] | undefined;
}>;

export const nothingFollows: Follows = { groups: 0, attendance: 0, results: 0 };

/** A file that was brought: it waits to be read, waits for its columns to be named, is shown, was taken over, or was set aside. */
export type RollFile = Readonly<{
  id: string;
  fileName: string;
  format: RollFormat;
  bytes: number;
  state: 'waiting' | 'columns' | 'checked' | 'taken' | 'dropped';
  columns: readonly RollColumn[];
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  returnedCount: number;
  leftCount: number;
  results: number;
  notAvailable: number;
  problemsTotal: number;
  follows: Follows;
  rollStamp: string | null;
  askedBy: string | null;
  askedAt: Date;
  importedAt: Date | null;
}>;

type Begun = Readonly<{
  schoolId: string;
  fileName: string;
  format: RollFormat;
  bytes: number;
  sha256: string | null;
  askedBy: string | null;
  now: Date;
}>;

/** Writes down that a file was brought; what it did is added when it was read. */
export const insertFile = async (db: Db, begun: Begun): Promise<string> => {
  const id = uuidv7();
  await db`
    insert into restricted.roll_import (id, school_id, file_name, format, bytes, sha256, asked_by, asked_at)
    values (${id}, ${begun.schoolId}, ${begun.fileName.slice(0, 200) || 'file'}, ${begun.format}, ${begun.bytes}, ${begun.sha256}, ${begun.askedBy}, ${begun.now})`;
  return id;
};

type Taken = Pick<RollCounts, 'added' | 'changed' | 'unchanged' | 'returned'> &
  Readonly<{ pupils: number; left: number; results: number; personId: string | null; now: Date }>;

/** What a file did to the roll. What waited of it goes. */
export const writeTaken = async (db: Db, id: string, taken: Taken): Promise<void> => {
  await db`
    update restricted.roll_import set state = 'taken', read = ${taken.pupils}, added = ${taken.added}, changed = ${taken.changed},
           unchanged = ${taken.unchanged}, returned_count = ${taken.returned}, left_count = ${taken.left}, results = ${taken.results},
           imported_by = ${taken.personId}, imported_at = ${taken.now}, checked_at = coalesce(checked_at, ${taken.now})
     where id = ${id}`;
  await clearWaiting(db, id);
};

export const writeDropped = async (db: Db, id: string): Promise<void> => {
  await db`update restricted.roll_import set state = 'dropped' where id = ${id} and state in ('waiting', 'columns', 'checked')`;
  await clearWaiting(db, id);
};

const clearWaiting = async (db: Db, id: string): Promise<void> => {
  await db`delete from restricted.roll_import_row where import_id = ${id}`;
  await db`delete from restricted.roll_import_problem where import_id = ${id}`;
};

const columns = (db: Db) => db`
  i.id, i.file_name, i.format, i.bytes, i.state, i.columns, i.read, i.added, i.changed, i.unchanged, i.returned_count, i.left_count, i.results,
  i.not_available, i.problems_total, i.follows, i.roll_stamp, p.name as asked_by, i.asked_at, i.imported_at`;

export const findFile = async (db: Db, schoolId: string, id: string): Promise<RollFile | null> => {
  const [found] = await db<RollFile[]>`
    select ${columns(db)} from restricted.roll_import i left join person p on p.id = i.asked_by where i.school_id = ${schoolId} and i.id = ${id}`;
  return found ?? null;
};

export const recentFiles = async (db: Db, schoolId: string): Promise<readonly RollFile[]> => db<RollFile[]>`
  select ${columns(db)} from restricted.roll_import i left join person p on p.id = i.asked_by
   where i.school_id = ${schoolId} order by i.asked_at desc limit 20`;

/** Held while a file is taken over or set aside, so that two presses do not both do it. */
export const lockFile = async (db: Db, id: string): Promise<RollFile['state'] | null> => {
  const [row] = await db<{ state: RollFile['state'] }[]>`
    select state from restricted.roll_import where id = ${id} for update`;
  return row?.state ?? null;
};

export type WaitingFile = Readonly<{
  schoolId: string;
  format: RollFormat;
  bytes: number;
  fileName: string;
  askedBy: string | null;
}>;

/** What a worker has to read; null once it is read. */
export const waitingFile = async (db: Db, id: string): Promise<WaitingFile | null> => {
  const [waiting] = await db<WaitingFile[]>`
    select school_id, format, bytes, file_name, asked_by from restricted.roll_import where id = ${id} and state = 'waiting'`;
  return waiting ?? null;
};

export const writeWaiting = async (db: Db, id: string): Promise<void> => {
  await db`update restricted.roll_import set state = 'waiting' where id = ${id} and state in ('columns', 'checked')`;
};

type Checked = Readonly<{
  read: RollRead;
  counts: RollCounts;
  follows: Follows;
  problemsTotal: number;
  stamp: string;
  tookMs: number;
  now: Date;
}>;

/** Keeps what a reading found. A file whose columns wait to be named is shown with them first. */
export const writeChecked = async (db: Db, id: string, isNamed: boolean, checked: Checked): Promise<void> => {
  const { read, counts } = checked;
  await db`
    update restricted.roll_import set state = ${isNamed ? 'checked' : 'columns'}, columns = ${db.json(read.columns as never)}, read = ${read.pupils},
           added = ${counts.added}, changed = ${counts.changed}, unchanged = ${counts.unchanged}, returned_count = ${counts.returned},
           left_count = ${counts.notInFile}, results = ${read.results}, not_available = ${read.notAvailable},
           problems_total = ${checked.problemsTotal}, follows = ${db.json(checked.follows)}, roll_stamp = ${checked.stamp}, checked_at = ${checked.now}, took_ms = ${Math.round(checked.tookMs)}
     where id = ${id}`;
};

/** The counts and the stamp of a preview that was made anew because the roll had changed. */
export const writeCountsAnew = async (db: Db, id: string, counts: RollCounts, stamp: string): Promise<void> => {
  await db`
    update restricted.roll_import set added = ${counts.added}, changed = ${counts.changed}, unchanged = ${counts.unchanged},
           returned_count = ${counts.returned}, left_count = ${counts.notInFile}, roll_stamp = ${stamp} where id = ${id}`;
};

/** Keeps the staged rows of a file with what each would do, and every problem, for the pages that show them. */
export const keepPreview = async (
  db: Db,
  id: string,
  schoolId: string,
  problems: readonly LineProblem[],
): Promise<void> => {
  await clearWaiting(db, id);
  await db`
    insert into restricted.roll_import_row (import_id, school_id, place, line, given, what, pupil_id, changes)
    select ${id}, ${schoolId}, g.place, g.line, r.given,
           case when g.pupil_id is null then 'new' when t.is_back then 'back' when t.is_changed then 'changed' else 'same' end,
           g.pupil_id, coalesce(t.changes, '[]'::jsonb)
      from roll_given g join roll_raw r using (place) left join roll_to t using (place)`;
  const inOrder = problems.toSorted((one, two) => one.line - two.line);
  for (let from = 0; from < inOrder.length; from += 5000)
    await db`
      insert into restricted.roll_import_problem ${db(
        inOrder.slice(from, from + 5000).map(({ line, column, message }, at) => ({
          importId: id,
          schoolId,
          place: from + at,
          line,
          columnName: column,
          message,
        })),
      )}`;
};

/** The same rows against a roll that changed meanwhile. */
export const matchPreviewAnew = async (db: Db, id: string): Promise<void> => {
  await db`
    update restricted.roll_import_row w
       set what = case when g.pupil_id is null then 'new' when t.is_back then 'back' when t.is_changed then 'changed' else 'same' end,
           pupil_id = g.pupil_id, changes = coalesce(t.changes, '[]'::jsonb)
      from roll_given g left join roll_to t using (place)
     where w.import_id = ${id} and w.place = g.place`;
};

/** Files that wait since before a moment. */
export const staleFiles = async (db: Db, before: Date): Promise<readonly string[]> =>
  (
    await db<{ id: string }[]>`
      select id from restricted.roll_import where state in ('waiting', 'columns', 'checked') and asked_at < ${before}`
  ).map((row) => row.id);

/** The file itself is gone: one problem, which says what to do. */
export const writeUnreadable = async (db: Db, id: string, schoolId: string, now: Date): Promise<void> => {
  await clearWaiting(db, id);
  await db`
    insert into restricted.roll_import_problem (import_id, school_id, place, line, message)
    values (${id}, ${schoolId}, 0, 1, 'The file is no longer here. Choose it again.')`;
  await db`update restricted.roll_import set state = 'checked', problems_total = 1, checked_at = ${now} where id = ${id}`;
};
