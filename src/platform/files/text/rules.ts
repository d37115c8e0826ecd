import type { Table } from '#platform/reading';
import { kinds, type Kind } from '../rules.ts';

/** Reads a file's words and draws its first pages, once it is ready. */
export const readTask = 'files.read';

/** The kinds that hold words, each as what it is read. */
export const readAs = { pdf: 'pdf', docx: 'docx', xlsx: 'xlsx', pptx: 'pptx', csv: 'csv', txt: 'txt' } as const;

export const readableKind = (type: string): keyof typeof readAs | null =>
  (Object.keys(readAs) as (keyof typeof readAs & Kind)[]).find((kind) => kinds[kind].type === type) ?? null;

/** Letters that are kept and searched; pages that are drawn; rows and columns of a table that are shown. */
export const mostWords = 400_000;
export const pagesDrawn = 12;
export const rowsShown = 60;
export const columnsShown = 20;
const tablesShown = 10;

/** The beginning of a table, for looking at. `more` says how many rows were left out. */
export type ShownTable = Readonly<{ name: string; rows: readonly (readonly string[])[]; more: number }>;

export const shownTables = (tables: readonly Table[]): ShownTable[] =>
  tables.slice(0, tablesShown).map(({ name, rows }) => ({
    name,
    rows: rows.slice(0, rowsShown).map((row) => row.slice(0, columnsShown).map((cell) => cell.slice(0, 300))),
    more: Math.max(0, rows.length - rowsShown),
  }));

/** Marks that the database puts round a hit; no text of ours holds them. */
export const hitMarks = { from: '\ue000', to: '\ue001' } as const;

/** Words as they are kept: no more than are searched, none of our own marks. */
export const keptWords = (text: string): Readonly<{ words: string; isCut: boolean }> => {
  const clean = text.replaceAll(/[\ue000\ue001]/g, '');
  // Half of a pair of surrogates is no letter.
  return { words: clean.slice(0, mostWords).toWellFormed(), isCut: clean.length > mostWords };
};

/** A stretch of text round a hit, in parts: a page prints each as text and marks the hits. */
export type Snippet = readonly Readonly<{ text: string; isHit: boolean }>[];

export const snippetOf = (marked: string): Snippet =>
  marked
    .split(/(\ue000[^\ue001]*\ue001)/)
    .filter((part) => part !== '')
    .map((part) =>
      part.startsWith(hitMarks.from) ? { text: part.slice(1, -1), isHit: true } : { text: part, isHit: false },
    );
