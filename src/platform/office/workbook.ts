import writeExcelFile, { type Cell as WrittenCell } from 'write-excel-file/node';
import { neutral } from '#platform/csv';
import { fileText } from './text.ts';

/** What a cell holds; null is an empty cell, never 0. */
export type Cell = string | number | null;

/**
 * A column: its heading, what its cells hold and how wide it is in characters. `pounds` takes pounds as a number, `day` takes
 * `2027-01-29`; a text in either stays a text.
 */
export type SheetColumn =
  | string
  | Readonly<{ head: string; as?: 'text' | 'number' | 'pounds' | 'day' | undefined; width?: number | undefined }>;

export type Sheet = Readonly<{ name: string; columns: readonly SheetColumn[]; rows: readonly (readonly Cell[])[] }>;

/** Excel refuses a file with a longer cell. */
const mostInCell = 32_767;
const cutWords = '… (cut here: a cell holds no more than 32,767 characters)';

const cellText = (text: string): string => {
  const safe = neutral(fileText(text));
  // Kept off a pair's middle: half an emoji would be no character at all.
  return safe.length <= mostInCell ? safe : `${safe.slice(0, mostInCell - cutWords.length).toWellFormed()}${cutWords}`;
};

const look = { alignVertical: 'top', wrap: true } as const;
const formats = { number: '#,##0.###', pounds: '"£"#,##0.00', day: 'd mmm yyyy' } as const;

type Full = Readonly<{ head: string; as: 'text' | 'number' | 'pounds' | 'day'; width: number }>;

const full = (column: SheetColumn): Full => {
  const { head, as = 'text', width = as === 'text' ? 24 : 14 } = typeof column === 'string' ? { head: column } : column;
  return { head, as, width };
};

const day = /^\d{4}-\d{2}-\d{2}$/;

const cell = (value: Cell, { as }: Full): WrittenCell => {
  if (value === null || value === '') return null;
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`A cell cannot hold ${value}: give null where there is no figure.`);
    return { ...look, type: Number, value, format: as === 'pounds' ? formats.pounds : formats.number };
  }
  if (as === 'day' && day.test(value))
    return { ...look, type: Date, value: new Date(`${value}T00:00:00Z`), format: formats.day };
  return { ...look, type: String, value: cellText(value) };
};

/** Excel takes at most 31 characters, none of these, no apostrophe at an end, and no name twice. */
const sheetNames = (wanted: readonly string[]): readonly string[] => {
  const taken = new Set<string>(['history']);
  return wanted.map((name) => {
    const bare = fileText(name)
      .replaceAll(/[[\]:*?/\\]/g, ' ')
      .replaceAll(/^['\s]+|['\s]+$/g, '');
    const at = (count: number): string => {
      const end = count === 1 ? '' : ` ${count}`;
      return `${[...(bare === '' ? 'Sheet' : bare)].slice(0, 31 - end.length).join('')}${end}`;
    };
    let count = 1;
    while (taken.has(at(count).toLowerCase())) count += 1;
    taken.add(at(count).toLowerCase());
    return at(count);
  });
};

export type BookWanted = Readonly<{ sheets: readonly Sheet[] }>;

/** A workbook as bytes (.xlsx): each sheet with its headings in the first row, which stays in view. */
export const makeWorkbook = async ({ sheets }: BookWanted): Promise<Uint8Array> => {
  if (sheets.length === 0) throw new Error('A workbook has at least one sheet: give one, empty if need be.');
  const names = sheetNames(sheets.map(({ name }) => name));
  const written = sheets.map(({ columns, rows }, index) => {
    const all = columns.map(full);
    return {
      sheet: names[index] ?? `Sheet ${index + 1}`,
      stickyRowsCount: 1,
      orientation: 'landscape' as const,
      columns: all.map(({ width }) => ({ width })),
      data: [
        all.map(({ head }) => ({
          ...look,
          type: String,
          value: cellText(head),
          fontWeight: 'bold' as const,
          backgroundColor: '#e2efeb',
        })),
        ...rows.map((row) => all.map((column, at) => cell(row[at] ?? null, column))),
      ],
    };
  });
  return writeExcelFile(written).toBuffer();
};
