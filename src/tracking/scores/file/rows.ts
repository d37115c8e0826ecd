/** The rows of a file of results, whatever kind of file it is. */
import { readFile, stat } from 'node:fs/promises';
import { CsvUnreadable, fileSource, type CsvRow, type CsvSource } from '#platform/csv';
import { largestRead, readTables } from '#platform/reading';
import { headingKey, knownHeading, sheetRows, sniffFormat, type Mapping } from '#pupils';
import { csvRows, type OpenedRows, type RowsOf } from '../bulk/actions.ts';

/** Headings that only a list of pupils or of their results has. */
const keys: ReadonlySet<string> = new Set(['upn', 'admissionNumber', 'surname']);

/** The rows of the sheet that holds the results, read in a process of its own. */
const workbookRows = async (path: string, { columns }: Mapping): Promise<OpenedRows> => {
  if ((await stat(path)).size > largestRead)
    throw new CsvUnreadable('This workbook is larger than 64 MB. Save the sheet as CSV and choose that, or split it.');
  const read = await readTables(await readFile(path), 'xlsx');
  if (read.kind === 'problem') throw new CsvUnreadable(read.message);
  const isKey = (cell: string) => keys.has(columns.get(headingKey(cell)) ?? knownHeading(cell) ?? '');
  const [heading, ...rest] = sheetRows(
    read.tables.map(({ rows }) => rows),
    isKey,
  );
  if (heading === undefined)
    throw new CsvUnreadable('The workbook is empty. Choose a file with a heading row and rows below it.');
  const body = async function* (): AsyncGenerator<readonly CsvRow[]> {
    yield rest;
  };
  return { line: heading.line, headings: heading.cells.map((cell) => cell.trim()), body: body() };
};

const counted = (source: CsvSource, count: (bytes: number) => void): CsvSource =>
  async function* () {
    for await (const chunk of source()) {
      count(chunk.length);
      yield chunk;
    }
  };

const asRoll = (what: string) =>
  `This is ${what}. Bring it in on the page Roll, under Files: its results come in with its pupils.`;

/** Opens a CSV or a workbook at its heading; `count` is told of bytes as they go by. */
export const rowsIn = async (
  path: string,
  name: string,
  count: (bytes: number) => void = () => {},
): Promise<RowsOf> => {
  const format = await sniffFormat(path, name);
  return async (mapping) => {
    switch (format) {
      case 'csv':
        return csvRows(counted(fileSource(path), count))(mapping);
      case 'xlsx':
        return workbookRows(path, mapping);
      case 'ctf':
        throw new CsvUnreadable(asRoll('an XML file, as a Common Transfer File is'));
      case 'oneroster':
        throw new CsvUnreadable(asRoll('a zip, as a OneRoster file is'));
    }
  };
};
