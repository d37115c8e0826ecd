import Papa from 'papaparse';
import { CsvUnreadable, decode, type CsvSource } from './decode.ts';

/** One row: `line` counts from 1 with the heading row as line 1, and a cell may itself hold line ends. */
export type CsvRow = Readonly<{ line: number; cells: readonly string[]; fault: string | null }>;

const longestRow = 10_240;
const longestUnfinished = 1_000_000;

const separators = [',', ';', '\t'] as const;

/** A first line that tells Excel what stands between cells. Excel does not show it, so it counts as no line. */
const toldSeparator = /^sep=([,;\t|])[ \t,;]*\n/i;

/** Commas by custom, semicolons where the comma is the decimal mark, tabs from a copied sheet: whichever the first line has most of. */
const separatorOf = (text: string): string => {
  const heading = text.slice(0, text.includes('\n') ? text.indexOf('\n') : undefined);
  const bare = heading.replaceAll(/"[^"]*"/g, '');
  // Only quoted text: either one column, or a program that quoted whole lines.
  const looked = separators.some((mark) => bare.includes(mark)) ? bare : heading;
  const count = (mark: string) => looked.split(mark).length;
  return separators.reduce((best, mark) => (count(mark) > count(best) ? mark : best), ',');
};

/**
 * Some programs quote each line as a whole, its own quotation marks doubled: `"GP;""F"";18"`. Such a row is one cell where
 * the file has several columns; it is opened once more. A single column of text that holds a separator is left as it is.
 */
const opened = (cells: string[], separator: string, columns: number): string[] => {
  const [only] = cells;
  if (cells.length !== 1 || only === undefined || !only.includes(separator)) return cells;
  const inner = Papa.parse<string[]>(only, { delimiter: separator, newline: '\n' }).data;
  const found = inner[0];
  return inner.length === 1 && found !== undefined && (columns === 0 || found.length === columns) ? found : cells;
};

const quoteFault = 'A quotation mark in this row is not closed or not doubled. Correct the row and import again.';

const faultOf = (cells: readonly string[], isMalformed: boolean): string | null => {
  if (isMalformed) return quoteFault;
  const length = cells.reduce((sum, cell) => sum + cell.length + 1, 0);
  return length > longestRow ? 'This row is longer than 10 kB. Look for a quotation mark that is not closed.' : null;
};

const lineEndsIn = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => (cell.includes('\n') ? sum + cell.split('\n').length - 1 : sum), 0);

type Parsed = { data: string[][]; errors: { row?: number }[]; meta: { cursor: number } };

/** All rows in batches, blank lines left out. Throws CsvUnreadable when the file as a whole is no CSV. */
export async function* readRows(source: CsvSource): AsyncGenerator<CsvRow[]> {
  let parser: Papa.Parser | null = null;
  let pending = '';
  let line = 1;
  let separator = ',';
  let columns = 0;

  const take = (isLast: boolean): CsvRow[] => {
    if (parser === null) {
      const told = toldSeparator.exec(pending);
      if (told !== null) pending = pending.slice(told[0].length);
      separator = told?.[1] ?? separatorOf(pending);
      parser = new Papa.Parser({ delimiter: separator, newline: '\n' });
    }
    // The declared result of Parser.parse is `any`; this is its documented shape.
    const parsed = parser.parse(pending, 0, !isLast) as Parsed;
    pending = isLast ? '' : pending.slice(parsed.meta.cursor);
    const malformed = new Set(parsed.errors.map((error) => error.row));
    const batch: CsvRow[] = [];
    for (const [at, given] of parsed.data.entries()) {
      const isBlank = given.every((cell) => cell.trim() === '');
      if (!isBlank) {
        const cells = columns === 1 ? given : opened(given, separator, columns);
        columns ||= cells.length;
        batch.push({ line, cells, fault: faultOf(cells, malformed.has(at)) });
      }
      line += 1 + lineEndsIn(given);
    }
    return batch;
  };

  for await (const text of decode(source)) {
    pending += text;
    // Without one whole line there is nothing to take and no heading to learn the separator from.
    if (!pending.includes('\n')) {
      // A line that never ends would be gathered for ever.
      if (pending.length > longestUnfinished) throw new CsvUnreadable(quoteFault, line);
      continue;
    }
    const batch = take(false);
    if (pending.length > longestUnfinished) throw new CsvUnreadable(quoteFault, line);
    if (batch.length > 0) yield batch;
  }
  if (pending !== '') yield take(true);
}

/**
 * Splits the heading row off. `columns` maps each heading (trimmed, any case) to its place;
 * `body` continues with the rows below it.
 */
export const readHeading = async (
  source: CsvSource,
): Promise<{ headings: readonly string[]; placeOf: (heading: string) => number; body: AsyncGenerator<CsvRow[]> }> => {
  const batches = readRows(source);
  const first = await batches.next();
  const rows = first.done === true ? [] : first.value;
  const heading = rows[0];
  if (heading === undefined)
    throw new CsvUnreadable('The file is empty. Choose a file with a heading row and rows below it.');
  const headings = heading.cells.map((cell) => cell.trim());
  const places = new Map(headings.map((name, place) => [name.toLowerCase(), place]));

  const body = async function* (): AsyncGenerator<CsvRow[]> {
    if (rows.length > 1) yield rows.slice(1);
    yield* batches;
  };
  return { headings, placeOf: (name) => places.get(name.toLowerCase()) ?? -1, body: body() };
};
