import mammoth from 'mammoth';
import type { Table } from '../read.ts';

/** What Mammoth makes of a Word document; its own types say any. */
type Part = Readonly<{
  type: string;
  value?: string;
  children?: readonly Part[];
  styleName?: string | null;
  colSpan?: number;
  rowSpan?: number;
}>;

const documentOf = async (bytes: Uint8Array): Promise<Part> => {
  let document: Part = { type: 'document', children: [] };
  await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) },
    {
      externalFileAccess: false,
      // The tree is what is wanted: no HTML is made of it.
      transformDocument: (whole: Part) => {
        document = whole;
        return { ...whole, children: [] };
      },
    },
  );
  return document;
};

const within = (part: Part, join: string): string => (part.children ?? []).map(textOf).join(join);

const textOf = (part: Part): string => {
  switch (part.type) {
    case 'text':
      return part.value ?? '';
    case 'tab':
      return '\t';
    case 'break':
      return '\n';
    case 'table':
      return within(part, '\n');
    case 'tableRow':
      return within(part, '\t');
    case 'tableCell':
    case 'document':
      return within(part, '\n');
    default:
      return within(part, '');
  }
};

/** The whole text of a Word document, a line for each paragraph, a tab between the cells of a table. */
export const wordText = async (bytes: Uint8Array): Promise<string> => textOf(await documentOf(bytes));

/** Each table of a Word document under the heading that it stands below. */
export const wordTables = async (bytes: Uint8Array): Promise<Table[]> => {
  const tables: Table[] = [];
  let heading = '';
  for (const part of (await documentOf(bytes)).children ?? []) {
    if (part.type === 'paragraph' && /^(heading|title|caption)/i.test(part.styleName ?? ''))
      heading = textOf(part).trim();
    if (part.type === 'table') tables.push({ name: heading.slice(0, 200), rows: rowsOf(part) });
  }
  return tables;
};

const spanOf = (span: number | undefined): number => Math.min(Math.max(1, span ?? 1), 1000);

const rowsOf = (table: Part): string[][] => {
  const rows = (table.children ?? []).filter((row) => row.type === 'tableRow');
  const grid: string[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row.children ?? []) {
      while (grid[at]?.[column] !== undefined) column += 1;
      const text = within(cell, '\n').trim();
      for (let down = 0; down < Math.min(spanOf(cell.rowSpan), rows.length - at); down += 1)
        for (let across = 0; across < spanOf(cell.colSpan); across += 1) {
          const line = grid[at + down];
          if (line !== undefined) line[column + across] = across === 0 ? text : '';
        }
      column += spanOf(cell.colSpan);
    }
  }
  const width = Math.max(0, ...grid.map((row) => row.length));
  return grid.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
};
