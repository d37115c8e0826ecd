import { hedgesJ } from './hedges.ts';
import { interval, type Interval } from './interval.ts';
import { summary } from './mean.ts';

/** One pupil, with the growth that the test's norms expect of their age and start in that time. */
export type Expected = Readonly<{ before: number; after: number; growth: number }>;

export type ExpectedGrowth = Readonly<{
  n: number;
  beyond: Interval;
  /** In standard deviations of the start, with the exact factor J(n − 1); never beside an effect between two groups. Null without spread. */
  effect: number | null;
}>;

/** What pupils gained beyond the growth expected of them (the New Zealand method). One group, so it is before and after. */
export const expectedGrowth = (pupils: readonly Expected[]): ExpectedGrowth | null => {
  const gains = summary(pupils.map(({ before, after, growth }) => after - before - growth));
  const start = summary(pupils.map(({ before }) => before));
  if (gains.mean === null || gains.sd === null) return null;
  const hasSpread = start.sd !== null && start.sd > 0 && gains.n > 2;
  return {
    n: gains.n,
    beyond: interval(gains.mean, gains.sd / Math.sqrt(gains.n)),
    effect: hasSpread ? (hedgesJ(gains.n - 1) * gains.mean) / start.sd : null,
  };
};
