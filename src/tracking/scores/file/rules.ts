/** A file of results on its way. Pure. */

/** The largest file that a page takes, in bytes. */
export const largestByPage = 64_000_000;

export type ScoreFileState = 'waiting' | 'checked' | 'taking' | 'taken' | 'dropped';

export const stateWords = {
  waiting: 'waits to be read',
  checked: 'read, not taken over',
  taking: 'is being taken over',
  taken: 'taken over',
  dropped: 'set aside',
} as const satisfies Record<ScoreFileState, string>;

/** Faults beyond this many are counted and not kept: nobody reads on. */
export const mostKept = 100_000;

export const problemsPerPage = 50;

export const problemPages = (problemsTotal: number): number =>
  Math.max(1, Math.ceil(Math.min(problemsTotal, mostKept) / problemsPerPage));
