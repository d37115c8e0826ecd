/** What the pages show of a file that waits for the press. */
import type { LineProblem } from '#platform/csv';
import type { Db } from '#platform/db';
import { onRoll } from '../store.ts';

export const shownPerPage = 50;

/** Which part of a preview is shown. */
export type PreviewPart = 'problems' | 'changed' | 'new' | 'left' | 'same';

export type Change = Readonly<{ field: string; was: string | null; became: string | null }>;

export type PreviewRow = Readonly<{
  line: number;
  what: 'new' | 'changed' | 'back' | 'same';
  code: string | null;
  surname: string;
  forename: string;
  upn: string | null;
  yearGroup: string | null;
  bornOn: string | null;
  changes: readonly Change[];
  /** Somebody on the roll has this name, and is not known to be the same pupil. */
  lookalike: string | null;
}>;

/** A page of the file's pupils, of those that are new, changed or back, or as they were. */
export const previewRows = async (
  db: Db,
  id: string,
  part: 'new' | 'changed' | 'same',
  page: number,
): Promise<readonly PreviewRow[]> => {
  const what = part === 'changed' ? ['changed', 'back'] : [part];
  return db<PreviewRow[]>`
    select w.line, w.what, p.code, w.given ->> 'surname' as surname, w.given ->> 'forename' as forename, w.given ->> 'upn' as upn,
           w.given ->> 'yearGroup' as year_group, w.given ->> 'bornOn' as born_on, w.changes,
           case when w.what = 'new' then (
             select min(o.code) from restricted.pupil o where o.school_id = w.school_id
                and lower(o.surname) = lower(w.given ->> 'surname') and lower(o.forename) = lower(w.given ->> 'forename')) end as lookalike
      from restricted.roll_import_row w left join restricted.pupil p on p.id = w.pupil_id and p.school_id = w.school_id
     where w.import_id = ${id} and w.what = any (${db.array(what)})
     order by w.place limit ${shownPerPage} offset ${(page - 1) * shownPerPage}`;
};

export type Missing = Readonly<{
  id: string;
  code: string;
  surname: string;
  forename: string;
  yearGroup: string | null;
  upn: string | null;
}>;

/** Pupils on roll who stand in no row of the file. */
export const previewMissing = async (
  db: Db,
  schoolId: string,
  id: string,
  page: number,
): Promise<readonly Missing[]> => db<Missing[]>`
  select p.id, p.code, p.surname, p.forename, p.year_group, p.upn from restricted.pupil p
   where p.school_id = ${schoolId} and ${onRoll(db)}
     and not exists (select from restricted.roll_import_row w where w.import_id = ${id} and w.pupil_id = p.id)
   order by p.surname, p.forename, p.code limit ${shownPerPage} offset ${(page - 1) * shownPerPage}`;

export const previewProblems = async (db: Db, id: string, page: number): Promise<readonly LineProblem[]> => db<
  LineProblem[]
>`
  select line, column_name as "column", message from restricted.roll_import_problem
   where import_id = ${id} order by place limit ${shownPerPage} offset ${(page - 1) * shownPerPage}`;

/** Every problem of a file, for the file of them. */
export const allProblems = async (db: Db, id: string): Promise<readonly LineProblem[]> => db<LineProblem[]>`
  select line, column_name as "column", message from restricted.roll_import_problem where import_id = ${id} order by place`;

/** How many rows of a preview there are of each kind. */
export const previewCounts = async (
  db: Db,
  id: string,
): Promise<Readonly<Record<'new' | 'changed' | 'same', number>>> => {
  const [row] = await db<Record<'new' | 'changed' | 'same', number>[]>`
    select count(*) filter (where what = 'new')::int as new, count(*) filter (where what in ('changed', 'back'))::int as changed,
           count(*) filter (where what = 'same')::int as same from restricted.roll_import_row where import_id = ${id}`;
  return row ?? { new: 0, changed: 0, same: 0 };
};
