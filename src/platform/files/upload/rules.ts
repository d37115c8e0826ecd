import { judgeBegin, safeName } from '../rules.ts';

/** Files that one person may have on their way at once: a folder of photographs, not a disk. */
export const mostOpen = 30;

/** After so long, in ms, parts that were not completed go. */
export const partsExpireMs = 2 * 24 * 3_600_000;

/** A file on its way in parts. */
export type Begun = Readonly<{ id: string; name: string; size: number; begunAt: Date }>;

export type Begin = Readonly<{ kind: 'begin'; name: string; size: number }> | Refused;
export type Refused = Readonly<{ kind: 'refused'; status: 400 | 413 | 422 | 429; message: string }>;

const refused = (status: Refused['status'], message: string): Refused => ({ kind: 'refused', status, message });

const broken = 'The upload could not begin. Load the page again, then choose the file once more.';

/**
 * Whether a file may begin to come, from the two headers with which the tus protocol announces it: its length in bytes, and
 * words in base64 of which only the name counts.
 */
export const mayBegin = (headers: Readonly<{ length: string; metadata: string }>, open: number): Begin => {
  if (!/^\d{1,15}$/.test(headers.length)) return refused(400, broken);
  const encoded = /(?:^|,)\s*filename ([A-Za-z0-9+/=]{1,2000})\s*(?:,|$)/.exec(headers.metadata)?.[1];
  if (encoded === undefined) return refused(400, broken);
  const name = safeName(Buffer.from(encoded, 'base64').toString('utf8'));
  const size = Number(headers.length);
  const judged = judgeBegin({ name, size });
  if (judged.kind === 'problem') return refused(/larger than/.test(judged.message) ? 413 : 422, judged.message);
  if (open >= mostOpen)
    return refused(429, `${mostOpen} files are on their way already. Let them arrive, then choose the next ones.`);
  return { kind: 'begin', name, size };
};
