import { bytesSource, decode } from '#platform/csv';
import { mostText } from '../limits.ts';
import type { TextKind } from '../message.ts';
import { tablesOf } from './tables.ts';
import { lookThrough } from './zip.ts';

type Text = Readonly<{ pages: string[]; isCut: boolean }>;

/** The text of a file by page, without signs that no database takes, and no more of it than anybody would search. */
export const textOf = async (bytes: Uint8Array, as: TextKind): Promise<Text> => cut(await pagesOf(bytes, as));

const pagesOf = async (bytes: Uint8Array, as: TextKind): Promise<AsyncIterable<string> | string[]> => {
  switch (as) {
    case 'pdf':
      return (await import('./pdf.ts')).pdfText(bytes);
    case 'docx':
      await lookThrough(bytes);
      return [await (await import('./word.ts')).wordText(bytes)];
    case 'xlsx':
      return (await tablesOf(bytes, as)).map(({ name, rows }) =>
        [name, ...rows.map((row) => row.join('\t').trimEnd())].join('\n'),
      );
    case 'pptx':
      return (await import('./slides.ts')).slideTexts(bytes);
    case 'csv':
    case 'txt':
      return [await decoded(bytes)];
  }
};

const decoded = async (bytes: Uint8Array): Promise<string> => {
  let text = '';
  for await (const piece of decode(bytesSource(bytes))) if (text.length <= mostText) text += piece;
  return text;
};

const cut = async (given: AsyncIterable<string> | string[]): Promise<Text> => {
  const pages: string[] = [];
  let left = mostText;
  for await (const page of given) {
    // NUL is in no text, and half of a pair of surrogates is no letter.
    const text = page.replaceAll('\0', '').toWellFormed().trim();
    pages.push(text.slice(0, left));
    if (text.length > left) return { pages, isCut: true };
    left -= text.length;
  }
  return { pages, isCut: false };
};
