/** One side of a comparison in one measure: a value for each pupil, null where nothing was recorded. */
export type Side = readonly (number | null)[];

/** How alike two sides stood in one measure. Means and SDs are of the values that are there; `missing` counts the others. */
export type BalanceRow = Readonly<{
  title: string;
  unit: 'mean' | 'percent';
  target: BalanceSide;
  comparison: BalanceSide;
  /** Difference of the means over the root of the mean of both variances; null without spread or with an empty side. */
  apart: number | null;
  isApart: boolean;
}>;

export type BalanceSide = Readonly<{ n: number; missing: number; mean: number | null; sd: number | null }>;

/** Above it two groups are not alike enough for a comparison (What Works Clearinghouse). */
export const mostApart = 0.25;

const sideOf = (values: Side): BalanceSide => {
  const known = values.filter((each): each is number => each !== null);
  const n = known.length;
  const mean = n === 0 ? null : known.reduce((sum, each) => sum + each, 0) / n;
  const sd =
    mean === null || n < 2 ? null : Math.sqrt(known.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (n - 1));
  return { n, missing: values.length - n, mean, sd };
};

/**
 * The standardised difference of two sides: (mean of targets - mean of comparisons) / root of ((variance + variance) / 2), with
 * sample variances. For a share (`percent`) give 1 and 0: the variance is then p(1 - p). Source: Austin 2009, Statistics in
 * Medicine 28, 3083 to 3107; the limit of 0.25 is the What Works Clearinghouse's.
 */
export const balanceOf = (title: string, unit: BalanceRow['unit'], targets: Side, comparisons: Side): BalanceRow => {
  const [target, comparison] = [sideOf(targets), sideOf(comparisons)];
  const variance = (side: BalanceSide): number | null => {
    if (side.mean === null) return null;
    if (unit === 'percent') return side.mean * (1 - side.mean);
    return side.sd === null ? null : side.sd ** 2;
  };
  const [a, b] = [variance(target), variance(comparison)];
  const spread = a === null || b === null ? 0 : Math.sqrt((a + b) / 2);
  const difference = target.mean === null || comparison.mean === null ? null : target.mean - comparison.mean;
  const apart =
    difference === null || (spread === 0 && difference !== 0) || a === null || b === null
      ? null
      : spread === 0
        ? 0
        : difference / spread;
  return { title, unit, target, comparison, apart, isApart: apart !== null && Math.abs(apart) > mostApart };
};
