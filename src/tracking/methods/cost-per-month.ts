import { isClearOfZero } from './interval.ts';
import type { Months } from './eef-months.ts';

export type CostPerMonth = Readonly<{ cost: number; least: number; most: number | null }>;

/**
 * Pounds for one pupil's month of extra progress, from the months and both ends of their range. Null unless the effect's range
 * leaves out 0 on the good side: a cost of nothing gained is no figure. `most` is null where the lower end is under a month.
 */
export const costPerMonth = (
  costPerPupil: number,
  months: Months,
  effect: Readonly<{ low: number; high: number }>,
): CostPerMonth | null => {
  if (!isClearOfZero(effect) || effect.low <= 0 || months.months <= 0 || costPerPupil < 0) return null;
  return {
    cost: costPerPupil / months.months,
    least: costPerPupil / months.high,
    most: months.low > 0 ? costPerPupil / months.low : null,
  };
};
