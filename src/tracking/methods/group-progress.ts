import { z95 } from './interval.ts';
import { leastSquares } from './least-squares.ts';
import { summary } from './mean.ts';

export type StartAndEnd = Readonly<{ code: string; start: number; end: number }>;
export type OfGroup = Readonly<{ key: string; codes: ReadonlySet<string> }>;

export type GroupEffect = Readonly<{
  key: string;
  n: number;
  /** Mean start of its pupils. */
  start: number;
  /** Their mean of (end − foretold), as it is. */
  own: number;
  /** Share of `own` that is kept, from 0 to 1: the more pupils, the more. */
  kept: number;
  /** Drawn towards the middle, with its comparative range. */
  effect: number;
  low: number;
  high: number;
}>;

export type GroupProgress = Readonly<{
  n: number;
  line: Readonly<{ intercept: number; slope: number; sigma: number }>;
  /** Variance between groups by maximum likelihood; 0 where they differ no more than chance would make them. */
  between: number;
  groups: readonly GroupEffect[];
}>;

/** Fewest pupils from whom a line is drawn, and fewest of a group before anything is said of it. */
export const fewestForLine = 30;
export const fewestInGroup = 5;

const golden = (Math.sqrt(5) - 1) / 2;

/**
 * The variance τ² at which group means y with variances v are likeliest, the groups lying around 0: least Σ(ln(τ² + v) + y²/(τ² + v)).
 * Groups overlap, and are taken here as though they did not.
 */
export const varianceBetween = (means: readonly Readonly<{ y: number; v: number }>[]): number => {
  if (means.length < 2) return 0;
  const deviance = (t: number) => means.reduce((sum, { y, v }) => sum + Math.log(t + v) + (y * y) / (t + v), 0);
  const most = Math.max(...means.map(({ y }) => y * y));
  if (most === 0) return 0;
  const grid = Array.from({ length: 49 }, (_, at) => Math.log(most) + 0.5 - at * 0.35);
  const found = grid.map((each) => deviance(Math.exp(each)));
  const best = grid[found.indexOf(Math.min(...found))] ?? 0;
  let [low, high] = [best - 0.35, best + 0.35];
  for (let step = 0; step < 60; step += 1) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (deviance(Math.exp(left)) < deviance(Math.exp(right))) high = right;
    else low = left;
  }
  const t = Math.exp((low + high) / 2);
  return deviance(0) <= deviance(t) ? 0 : t;
};

/**
 * Which groups of a school made more or less progress than its pupils with the same start. The line runs through everybody; what a
 * group's pupils made beyond it is drawn towards 0 by λ = τ²/(τ² + σ²/n), with the range ± 1.96 √(τ²(1 − λ)). Null with fewer than
 * thirty pupils, or where all starts are alike.
 */
export const groupProgress = (pupils: readonly StartAndEnd[], groups: readonly OfGroup[]): GroupProgress | null => {
  if (pupils.length < fewestForLine) return null;
  const fit = leastSquares(pupils.map(({ start, end }) => ({ y: end, x: [start] })));
  const [intercept, slope] = fit?.beta ?? [];
  if (fit === null || intercept === undefined || slope === undefined) return null;
  const means = groups.flatMap(({ key, codes }) => {
    const inside = pupils.filter(({ code }) => codes.has(code));
    const own = summary(inside.map(({ start, end }) => end - intercept - slope * start)).mean;
    const start = summary(inside.map((each) => each.start)).mean;
    return own === null || start === null || inside.length < fewestInGroup
      ? []
      : [{ key, n: inside.length, start, own, v: fit.sigma ** 2 / inside.length }];
  });
  const between = varianceBetween(means.map(({ own, v }) => ({ y: own, v })));
  return {
    n: pupils.length,
    line: { intercept, slope, sigma: fit.sigma },
    between,
    groups: means.map(({ key, n, start, own, v }): GroupEffect => {
      const kept = between === 0 ? 0 : between / (between + v);
      const reach = z95 * Math.sqrt(between * (1 - kept));
      return { key, n, start, own, kept, effect: kept * own, low: kept * own - reach, high: kept * own + reach };
    }),
  };
};
