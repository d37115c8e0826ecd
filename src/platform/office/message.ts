import type { WordWanted } from './word.ts';
import type { BookWanted } from './workbook.ts';

/** What is asked of the thread that makes office files. */
export type Wanted = Readonly<{ number: number }> &
  (Readonly<{ kind: 'word'; given: WordWanted }> | Readonly<{ kind: 'workbook'; given: BookWanted }>);

export type Made =
  | Readonly<{ number: number; kind: 'made'; bytes: Uint8Array }>
  | Readonly<{ number: number; kind: 'failed'; because: string }>;
