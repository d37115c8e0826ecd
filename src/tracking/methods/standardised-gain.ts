import { hedgesJ } from './hedges.ts';
import { z95, type Interval } from './interval.ts';

/** A difference of gains in standard deviations of where pupils began, with its range; `j` is the small-sample factor. */
export type StandardisedGain = Readonly<{ g: number; j: number; low: number; high: number }>;

/**
 * g = J(df) × difference ÷ spread. Both ends of the range are the effects δ for which (g − δ)² = z² (a² + δ²/2df), a being the
 * standard error in units of the spread: so the spread's own uncertainty counts (Hedges and Olkin 1985, chapter 5), taken at each
 * end, and the range leaves out no effect exactly where that of the difference does. Null without a spread, and with three pupils
 * or fewer.
 */
export const standardisedGain = (
  difference: Interval,
  { spread, df }: Readonly<{ spread: number; df: number }>,
): StandardisedGain | null => {
  const share = z95 ** 2 / (2 * df);
  if (!(spread > 0) || !(share < 1)) return null;
  const j = hedgesJ(df);
  const [g, a] = [(j * difference.estimate) / spread, (j * difference.se) / spread];
  const reach = Math.sqrt(share * g ** 2 + (1 - share) * (z95 * a) ** 2);
  return { g, j, low: (g - reach) / (1 - share), high: (g + reach) / (1 - share) };
};
