import { quartiles, type Quartiles } from './quartiles.ts';

/** One pupil: reading or number age in months at both ends, and the months between. */
export type AgePair = Readonly<{ before: number; after: number; months: number }>;

export type RatioGain = Readonly<{
  n: number;
  quartiles: Quartiles;
  /** Mean of the pupils' own ratios. */
  meanOfRatios: number;
  /** All months gained ÷ all months passed. It is another figure: say which. */
  ratioOfMeans: number;
  /** Brooks's "good impact": a median of 2 or more. */
  isGood: boolean;
  /** Why it should be read with care, if anything. */
  unstable: 'under-three-months' | null;
}>;

/** Months of age gained for each month that passed: 1 is the usual pace. Pupils without time between their tests do not count. */
export const ratioGain = (pupils: readonly AgePair[]): RatioGain | null => {
  const timed = pupils.filter(({ months }) => months > 0);
  const ratios = timed.map(({ before, after, months }) => (after - before) / months);
  const found = quartiles(ratios);
  if (found === null) return null;
  const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
  return {
    n: ratios.length,
    quartiles: found,
    meanOfRatios: sum(ratios) / ratios.length,
    ratioOfMeans: sum(timed.map(({ before, after }) => after - before)) / sum(timed.map(({ months }) => months)),
    isGood: found.median >= 2,
    unstable: Math.min(...timed.map(({ months }) => months)) < 3 ? 'under-three-months' : null,
  };
};
