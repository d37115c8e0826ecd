import { logGamma } from './gamma.ts';
import { z95 } from './interval.ts';

/** The exact small-sample factor of Hedges, through log-gamma. */
export const hedgesJ = (df: number): number => Math.exp(logGamma(df / 2) - logGamma((df - 1) / 2)) / Math.sqrt(df / 2);

export const pooledSd = (a: Readonly<{ n: number; sd: number }>, b: Readonly<{ n: number; sd: number }>): number =>
  Math.sqrt(((a.n - 1) * a.sd ** 2 + (b.n - 1) * b.sd ** 2) / (a.n + b.n - 2));

type Group = Readonly<{ n: number; mean: number; sd: number }>;
export type HedgesG = Readonly<{ g: number; variance: number; ci: readonly [low: number, high: number] }>;

/**
 * Hedges' g of two independent groups, exact factor. Variance 1/n1 + 1/n2 + g²/(2(n1 + n2)) (the "LS" convention of
 * metafor), interval ±1.96 standard errors.
 */
export const hedgesG = (treated: Group, control: Group): HedgesG => {
  const d = (treated.mean - control.mean) / pooledSd(treated, control);
  const g = hedgesJ(treated.n + control.n - 2) * d;
  const variance = 1 / treated.n + 1 / control.n + g ** 2 / (2 * (treated.n + control.n));
  const reach = z95 * Math.sqrt(variance);
  return { g, variance, ci: [g - reach, g + reach] };
};
