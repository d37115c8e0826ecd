import type { Pair } from './before-after.ts';
import { hedgesJ, pooledSd } from './hedges.ts';
import { interval, type Interval } from './interval.ts';
import { summary } from './mean.ts';
import { welchSe } from './welch.ts';

export type Did = Readonly<{
  n: Readonly<{ treated: number; control: number }>;
  did: Interval;
  /** The difference in units of the pooled standard deviation at the start, with the small-sample factor; null without spread. */
  g: number | null;
  /** How far apart the groups began, in the same units: above 0.25 the comparison is weak. */
  apartAtStart: number | null;
}>;

/**
 * What target pupils gained beyond comparison pupils, from pupils with both figures ("balanced"), with Welch's standard
 * error of the two groups' gains. It supposes that both would have gained alike. Null with fewer than two in a group.
 */
export const differenceInDifferences = (treated: readonly Pair[], control: readonly Pair[]): Did | null => {
  const gains = (pairs: readonly Pair[]) => summary(pairs.map((pair) => pair.after - pair.before));
  const starts = (pairs: readonly Pair[]) => summary(pairs.map((pair) => pair.before));
  const [t, c] = [gains(treated), gains(control)];
  if (t.mean === null || t.sd === null || c.mean === null || c.sd === null) return null;
  const [t0, c0] = [starts(treated), starts(control)];
  const spread = t0.sd === null || c0.sd === null ? 0 : pooledSd({ n: t0.n, sd: t0.sd }, { n: c0.n, sd: c0.sd });
  const difference = t.mean - c.mean;
  return {
    n: { treated: t.n, control: c.n },
    did: interval(difference, welchSe({ n: t.n, sd: t.sd }, { n: c.n, sd: c.sd })),
    g: spread === 0 ? null : (hedgesJ(t.n + c.n - 2) * difference) / spread,
    apartAtStart: spread === 0 || t0.mean === null || c0.mean === null ? null : (t0.mean - c0.mean) / spread,
  };
};
