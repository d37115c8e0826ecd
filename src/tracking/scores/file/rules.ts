/** A file of results on its way. Pure. */

/** The largest file that a page takes, in bytes. */
export const largestByPage = 64_000_000;

export type ScoreFileState = 'waiting' | 'columns' | 'checked' | 'taking' | 'taken' | 'dropped';

export const stateWords = {
  waiting: 'waits to be read',
  columns: 'waits for you to name its columns',
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

/** A file of results says whose each is, and holds some: in columns of their own, or one in each row. */
export const scoresNeed = (becomes: readonly string[]): readonly string[] => {
  const has = (...wanted: readonly string[]) => wanted.every((each) => becomes.includes(each));
  const isKnown = has('upn') || has('admissionNumber') || has('surname', 'forename', 'bornOn');
  const isLong = has('assessment', 'value');
  const isWide = becomes.some((each) => each.startsWith('result:'));
  return [
    isKnown
      ? null
      : 'Choose which column is the UPN or the admission number, or all three of surname, forename and date of birth',
    isLong || isWide
      ? null
      : 'Choose which columns hold results, or, with one result in each row, which say the assessment and the result',
    isLong && isWide
      ? 'Choose either columns that hold results, or columns that say the parts of one result in each row'
      : null,
    isLong && !has('point') && !has('takenOn') ? 'Choose which column says the point in time or the day' : null,
  ].flatMap((message) => message ?? []);
};
