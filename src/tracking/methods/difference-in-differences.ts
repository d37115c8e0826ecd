import type { Pair } from './before-after.ts';
import { hedgesJ, pooledSd } from './hedges.ts';
import { interval, type Interval } from './interval.ts';
import { summary, type Summary } from './mean.ts';
import { welchSe } from './welch.ts';

export type Did = Readonly<{
  n: Readonly<{ treated: number; control: number }>;
  did: Interval;
  /** The difference in units of the pooled standard deviation at the start, with the small-sample factor; null without spread. */
  g: number | null;
  /** How far apart the groups began, in the same units: above 0.25 the comparison is weak. */
  apartAtStart: number | null;
}>;

/** What is known of one group: its gains, and where it began. */
export type GroupGain = Readonly<{ gain: Summary; start: Summary }>;

const groupGain = (pairs: readonly Pair[]): GroupGain => ({
  gain: summary(pairs.map((pair) => pair.after - pair.before)),
  start: summary(pairs.map((pair) => pair.before)),
});

/**
 * What target pupils gained beyond comparison pupils, from pupils with both figures ("balanced"), with Welch's standard
 * error of the two groups' gains. It supposes that both would have gained alike. Null with fewer than two in a group.
 */
export const differenceInDifferences = (treated: readonly Pair[], control: readonly Pair[]): Did | null =>
  didOfGroups(groupGain(treated), groupGain(control));

/** The same where only means and spreads may be known: answers of pupils that nobody may read one by one. */
export const didOfGroups = (treated: GroupGain, control: GroupGain): Did | null => {
  const [t, c] = [treated.gain, control.gain];
  if (t.mean === null || t.sd === null || c.mean === null || c.sd === null) return null;
  const [t0, c0] = [treated.start, control.start];
  const spread = t0.sd === null || c0.sd === null ? 0 : pooledSd({ n: t0.n, sd: t0.sd }, { n: c0.n, sd: c0.sd });
  const difference = t.mean - c.mean;
  return {
    n: { treated: t.n, control: c.n },
    did: interval(difference, welchSe({ n: t.n, sd: t.sd }, { n: c.n, sd: c.sd })),
    g: spread === 0 ? null : (hedgesJ(t.n + c.n - 2) * difference) / spread,
    apartAtStart: spread === 0 || t0.mean === null || c0.mean === null ? null : (t0.mean - c0.mean) / spread,
  };
};
