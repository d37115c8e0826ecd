import { mostProblems, type Faults, type LineProblem } from '#platform/csv';
import type { Db } from '#platform/db';
import { statusOfCode } from '../rules.ts';
import type { Column } from './rules.ts';

/** What a staged cell becomes in the register. */
const valueOf = (column: Column): string => {
  if (column === 'urn') return 's.urn::integer';
  if (column === 'low_age' || column === 'high_age') return `s.${column}::smallint`;
  if (column === 'status') return `coalesce($1::jsonb ->> s.status, s.status)`;
  return `s.${column}`;
};

/**
 * Takes the sound rows over. A column that the file does not have is left as the register has it;
 * a row that says nothing new is not written.
 */
export const takeOver = async (
  db: Db,
  present: readonly Column[],
  isDemonstration: boolean,
): Promise<{ added: number; changed: number; unchanged: number }> => {
  // The driver writes an object given for a jsonb parameter as JSON itself.
  const codes = statusOfCode as never;
  const rest = present.filter((column) => column !== 'urn');
  const values = rest.map(valueOf).join(', ');
  // Column names come from our own table of columns, never from the file.
  const changed = await db.unsafe(
    `update school t set (${rest.join(', ')}) = row(${values})
       from staged_school s
      where t.urn = s.urn::integer
        and (${rest.map((column) => `t.${column}`).join(', ')}) is distinct from (${values})
        and $1::jsonb is not null`,
    [codes],
  );
  const [known] = await db<{ rows: number }[]>`
    select count(*)::int as rows from staged_school s
     where exists (select from school t where t.urn = s.urn::integer)`;
  const added = await db.unsafe(
    `insert into school (id, is_demonstration, urn, ${rest.join(', ')})
     select s.id, $2::boolean, s.urn::integer, ${values}
       from staged_school s
      where not exists (select from school t where t.urn = s.urn::integer) and $1::jsonb is not null`,
    [codes, isDemonstration],
  );
  return { added: added.count, changed: changed.count, unchanged: (known?.rows ?? 0) - changed.count };
};

/** The faults found while staging: the first thousand in order of line, and how many there are. */
export const foundFaults = async (db: Db, table: 'school_fault' | 'census_fault'): Promise<Faults> => {
  const problems = await db<LineProblem[]>`
    select line, column_name as "column", message from ${db(table)} order by line, column_name nulls first limit ${mostProblems}`;
  const [all] = await db<{ total: number }[]>`select count(*)::int as total from ${db(table)}`;
  return { problems: problems.map((each) => ({ ...each })), problemsTotal: all?.total ?? 0 };
};

/** Two imports at once would both find a school new; the second waits for the first to end. */
export const waitForImports = (db: Db) => db`select pg_advisory_xact_lock(hashtextextended('schools import', 0))`;
