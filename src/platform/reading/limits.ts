import type { Work } from './message.ts';

/** How long one piece of work may take, in ms, and how large its process may grow meanwhile, in bytes. */
export const limits = {
  tables: { deadlineMs: 20_000, memory: 512 * 1024 * 1024 },
  text: { deadlineMs: 20_000, memory: 512 * 1024 * 1024 },
  pages: { deadlineMs: 30_000, memory: 512 * 1024 * 1024 },
  // A photograph of 48 million points is 192 MB once unfolded, and the decoder holds it twice.
  photo: { deadlineMs: 60_000, memory: 1024 * 1024 * 1024 },
  parts: { deadlineMs: 20_000, memory: 512 * 1024 * 1024 },
  elements: { deadlineMs: 20_000, memory: 512 * 1024 * 1024 },
} as const satisfies Record<Work['kind'], Readonly<{ deadlineMs: number; memory: number }>>;

/** The largest file that is looked into, in bytes. */
export const largestRead = 64 * 1024 * 1024;

/** What a Word, Excel or PowerPoint file may unfold to, in bytes, into how many parts, and how many times its own size. */
export const zipLimits = { unfolded: 100 * 1024 * 1024, parts: 5_000, ratio: 100, ratioFrom: 1024 * 1024 } as const;

/** Letters of text that are taken from one file, pages of a PDF, and cells of a file's tables. */
export const mostText = 2_000_000;
export const mostPages = 2_000;
export const mostCells = 1_000_000;

/** The largest XML file that is read, in bytes, how deep its elements may stand, and how many records it may hold. */
export const xmlLimits = { bytes: 20 * 1024 * 1024, depth: 100, records: 50_000 } as const;
