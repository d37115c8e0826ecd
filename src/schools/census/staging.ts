import { copyRows, type CsvRow } from '#platform/csv';
import type { Db } from '#platform/db';
import { missingSymbols } from '../rules.ts';
import { columns, counts, faults, percentages, totalMark } from './rules.ts';

const staged = columns.map((each) => each.column);
const headingOf = new Map<string, string>(columns.map((each) => [each.column, each.heading]));
const symbolList = missingSymbols.map(([symbol]) => symbol);

/** Lays every row down as text with its line, takes the national total rows out, and finds all faults at once. */
export const stageCensus = async (
  db: Db,
  width: number,
  placeOf: (heading: string) => number,
  body: AsyncIterable<readonly CsvRow[]>,
): Promise<{ read: number; totalRowsIgnored: number }> => {
  await db.unsafe(`create temporary table staged_census (
    line integer not null, width integer not null, fault text, ${staged.map((name) => `${name} text`).join(', ')}
  ) on commit drop`);
  const places = columns.map((each) => placeOf(each.heading));
  const batches = async function* () {
    for await (const rows of body)
      yield rows.map((row) => [
        row.line,
        row.cells.length,
        row.fault,
        ...places.map((place) => tidy(row.cells[place])),
      ]);
  };
  const read = await copyRows(db, `staged_census (line, width, fault, ${staged.join(', ')})`, batches());
  const totals = await db`delete from staged_census where upper(urn) = ${totalMark}`;
  await db`create index on staged_census (urn)`;
  await db`analyze staged_census`;
  await findFaults(db, width);
  return { read, totalRowsIgnored: totals.count };
};

/** A row that stops early has no cell here: not available, like a blank one. The per cent sign says nothing new. */
const tidy = (cell: string | undefined): string => cell?.trim().replace(/\s*%$/, '') ?? '';

const findFaults = async (db: Db, width: number): Promise<void> => {
  await db`create temporary table census_fault (line integer, column_name text, message text) on commit drop`;
  await db`
    insert into census_fault
    select line, null, fault from staged_census where fault is not null
    union all
    select line, null, format(${faults.tooWide}, width, ${width}::int) from staged_census where width > ${width} and fault is null`;
  await leaveOut(db);
  await db`
    insert into census_fault
    select line, 'URN', ${faults.noUrn} from staged_census where urn = ''
    union all
    select line, 'URN', format(${faults.badUrn}, left(urn, 40)) from staged_census where urn <> '' and urn !~ '^[1-9][0-9]{4,6}$'
    union all
    select line, 'SCHOOLTYPE', ${faults.noPopulation} from staged_census where population = ''`;
  for (const column of counts)
    await db`
      insert into census_fault select line, ${headingOf.get(column) ?? null}, format(${faults.badCount}, left(${db(column)}, 40))
        from staged_census where ${db(column)} !~ '^[0-9]{1,7}$' and upper(${db(column)}) <> all (${symbolList})`;
  for (const column of percentages)
    await db`
      insert into census_fault select line, ${headingOf.get(column) ?? null}, format(${faults.badPercentage}, left(${db(column)}, 40))
        from staged_census
       where ${db(column)} !~ '^(100(\\.0+)?|[0-9]{1,2}(\\.[0-9]+)?|\\.[0-9]+)$' and upper(${db(column)}) <> all (${symbolList})`;
  await leaveOut(db);
  await db`
    insert into census_fault
    select line, 'NUMFSM', format(${faults.tooMany}, fsm_pupils, nor) from staged_census
     where fsm_pupils ~ '^[0-9]+$' and nor ~ '^[0-9]+$' and fsm_pupils::int > nor::int
    union all
    select line, 'URN', format(${faults.twice}, urn, first_line)
      from (select line, urn, min(line) over (partition by urn) as first_line from staged_census) as same
     where line > first_line`;
  await leaveOut(db);
};

/** From here on only sound rows stand, so that a cell can be read as the number that it is. */
const leaveOut = (db: Db) => db`delete from staged_census s using census_fault f where f.line = s.line`;
