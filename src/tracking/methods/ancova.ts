import type { Pair } from './before-after.ts';
import type { Interval } from './interval.ts';
import { leastSquares } from './least-squares.ts';
import { t95 } from './student-t.ts';

export type Ancova = Readonly<{
  n: Readonly<{ treated: number; control: number }>;
  /** Target − comparison pupils at the same start; range by Student's t. */
  adjusted: Interval;
  df: number;
  /** The standard error that does not suppose equal variances (HC3). */
  robustSe: number;
  slope: number;
  /** In standard deviations of what the start leaves unexplained; null where it leaves nothing. */
  effect: number | null;
}>;

/** Difference at the end between pupils with the same start: least squares of after on group and before. Null where it cannot be fitted. */
export const ancova = (treated: readonly Pair[], control: readonly Pair[]): Ancova | null => {
  if (treated.length < 2 || control.length < 2) return null;
  const row = (group: number) => (pair: Pair) => ({ y: pair.after, x: [group, pair.before] });
  const fit = leastSquares([...treated.map(row(1)), ...control.map(row(0))]);
  const [, estimate, slope] = fit?.beta ?? [];
  const [, se] = fit?.se ?? [];
  if (fit === null || estimate === undefined || slope === undefined || se === undefined) return null;
  const reach = t95(fit.df) * se;
  return {
    n: { treated: treated.length, control: control.length },
    adjusted: { estimate, se, low: estimate - reach, high: estimate + reach },
    df: fit.df,
    robustSe: fit.robustSe[1] ?? se,
    slope,
    effect: fit.sigma > 0 ? estimate / fit.sigma : null,
  };
};
