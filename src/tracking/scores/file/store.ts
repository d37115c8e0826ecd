import type { Person } from '#platform/actor';
import { copyRows, type LineProblem } from '#platform/csv';
import { uuidv7, type Db } from '#platform/db';
import type { ScoresRead } from '../bulk/actions.ts';
import { isNamed, type ScoreColumn } from '../bulk/columns.ts';
import { problemsPerPage, type ScoreFileState } from './rules.ts';

/** How a file was read: its headings with what each was taken as, and whether the month stands first in its days. */
export type ReadAs = Readonly<{ columns: readonly ScoreColumn[]; isMonthFirst: boolean }>;

export type ScoreFile = Readonly<{
  id: string;
  schoolId: string;
  fileName: string;
  bytes: number;
  source: string | null;
  state: ScoreFileState;
  read: number;
  added: number;
  changed: number;
  unchanged: number;
  blank: number;
  afterLeaving: number;
  newPoints: readonly string[];
  problemsTotal: number;
  readAs: ReadAs;
  askedBy: string | null;
  askedAt: Date;
  takenAt: Date | null;
}>;

const columns = (db: Db) => db`
  i.id, i.school_id, i.file_name, i.bytes, i.source, i.state, i.read, i.added, i.changed, i.unchanged, i.blank, i.after_leaving, i.new_points,
  i.problems_total, i.read_as, p.name as asked_by, i.asked_at, i.taken_at`;

export const recentScoreFiles = async (db: Db, schoolId: string): Promise<readonly ScoreFile[]> => db<ScoreFile[]>`
  select ${columns(db)} from restricted.score_import i left join person p on p.id = i.asked_by
   where i.school_id = ${schoolId} order by i.asked_at desc limit 20`;

export const findScoreFile = async (db: Db, schoolId: string, id: string): Promise<ScoreFile | null> => {
  const [row] = await db<ScoreFile[]>`
    select ${columns(db)} from restricted.score_import i left join person p on p.id = i.asked_by
     where i.school_id = ${schoolId} and i.id = ${id}`;
  return row ?? null;
};

type Brought = Readonly<{ schoolId: string; fileName: string; bytes: number; sha256: string; source: string | null }>;

export const insertScoreFile = async (db: Db, actor: Person, brought: Brought, now: Date): Promise<string> => {
  const id = uuidv7();
  await db`
    insert into restricted.score_import (id, school_id, file_name, bytes, sha256, source, asked_by, acting_by, membership_id, asked_at)
    values (${id}, ${brought.schoolId}, ${brought.fileName}, ${brought.bytes}, ${brought.sha256}, ${brought.source}, ${actor.personId},
      ${actor.personId}, ${actor.membershipId}, ${now})`;
  return id;
};

/** Somebody said what its columns are: it is read again, as they may. False when it is not there to be read. */
export const writeReadAgain = async (db: Db, actor: Person, id: string): Promise<boolean> => {
  const written = await db`
    update restricted.score_import set state = 'waiting', acting_by = ${actor.personId}, membership_id = ${actor.membershipId}
     where id = ${id} and state in ('columns', 'checked')`;
  return written.count === 1;
};

/** Somebody presses: from now on the worker acts as they may. False when the file is not ready to be taken over. */
export const writeTaking = async (db: Db, actor: Person, id: string): Promise<boolean> => {
  const written = await db`
    update restricted.score_import set state = 'taking', acting_by = ${actor.personId}, membership_id = ${actor.membershipId}
     where id = ${id} and state = 'checked' and problems_total = 0`;
  return written.count === 1;
};

export const writeSetAside = async (db: Db, actor: Person, id: string): Promise<boolean> => {
  const written = await db`
    update restricted.score_import set state = 'dropped', acting_by = ${actor.personId}, membership_id = ${actor.membershipId}
     where id = ${id} and state in ('waiting', 'columns', 'checked')`;
  return written.count === 1;
};

export type WorkingFile = Readonly<{
  id: string;
  schoolId: string;
  fileName: string;
  bytes: number;
  source: string | null;
  state: 'waiting' | 'taking';
  readAs: ReadAs;
  actingBy: string;
  membershipId: string;
}>;

/** The file that the worker is to read or to take over, held until it has; null when that is done already. */
export const workingFile = async (db: Db, id: string): Promise<WorkingFile | null> => {
  const [row] = await db<WorkingFile[]>`
    select id, school_id, file_name, bytes, source, state, read_as, acting_by, membership_id from restricted.score_import
     where id = ${id} and state in ('waiting', 'taking') for update`;
  return row ?? null;
};

async function* inPieces(id: string, schoolId: string, problems: readonly LineProblem[]) {
  for (let from = 0; from < problems.length; from += 5000)
    yield problems
      .slice(from, from + 5000)
      .map(({ line, column, message }, at) => [id, schoolId, from + at + 1, line, column, message] as const);
}

/** What the reading found or the taking over did, with every fault that is kept. */
export const writeRead = async (
  db: Db,
  { id, schoolId, state }: WorkingFile,
  done: ScoresRead,
  isMonthFirst: boolean,
  now: Date,
): Promise<void> => {
  await db`delete from restricted.score_import_problem where import_id = ${id}`;
  const asked = state === 'waiting' && done.problemsTotal === 0 && !isNamed(done.columns) ? 'columns' : 'checked';
  const after = state === 'taking' && done.problemsTotal === 0 ? 'taken' : asked;
  const readAs: ReadAs = { columns: done.columns, isMonthFirst };
  await db`
    update restricted.score_import set state = ${after}, read = ${done.read}, added = ${done.added}, changed = ${done.changed},
           unchanged = ${done.unchanged}, blank = ${done.blank}, after_leaving = ${done.afterLeaving}, new_points = ${done.newPoints as string[]},
           problems_total = ${done.problemsTotal}, read_as = ${db.json(readAs as never)}, checked_at = ${now}, taken_at = ${after === 'taken' ? now : null}
     where id = ${id}`;
  // A table with policies takes no COPY: laid aside first, then taken over in one statement.
  await db`create temporary table told_problem (import_id uuid, school_id uuid, place integer, line integer, column_name text, message text) on commit drop`;
  await copyRows(db, 'told_problem', inPieces(id, schoolId, done.problems));
  await db`insert into restricted.score_import_problem select * from told_problem`;
};

export const problemsOf = async (db: Db, id: string, page: number): Promise<readonly LineProblem[]> => db<
  LineProblem[]
>`
  select line, column_name as "column", message from restricted.score_import_problem
   where import_id = ${id} order by place limit ${problemsPerPage} offset ${(page - 1) * problemsPerPage}`;

export const allProblemsOf = async (db: Db, id: string): Promise<readonly LineProblem[]> => db<LineProblem[]>`
  select line, column_name as "column", message from restricted.score_import_problem where import_id = ${id} order by place`;

/** Files that nobody took over since then. */
export const staleScoreFiles = async (db: Db, before: Date): Promise<readonly string[]> => {
  const rows = await db<{ id: string }[]>`
    update restricted.score_import set state = 'dropped' where state in ('waiting', 'columns', 'checked') and asked_at < ${before} returning id`;
  return rows.map(({ id }) => id);
};
