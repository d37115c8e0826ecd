import type { Judged } from '../src/audit/rules.ts';

/** Criteria with the level that one person gave each, agreed unless told otherwise. */
export const judged = (levels: Record<string, string>, isAgreed = true): Judged[] =>
  Object.entries(levels).map(([criterion, level]) => ({
    criterion,
    level,
    isAgreed,
    answeredBy: 'p1',
    otherLevels: [],
    raters: [],
    applies: 'yes',
    proposedBy: null,
  }));
