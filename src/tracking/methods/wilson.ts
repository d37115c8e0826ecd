import { z95 } from './interval.ts';

export type Share = Readonly<{ n: number; yes: number; share: number; low: number; high: number }>;

/** A share with Wilson's likely range, which stays within 0 and 1 and has no hole at the ends. Null of nobody. */
export const wilson = (yes: number, n: number): Share | null => {
  if (n === 0) return null;
  const p = yes / n;
  const z2 = z95 ** 2;
  const middle = (p + z2 / (2 * n)) / (1 + z2 / n);
  const reach = (z95 * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n))) / (1 + z2 / n);
  // At both ends the formula gives 0 and 1, which rounding may miss.
  return { n, yes, share: p, low: yes === 0 ? 0 : middle - reach, high: yes === n ? 1 : middle + reach };
};
