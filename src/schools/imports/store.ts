import type { Person } from '#platform/actor';
import type { Faults, LineProblem } from '#platform/csv';
import { uuidv7, type Db } from '#platform/db';

export type ImportRecord = Readonly<{
  id: string;
  kind: 'establishments' | 'census';
  year: string | null;
  fileName: string;
  bytes: number;
  askedAt: Date;
  askedBy: string;
  tookMs: number;
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  totalRowsIgnored: number;
  problemsTotal: number;
}>;

type Done = Omit<ImportRecord, 'id' | 'askedBy' | 'problemsTotal'> & Faults;

export const recordImport = async (db: Db, actor: Person, done: Done): Promise<string> => {
  const id = uuidv7();
  await db`
    insert into school_import (id, kind, year, file_name, bytes, body_id, asked_by, asked_at, took_ms, read, added, changed,
      unchanged, total_rows_ignored, problems_total)
    values (${id}, ${done.kind}, ${done.year}, ${done.fileName.slice(0, 200)}, ${done.bytes}, ${actor.bodyId}, ${actor.personId},
      ${done.askedAt}, ${Math.round(done.tookMs)}, ${done.read}, ${done.added}, ${done.changed}, ${done.unchanged},
      ${done.totalRowsIgnored}, ${done.problemsTotal})`;
  const rows = done.problems.map((each, place) => ({
    importId: id,
    place,
    line: each.line,
    columnName: each.column,
    message: each.message,
  }));
  if (rows.length > 0) await db`insert into school_import_problem ${db(rows)}`;
  return id;
};

const columns = (db: Db) => db`
  i.id, i.kind, i.year, i.file_name, i.bytes, i.asked_at, p.name as asked_by, i.took_ms, i.read, i.added, i.changed, i.unchanged,
  i.total_rows_ignored, i.problems_total`;

export const recentImports = async (db: Db): Promise<readonly ImportRecord[]> => db<ImportRecord[]>`
  select ${columns(db)} from school_import i join person p on p.id = i.asked_by order by i.asked_at desc limit 10`;

export const findImport = async (db: Db, id: string): Promise<ImportRecord | null> => {
  const [found] = await db<ImportRecord[]>`
    select ${columns(db)} from school_import i join person p on p.id = i.asked_by where i.id = ${id}`;
  return found ?? null;
};

export const problemsPerPage = 50;

export const problemsOf = async (db: Db, id: string, page: number): Promise<readonly LineProblem[]> => db<
  LineProblem[]
>`
  select line, column_name as "column", message from school_import_problem
   where import_id = ${id} order by place limit ${problemsPerPage} offset ${(page - 1) * problemsPerPage}`;
