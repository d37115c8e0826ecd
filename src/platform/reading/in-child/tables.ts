import { bytesSource, CsvUnreadable, readRows } from '#platform/csv';
import { mostCells } from '../limits.ts';
import type { TableKind } from '../message.ts';
import { Unreadable, unreadable } from '../problems.ts';
import type { Table } from '../read.ts';
import { lookThrough } from './zip.ts';

/** The tables of a file, its cells counted. */
export const tablesOf = async (bytes: Uint8Array, as: TableKind): Promise<Table[]> => {
  const tables = await (as === 'csv' ? csvTables(bytes) : as === 'docx' ? docxTables(bytes) : sheets(bytes));
  const cells = tables.reduce((sum, { rows }) => sum + rows.length * (rows[0]?.length ?? 0), 0);
  if (cells > mostCells) throw unreadable('cells');
  return tables;
};

const docxTables = async (bytes: Uint8Array): Promise<Table[]> => {
  await lookThrough(bytes);
  return (await import('./word.ts')).wordTables(bytes);
};

type Cell = string | number | boolean | Date | null;

const cellText = (cell: Cell): string => {
  if (cell === null) return '';
  if (cell instanceof Date) {
    const iso = cell.toISOString();
    return iso.endsWith('T00:00:00.000Z') ? iso.slice(0, 10) : iso.slice(0, 16).replace('T', ' ');
  }
  // Fifteen digits are what Excel keeps and shows: 0.1 + 0.2 is 0.3 there.
  if (typeof cell === 'number') return String(Number(cell.toPrecision(15)));
  return typeof cell === 'boolean' ? (cell ? 'TRUE' : 'FALSE') : cell;
};

const sheets = async (bytes: Uint8Array): Promise<Table[]> => {
  await lookThrough(bytes);
  const { default: readWorkbook } = await import('read-excel-file/node');
  const read = await readWorkbook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  // Without a scheme of its own the library gives plain cells; its type also allows for other readers' values.
  return read.map(({ sheet, data }) => ({ name: sheet, rows: (data as Cell[][]).map((row) => row.map(cellText)) }));
};

const csvTables = async (bytes: Uint8Array): Promise<Table[]> => {
  const rows: string[][] = [];
  try {
    for await (const batch of readRows(bytesSource(bytes)))
      for (const { line, cells, fault } of batch) {
        if (fault !== null) throw new Unreadable(`Line ${line}: ${fault}`);
        rows.push([...cells]);
      }
  } catch (error) {
    throw error instanceof CsvUnreadable ? new Unreadable(error.message) : error;
  }
  const width = Math.max(0, ...new Set(rows.map((row) => row.length)));
  return [{ name: '', rows: rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? '')) }];
};
