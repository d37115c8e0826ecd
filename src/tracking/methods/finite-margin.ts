import { z95 } from './interval.ts';

/**
 * Margin of a share when n of a known N answered: it narrows to 0 when everybody did. It speaks of chance only, not of who
 * chose not to answer. Null of nobody, or of more answers than people.
 */
export const finiteMargin = (share: number, n: number, of: number): number | null => {
  if (n < 1 || of < n) return null;
  if (of === 1) return 0;
  return z95 * Math.sqrt(((share * (1 - share)) / n) * ((of - n) / (of - 1)));
};
