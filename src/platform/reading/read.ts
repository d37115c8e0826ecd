import { ask } from './process.ts';
import type { TableKind, TextKind } from './message.ts';

/** A table as rows of text, all of one width. In Excel its name is the sheet's, in Word the heading above it. */
export type Table = Readonly<{ name: string; rows: string[][] }>;

type Problem = Readonly<{ kind: 'problem'; message: string }>;
export type TablesRead = Readonly<{ kind: 'read'; tables: Table[] }> | Problem;
export type TextRead = Readonly<{ kind: 'read'; text: string; pages: string[]; isCut: boolean }> | Problem;

/**
 * The tables of a file. A cell that a Word table joins downwards stands in each of its rows, for a row is read by itself;
 * one that is joined sideways stands in its first column and leaves the others empty. Excel gives a joined cell's words to
 * its first cell alone. Dates come as YYYY-MM-DD, numbers as the digits that they hold, formulas as what they last gave.
 */
export const readTables = (bytes: Uint8Array, as: TableKind): Promise<TablesRead> => tablesOf(bytes, as, Infinity);

/**
 * The same for somebody who waits for the page: while others wait before them, they are asked to come again. A request holds a
 * connection to the database meanwhile, and a few large files must not hold all of them.
 */
export const readTablesNow = (bytes: Uint8Array, as: TableKind): Promise<TablesRead> => tablesOf(bytes, as, 1);

const tablesOf = async (bytes: Uint8Array, as: TableKind, mostWaiting: number): Promise<TablesRead> => {
  const done = await ask({ kind: 'tables', as }, bytes, mostWaiting);
  // The child is this program, of the same build: what it answers to "tables" is tables.
  return done.kind === 'problem' ? done : { kind: 'read', tables: done.result as Table[] };
};

/**
 * The text of a file, whole and by page (a PDF's pages, a workbook's sheets, a presentation's slides; else one). At most
 * two million letters; `isCut` says when there was more.
 */
export const readText = async (bytes: Uint8Array, as: TextKind): Promise<TextRead> => {
  const done = await ask({ kind: 'text', as }, bytes);
  if (done.kind === 'problem') return done;
  // As above: to "text" the child answers pages.
  const { pages, isCut } = done.result as Readonly<{ pages: string[]; isCut: boolean }>;
  return { kind: 'read', text: pages.join('\n\n'), pages, isCut };
};
