import { differenceInDifferences } from './difference-in-differences.ts';
import type { Interval } from './interval.ts';
import { isClearOfZero } from './interval.ts';

/** One pupil at an earlier point and at the baseline. */
export type Earlier = Readonly<{ earlier: number; baseline: number }>;

export type ParallelTrends = Readonly<{
  /** How much more the target pupils moved than the others before the work began. */
  before: Interval;
  /** Apart: they clearly moved differently. Alike: the range takes in no difference, which with few pupils says little. */
  trends: 'alike' | 'apart';
}>;

/**
 * Whether both groups moved alike before the work, which the difference of their gains supposes. Null where no earlier point is
 * there for two pupils of each group: unknown, which is not alike.
 */
export const parallelTrends = (treated: readonly Earlier[], control: readonly Earlier[]): ParallelTrends | null => {
  const pairs = (of: readonly Earlier[]) => of.map(({ earlier, baseline }) => ({ before: earlier, after: baseline }));
  const found = differenceInDifferences(pairs(treated), pairs(control));
  return found === null ? null : { before: found.did, trends: isClearOfZero(found.did) ? 'apart' : 'alike' };
};
