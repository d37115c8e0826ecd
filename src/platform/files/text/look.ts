import type { Db } from '#platform/db';
import type { KeptFile } from '../store.ts';
import { readableKind, type ShownTable } from './rules.ts';
import { countPages, findText } from './store.ts';

/**
 * What a page may show of a file without giving out its bytes: text and tables to print as text, or how many pages of it
 * are there as pictures.
 */
export type Look =
  | Readonly<{ kind: 'nothing' | 'picture' | 'not-yet' }>
  | Readonly<{ kind: 'unreadable'; because: string }>
  | Readonly<{ kind: 'pages'; drawn: number; total: number }>
  | Readonly<{ kind: 'tables'; tables: readonly ShownTable[] }>
  | Readonly<{ kind: 'words'; words: string; isCut: boolean }>;

/** Letters of a document's text on one page. */
const wordsShown = 20_000;

/** What there is to look at in a file that the acting person may see. */
export const lookInto = async (db: Db, file: KeptFile): Promise<Look> => {
  if (file.state !== 'ready') return { kind: 'nothing' };
  if (file.previewSha256 !== null) return { kind: 'picture' };
  const kind = readableKind(file.type);
  if (kind === null) return { kind: 'nothing' };
  const text = await findText(db, file.id);
  if (text === null) return { kind: 'not-yet' };
  const drawn = kind === 'pdf' ? await countPages(db, file.id) : 0;
  if (drawn > 0) return { kind: 'pages', drawn, total: Math.max(drawn, text.pageCount) };
  if (text.problem !== null) return { kind: 'unreadable', because: text.problem };
  if (text.tables !== null) return { kind: 'tables', tables: text.tables };
  return {
    kind: 'words',
    words: text.words.slice(0, wordsShown),
    isCut: text.isCut || text.words.length > wordsShown,
  };
};
