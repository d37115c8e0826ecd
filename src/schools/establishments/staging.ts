import { copyRows, type CsvRow } from '#platform/csv';
import { uuidv7, type Db } from '#platform/db';
import { columns, faults } from './rules.ts';

type Body = AsyncIterable<readonly CsvRow[]>;

const staged = columns.map((each) => each.column);

/** Lays every row down as it stands, all text, with its line; nothing is judged yet. */
export const stageRows = async (
  db: Db,
  headings: readonly string[],
  placeOf: (heading: string) => number,
  body: Body,
): Promise<number> => {
  await db.unsafe(`create temporary table staged_school (
    line integer not null, id uuid not null, width integer not null, fault text, ${staged.map((name) => `${name} text`).join(', ')}
  ) on commit drop`);
  const places = columns.map((each) => placeOf(each.heading));
  const lay = (row: CsvRow) => [
    row.line,
    uuidv7(),
    row.cells.length,
    row.fault,
    ...places.map((place) => tidy(row.cells[place])),
  ];
  const batches = async function* () {
    for await (const rows of body) yield rows.map(lay);
  };
  const read = await copyRows(db, `staged_school (line, id, width, fault, ${staged.join(', ')})`, batches());
  await db`create index on staged_school (urn)`;
  await db`analyze staged_school`;
  await findFaults(db, headings.length);
  return read;
};

/** One space between words, none around; what some programs write for "nothing" is nothing. */
const tidy = (cell: string | undefined): string | null => {
  const text = cell?.replaceAll(/\s+/g, ' ').trim() ?? '';
  return text === '' || /^nan$/i.test(text) ? null : text;
};

/** Judges all rows at once, and keeps every fault with its line and the heading of its column. */
const findFaults = async (db: Db, width: number): Promise<void> => {
  await db`create temporary table school_fault (line integer, column_name text, message text) on commit drop`;
  await db`
    insert into school_fault
    select line, null, fault from staged_school where fault is not null
    union all
    select line, null, format(${faults.tooWide}, width, ${width}::int) from staged_school where width > ${width} and fault is null`;
  await leaveOut(db);
  await db`
    insert into school_fault
    select line, 'URN', ${faults.noUrn} from staged_school where urn is null
    union all
    select line, 'URN', format(${faults.badUrn}, left(urn, 40)) from staged_school where urn !~ '^[1-9][0-9]{4,6}$'
    union all
    select line, 'EstablishmentName', ${faults.noName} from staged_school where name is null
    union all
    select line, 'EstablishmentName', ${faults.longName} from staged_school where length(name) > 200
    union all
    select line, 'StatutoryLowAge', format(${faults.badAge}, left(low_age, 40)) from staged_school
     where low_age !~ '^([0-9]{1,2}|1[0-2][0-9]|130)$'
    union all
    select line, 'StatutoryHighAge', format(${faults.badAge}, left(high_age, 40)) from staged_school
     where high_age !~ '^([0-9]{1,2}|1[0-2][0-9]|130)$'`;
  await leaveOut(db);
  await db`
    insert into school_fault
    select line, 'StatutoryLowAge', format(${faults.agesCross}, low_age, high_age) from staged_school
     where low_age::int > high_age::int
    union all
    select line, 'URN', format(${faults.twice}, urn, first_line)
      from (select line, urn, min(line) over (partition by urn) as first_line from staged_school) as same
     where line > first_line`;
  await leaveOut(db);
};

/** From here on only sound rows stand, so that a cell can be read as the number that it is. */
const leaveOut = (db: Db) => db`delete from staged_school s using school_fault f where f.line = s.line`;

/** A row of a real file must not overwrite an invented school of the demonstration, nor the other way round. */
export const refuseForeignUrns = async (db: Db, isDemonstration: boolean): Promise<void> => {
  await db`
    insert into school_fault
    select line, 'URN', format(${faults.demonstration}, s.urn) from staged_school s
      join school t on t.urn = s.urn::integer and t.is_demonstration <> ${isDemonstration}`;
  await leaveOut(db);
};
