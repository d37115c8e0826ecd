import { interval, type Interval } from './interval.ts';
import { summary, type Summary } from './mean.ts';

export type Pair = Readonly<{ before: number; after: number }>;
export type BeforeAfter = Readonly<{ n: number; before: Summary; after: Summary; gain: Interval | null }>;

/**
 * Mean gain of pupils who have both figures, standard error s/√n of the gains. It is mostly growth: without a comparison it
 * says nothing about what the work did.
 */
export const beforeAfter = (pairs: readonly Pair[]): BeforeAfter => {
  const gains = summary(pairs.map((pair) => pair.after - pair.before));
  return {
    n: pairs.length,
    before: summary(pairs.map((pair) => pair.before)),
    after: summary(pairs.map((pair) => pair.after)),
    gain: gains.mean === null || gains.sd === null ? null : interval(gains.mean, gains.sd / Math.sqrt(gains.n)),
  };
};
