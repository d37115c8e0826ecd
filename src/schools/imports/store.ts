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
  finishedAt: Date | null;
  tookMs: number | null;
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  totalRowsIgnored: number;
  problemsTotal: number;
}>;

type Asked = Readonly<{ kind: ImportRecord['kind']; year: string | null; fileName: string; bytes: number }>;

export const insertImport = async (db: Db, actor: Person, asked: Asked, now: Date): Promise<string> => {
  const id = uuidv7();
  await db`
    insert into school_import (id, kind, year, file_name, bytes, body_id, asked_by, asked_at)
    values (${id}, ${asked.kind}, ${asked.year}, ${asked.fileName.slice(0, 200)}, ${asked.bytes}, ${actor.bodyId}, ${actor.personId}, ${now})`;
  return id;
};

export type Waiting = Readonly<{ kind: ImportRecord['kind']; year: string | null; fileName: string; bytes: number }>;

/** What a worker has to read; null once it is read. */
export const waitingImport = async (db: Db, id: string): Promise<Waiting | null> => {
  const [waiting] = await db<Waiting[]>`
    select kind, year, file_name, bytes from school_import where id = ${id} and finished_at is null`;
  return waiting ?? null;
};

export type Counts = Readonly<{
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  totalRowsIgnored: number;
}> &
  Faults;

/** Keeps what the reading did, with its faults in order. */
export const writeFinished = async (db: Db, id: string, done: Counts, tookMs: number, now: Date): Promise<void> => {
  await db`
    update school_import set finished_at = ${now}, took_ms = ${Math.round(tookMs)}, read = ${done.read}, added = ${done.added},
      changed = ${done.changed}, unchanged = ${done.unchanged}, total_rows_ignored = ${done.totalRowsIgnored}, problems_total = ${done.problemsTotal}
     where id = ${id}`;
  const rows = done.problems.map((each, place) => ({
    importId: id,
    place,
    line: each.line,
    columnName: each.column,
    message: each.message,
  }));
  if (rows.length > 0) await db`insert into school_import_problem ${db(rows)}`;
};

const columns = (db: Db) => db`
  i.id, i.kind, i.year, i.file_name, i.bytes, i.asked_at, p.name as asked_by, i.finished_at, i.took_ms, i.read, i.added, i.changed, i.unchanged,
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
