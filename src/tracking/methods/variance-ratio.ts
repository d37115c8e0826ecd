import { dot, invert, type Matrix } from './matrix.ts';
import type { Standardised } from './nested-sums.ts';

type Estimator = 'ML' | 'REML';

export type Profile = Readonly<{
  beta: readonly number[];
  /** Inverse of X'V⁻¹X in units of the residual variance. */
  inverse: Matrix;
  residual: number;
  /** −2 log likelihood up to a constant. REML also charges for having estimated the coefficients. */
  deviance: number;
  /** Its slope against the logarithm of the ratio, worked out when asked for. */
  slope: () => number;
}>;

/**
 * Generalised least squares for a given ratio θ of the variances between and within clusters. What happens within clusters
 * counts in full; a cluster's means count n/(1 + θn).
 */
export const profile = ({ n, within, clusters }: Standardised, theta: number, estimator: Estimator): Profile => {
  const p = within.xy.length + 1;
  const a = [Array.from({ length: p }, () => 0), ...within.xx.map((line) => [0, ...line])];
  const b = [0, ...within.xy];
  let [yy, logDetV] = [within.yy, 0];
  for (const { n: size, x, y } of clusters) {
    const weight = size / (1 + theta * size);
    logDetV += Math.log1p(theta * size);
    yy += weight * y * y;
    for (let i = 0; i < p; i += 1) {
      const each = weight * (x[i] ?? 0);
      b[i] = (b[i] ?? 0) + each * y;
      const line = a[i] ?? [];
      for (let j = 0; j < p; j += 1) line[j] = (line[j] ?? 0) + each * (x[j] ?? 0);
    }
  }
  const inverted = invert(a);
  if (inverted === null) throw new RangeError('One explanatory column says no more than the others together.');
  const { inverse } = inverted;
  const beta = inverse.map((row) => dot(row, b));
  const degrees = estimator === 'ML' ? n : n - p;
  const left = Math.max(1e-300, yy - dot(b, beta));
  const slope = (): number => {
    let sum = 0;
    for (const { n: size, x, y } of clusters) {
      const weight = size / (1 + theta * size);
      let charged = 0;
      if (estimator === 'REML') for (let at = 0; at < p; at += 1) charged += (x[at] ?? 0) * dot(inverse[at] ?? [], x);
      sum += weight - weight ** 2 * ((degrees * (y - dot(x, beta)) ** 2) / left + charged);
    }
    return sum * theta;
  };
  return {
    beta,
    inverse,
    residual: left / degrees,
    deviance: degrees * Math.log(left / degrees) + logDetV + (estimator === 'REML' ? inverted.logDet : 0),
    slope,
  };
};

/**
 * The ratio with the least deviance, 0 included. The deviance may have two valleys, so the deepest is looked for on a grid of
 * the ratio's logarithm; its floor is where the slope turns, found by halving.
 */
export const bestRatio = (sums: Standardised, estimator: Estimator): number => {
  const at = (log: number) => profile(sums, Math.exp(log), estimator);
  const grid = Array.from({ length: 51 }, (_, place) => -18 + place);
  const found = grid.map((log) => at(log).deviance);
  const best = grid[found.indexOf(Math.min(...found))] ?? 0;
  let [low, high] = [best - 1, best + 1];
  for (let step = 0; step < 60 && high - low > 1e-14 * Math.abs(best); step += 1) {
    const middle = (low + high) / 2;
    if (at(middle).slope() > 0) high = middle;
    else low = middle;
  }
  const log = (low + high) / 2;
  return profile(sums, 0, estimator).deviance <= at(log).deviance ? 0 : Math.exp(log);
};
