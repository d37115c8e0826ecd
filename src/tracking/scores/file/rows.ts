/** The rows of a file of results, whatever kind of file it is. */
import { open, readFile } from 'node:fs/promises';
import { CsvUnreadable, fileSource, type CsvRow, type CsvSource } from '#platform/csv';
import { readTables } from '#platform/reading';
import { csvRows, type RowsOf } from '../bulk/actions.ts';

/** A workbook is a zip, whatever it is called. */
const isWorkbook = async (path: string): Promise<boolean> => {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.readUInt32LE(0) === 0x04_03_4b_50;
  } finally {
    await file.close();
  }
};

/** The first sheet with rows, read in a process of its own. */
const workbookRows =
  (path: string): RowsOf =>
  async () => {
    const read = await readTables(await readFile(path), 'xlsx');
    if (read.kind === 'problem') throw new CsvUnreadable(read.message);
    const rows = read.tables.find((table) => table.rows.length > 1)?.rows ?? [];
    const [headings, ...rest] = rows;
    if (headings === undefined)
      throw new CsvUnreadable('The workbook is empty. Choose a file with a heading row and rows below it.');
    const body = async function* (): AsyncGenerator<readonly CsvRow[]> {
      yield rest
        .map((cells, at) => ({ line: at + 2, cells, fault: null }))
        .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
    };
    return { headings: headings.map((heading) => heading.trim()), body: body() };
  };

const counted = (source: CsvSource, count: (bytes: number) => void): CsvSource =>
  async function* () {
    for await (const chunk of source()) {
      count(chunk.length);
      yield chunk;
    }
  };

/** Opens a CSV or a workbook at its heading; `count` is told of bytes as they go by. */
export const rowsIn = async (path: string, count: (bytes: number) => void = () => {}): Promise<RowsOf> =>
  (await isWorkbook(path)) ? workbookRows(path) : csvRows(counted(fileSource(path), count));
