import { wilson } from './wilson.ts';

export type Change = Readonly<{ change: number; low: number; high: number }>;

/** Difference of two shares of different people, from their two Wilson ranges (Newcombe's method 10). Null where nobody answered. */
export const newcombe = (
  one: Readonly<{ yes: number; n: number }>,
  other: Readonly<{ yes: number; n: number }>,
): Change | null => {
  const [a, b] = [wilson(one.yes, one.n), wilson(other.yes, other.n)];
  if (a === null || b === null) return null;
  const change = a.share - b.share;
  return {
    change,
    low: change - Math.hypot(a.share - a.low, b.high - b.share),
    high: change + Math.hypot(a.high - a.share, b.share - b.low),
  };
};

/** Answers of the same people twice: yes both times, only the first, only the second, neither. */
export type Paired = Readonly<{ both: number; first: number; second: number; neither: number }>;

/**
 * Second − first share of the same people (Newcombe's method 10 for pairs): like people answer alike twice, which narrows the
 * range by their correlation φ, taken with his correction for few. Null where nobody answered.
 */
export const newcombePaired = ({ both, first, second, neither }: Paired): Change | null => {
  const n = both + first + second + neither;
  const [a, b] = [wilson(both + second, n), wilson(both + first, n)];
  if (a === null || b === null) return null;
  const margins = (both + first) * (second + neither) * (both + second) * (first + neither);
  const product = both * neither - first * second;
  // The correction pulls a positive association towards 0 by n/2 and leaves a negative one as it is.
  const corrected = product > n / 2 ? product - n / 2 : product >= 0 ? 0 : product;
  const phi = margins === 0 ? 0 : corrected / Math.sqrt(margins);
  const reach = (one: number, two: number) => Math.sqrt(Math.max(0, one ** 2 - 2 * phi * one * two + two ** 2));
  const change = a.share - b.share;
  return {
    change,
    low: change - reach(a.share - a.low, b.high - b.share),
    high: change + reach(a.high - a.share, b.share - b.low),
  };
};
