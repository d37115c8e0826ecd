import { interval, type Interval } from './interval.ts';
import { summary } from './mean.ts';

/** One pupil at three points: some time before the work, at its start and after it, with the months between. */
export type ThreePoints = Readonly<{
  earlier: number;
  start: number;
  after: number;
  monthsBefore: number;
  monthsDuring: number;
}>;

export type OwnBaseline = Readonly<{
  n: number;
  /** Mean pace a month before and during the work. */
  before: number;
  during: number;
  /** During − before, in units of the measure a month. */
  faster: Interval;
}>;

/** Each pupil's pace during the work against their own pace before it: for settings with no like pupils. */
export const ownBaseline = (pupils: readonly ThreePoints[]): OwnBaseline | null => {
  const paces = pupils
    .filter(({ monthsBefore, monthsDuring }) => monthsBefore > 0 && monthsDuring > 0)
    .map(({ earlier, start, after, monthsBefore, monthsDuring }) => ({
      before: (start - earlier) / monthsBefore,
      during: (after - start) / monthsDuring,
    }));
  const faster = summary(paces.map(({ before, during }) => during - before));
  if (faster.mean === null || faster.sd === null) return null;
  return {
    n: faster.n,
    before: summary(paces.map((each) => each.before)).mean ?? 0,
    during: summary(paces.map((each) => each.during)).mean ?? 0,
    faster: interval(faster.mean, faster.sd / Math.sqrt(faster.n)),
  };
};
