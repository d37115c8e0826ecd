import { CsvUnreadable, fileSource, mostProblems, readHeading, type CsvRow, type LineProblem } from '#platform/csv';
import { UsageError, type CommandIo } from '#platform/command';
import { missingSymbols } from '#schools/rules';

/** Which columns a command needs. A sum of columns is asked for as "readk+mathk", and is missing where one of them is. */
export type Wanted = Readonly<{ numbers: readonly string[]; texts: readonly string[] }>;

/** One row: `numbers` and `texts` in the order in which they were asked for, null where the cell means "missing". */
export type Row = Readonly<{ line: number; numbers: readonly (number | null)[]; texts: readonly (string | null)[] }>;

/** What a file said beside its rows: how many lack a value in a column that was asked for, and every fault by its line. */
export type Read = { rows: number; missing: number; problems: LineProblem[]; problemsTotal: number };

const noNumber = new Set([
  ...missingSymbols.map(([symbol]) => symbol),
  'NULL',
  '*',
  '-',
  '–',
  '—',
  'MISSING',
  'SUPPRESSED',
]);
// In a column of names "C" or "X" is a name.
const noText = new Set(['', '.', 'NA', 'N/A', 'NAN', 'NULL']);

/** Digits with one point at most, an exponent or a percent sign; no thousands comma, which elsewhere is the decimal mark. */
const numeral = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*%?$/i;

/** A cell as a number, null where it means "missing", undefined where it is neither. "12%" is 12. */
export const numberIn = (cell: string): number | null | undefined => {
  const text = cell.trim().replace('−', '-');
  if (noNumber.has(text.toUpperCase())) return null;
  const value = numeral.test(text) ? Number(text.replace(/\s*%$/, '')) : Number.NaN;
  return Number.isFinite(value) ? value : undefined;
};

const textIn = (cell: string): string | null => {
  const text = cell.trim();
  return noText.has(text.toUpperCase()) ? null : text;
};

const adviceFor = (text: string): string =>
  /^[+-]?\d{1,3}([,’'\s]\d{3})*(,\d+)?$/.test(text)
    ? 'Write it without a comma or a space, with a point before decimals: 1234.5.'
    : 'Write a number, or leave the cell empty where there is none.';

/** Adds one fault; the first thousand are kept, and all are counted. */
export const addProblem = (read: Read, line: number, column: string | null, message: string): void => {
  read.problemsTotal += 1;
  if (read.problems.length < mostProblems) read.problems.push({ line, column, message });
};

type Place = Readonly<{ name: string; parts: readonly Readonly<{ name: string; at: number }>[] }>;

/**
 * Reads the columns asked for as a stream and gives each sound row to `visit`. A column that the file has not is wrong usage;
 * a cell that is no number, or a row that cannot be read, is a problem with its line.
 */
export const readTable = async (path: string, wanted: Wanted, visit: (row: Row) => void): Promise<Read> => {
  const read: Read = { rows: 0, missing: 0, problems: [], problemsTotal: 0 };
  try {
    const { headings, placeOf, body } = await readHeading(fileSource(path));
    if (hasTwins([...wanted.numbers, ...wanted.texts], headings, read)) return read;
    const [numbers, texts] = [
      wanted.numbers.map((name) => placesOf(name, placeOf, headings)),
      wanted.texts.map((name) => placesOf(name, placeOf, headings)),
    ];
    for await (const batch of body)
      for (const row of batch) {
        read.rows += 1;
        if (isBroken(row, headings, read)) continue;
        const found = {
          line: row.line,
          numbers: numbers.map((place) => sumIn(place, row, read)),
          texts: texts.map(({ parts }) => textIn(row.cells[parts[0]?.at ?? -1] ?? '')),
        };
        if (found.numbers.includes(null) || found.texts.includes(null)) read.missing += 1;
        visit(found);
      }
    if (read.rows === 0)
      addProblem(read, 1, null, 'The file has a heading and no row below it. Choose a file with rows.');
    return read;
  } catch (error) {
    if (!(error instanceof CsvUnreadable)) throw error;
    addProblem(read, error.line, null, error.message);
    return read;
  }
};

/** Two columns of one name, one of which was asked for: nobody can say which was meant. */
const hasTwins = (wanted: readonly string[], headings: readonly string[], read: Read): boolean => {
  const asked = new Set(wanted.flatMap((name) => [name, ...name.split('+')]).map((name) => name.trim().toLowerCase()));
  const twins = [...asked].filter((name) => headings.filter((each) => each.toLowerCase() === name).length > 1);
  for (const name of twins)
    addProblem(
      read,
      1,
      headings.find((each) => each.toLowerCase() === name) ?? name,
      'Several columns have this name. Give each a name of its own, so that it is plain which is meant.',
    );
  return twins.length > 0;
};

const isBroken = ({ line, cells, fault }: CsvRow, headings: readonly string[], read: Read): boolean => {
  if (fault !== null) addProblem(read, line, null, fault);
  else if (cells.length === 1 && headings.length > 1)
    addProblem(
      read,
      line,
      null,
      `The whole row stands in one cell, and the heading has ${headings.length}. Save the sheet as CSV again, with no quotation marks around whole rows.`,
    );
  else if (cells.length > headings.length && cells.slice(headings.length).some((cell) => cell.trim() !== ''))
    addProblem(
      read,
      line,
      null,
      `The row has ${cells.length} cells, and the heading has ${headings.length}. Put cells that hold a comma in quotation marks.`,
    );
  else return false;
  return true;
};

const placesOf = (name: string, placeOf: (heading: string) => number, headings: readonly string[]): Place => {
  const whole = placeOf(name);
  if (whole >= 0) return { name, parts: [{ name, at: whole }] };
  const parts = name.split('+').map((part) => ({ name: part.trim(), at: placeOf(part.trim()) }));
  const absent = parts.find(({ at }) => at < 0);
  if (absent !== undefined)
    throw new UsageError(`The file has no column ${absent.name}. It has: ${headings.slice(0, 60).join(', ')}.`);
  return { name, parts };
};

const sumIn = ({ parts }: Place, { line, cells }: CsvRow, read: Read): number | null => {
  let sum: number | null = 0;
  for (const { name, at } of parts) {
    const cell = cells[at] ?? '';
    const value = numberIn(cell);
    if (value === undefined)
      addProblem(read, line, name, `“${cell.trim().slice(0, 40)}” is not a number. ${adviceFor(cell.trim())}`);
    sum = value === null || value === undefined || sum === null ? null : sum + value;
  }
  return sum;
};

/** True where a cell says what was asked for: the same text, or the same number ("1" and "1.0"). */
export const isSame = (cell: string, asked: string): boolean =>
  cell === asked || (numeral.test(cell) && numeral.test(asked) && Number(cell) === Number(asked));

/** A file with faults: the problems on standard output as the contract has them, the first few in words. Exit 1. */
export const tellProblems = (io: CommandIo, { problems, problemsTotal }: Read): 1 => {
  const words = problems
    .slice(0, 20)
    .map(({ line, column, message }) => `Line ${line}${column === null ? '' : `, column ${column}`}: ${message}`);
  const more = problemsTotal - words.length;
  io.out({ problems, problemsTotal }, [...words, ...(more > 0 ? [`and ${more} more`] : [])].join('\n'));
  return 1;
};

/** The file as a whole does not hold what the method needs. Exit 1. */
export const tellRefusal = (io: CommandIo, message: string, column: string | null = null): 1 =>
  tellProblems(io, { rows: 0, missing: 0, problems: [{ line: 1, column, message }], problemsTotal: 1 });
