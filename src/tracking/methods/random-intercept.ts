import { dot, invert, type Matrix } from './matrix.ts';
import { nestedSums, type NestedSums, type Standardised } from './nested-sums.ts';

/** One pupil: outcome, explanatory values (the constant is added), and the school or class they sit in. */
export type Nested = Readonly<{ y: number; x: readonly number[]; cluster: string }>;

export type Estimator = 'ML' | 'REML';

export type RandomIntercept = Readonly<{
  n: number;
  clusters: number;
  /** The constant first, then one coefficient for each explanatory value. */
  fixed: readonly number[];
  se: readonly number[];
  variance: Readonly<{ cluster: number; residual: number }>;
  /** Each cluster's shrunken effect with its comparative standard error, in order of first appearance. */
  effects: readonly Readonly<{ cluster: string; n: number; effect: number; se: number }>[];
}>;

/** The same from rows that are at hand. */
export const randomIntercept = (rows: readonly Nested[], estimator: Estimator): RandomIntercept => {
  const sums = nestedSums((rows[0]?.x ?? []).map((_, at) => `Explanatory value ${at + 1}`));
  for (const { y, x, cluster } of rows) sums.add(y, x, cluster);
  return fitRandomIntercept(sums, estimator);
};

/**
 * Random-intercept model y = xb + u(cluster) + e. The likelihood is profiled over the ratio of the two variances, so that
 * one number is sought and the rest follows in closed form. Throws a RangeError where there is nothing to estimate from.
 */
export const fitRandomIntercept = (gathered: NestedSums, estimator: Estimator): RandomIntercept => {
  const sums = gathered.standardised();
  const ratio = bestRatio((theta) => deviance(solve(sums, theta, estimator), estimator));
  const fit = solve(sums, ratio, estimator);
  if (fit.residual < 1e-10)
    throw new RangeError(
      'Within each cluster the outcome follows exactly from the rest: there is nothing left to judge it by.',
    );
  const { meanY, sdY, meanX, sdX } = sums.back;
  const slopes = fit.beta.slice(1).map((each, at) => (each * sdY) / (sdX[at] ?? 1));
  // Each coefficient in the file's own units, as a row of weights on the standard ones.
  const toOwn: Matrix = [
    [sdY, ...meanX.map((mean, at) => (-mean * sdY) / (sdX[at] ?? 1))],
    ...slopes.map((_, at) => [0, ...slopes.map((__, other) => (other === at ? sdY / (sdX[at] ?? 1) : 0))]),
  ];
  const residual = fit.residual * sdY ** 2;
  const cluster = ratio * residual;
  return {
    n: sums.n,
    clusters: sums.clusters.length,
    fixed: [meanY + (fit.beta[0] ?? 0) * sdY - dot(slopes, meanX), ...slopes],
    se: toOwn.map((row) =>
      Math.sqrt(
        fit.residual *
          dot(
            row,
            fit.inverse.map((line) => dot(line, row)),
          ),
      ),
    ),
    variance: { cluster, residual },
    effects: sums.clusters.map((each) => {
      const shrink = (ratio * each.n) / (1 + ratio * each.n);
      const mean = ((each.sumY - dot(each.sumX, fit.beta)) / each.n) * sdY;
      return { cluster: each.name, n: each.n, effect: shrink * mean, se: Math.sqrt(cluster * (1 - shrink)) };
    }),
  };
};

type Solved = Readonly<{
  beta: readonly number[];
  /** Inverse of X'V⁻¹X in units of the residual variance. */
  inverse: Matrix;
  residual: number;
  logDetV: number;
  logDetX: number;
  degrees: number;
}>;

/** Generalised least squares for a given ratio of variances: V of a cluster is I + θ·11', whose inverse is known. */
const solve = (sums: Standardised, theta: number, estimator: Estimator): Solved => {
  const p = sums.xy.length;
  const a = sums.xx.map((row) => [...row]);
  const b = [...sums.xy];
  let [yy, logDetV] = [sums.yy, 0];
  for (const { n: size, sumX, sumY } of sums.clusters) {
    const c = theta / (1 + theta * size);
    logDetV += Math.log(1 + theta * size);
    yy -= c * sumY * sumY;
    for (let i = 0; i < p; i += 1) {
      const each = c * (sumX[i] ?? 0);
      b[i] = (b[i] ?? 0) - each * sumY;
      const line = a[i] ?? [];
      for (let j = 0; j < p; j += 1) line[j] = (line[j] ?? 0) - each * (sumX[j] ?? 0);
    }
  }
  const inverted = invert(a);
  if (inverted === null) throw new RangeError('One explanatory column says no more than the others together.');
  const beta = inverted.inverse.map((row) => dot(row, b));
  const degrees = estimator === 'ML' ? sums.n : sums.n - p;
  const residual = Math.max(0, (yy - dot(b, beta)) / degrees);
  return { beta, inverse: inverted.inverse, residual, logDetV, logDetX: inverted.logDet, degrees };
};

/** −2 log likelihood up to a constant. REML also charges for having estimated the coefficients. */
const deviance = ({ residual, logDetV, logDetX, degrees }: Solved, estimator: Estimator): number =>
  degrees * Math.log(Math.max(residual, 1e-300)) + logDetV + (estimator === 'REML' ? logDetX : 0);

const golden = (Math.sqrt(5) - 1) / 2;

/** The ratio with the least deviance, 0 included: sought on a grid of its logarithm, then by golden section. */
const bestRatio = (of: (theta: number) => number): number => {
  const grid = Array.from({ length: 61 }, (_, at) => -14 + at * 0.4);
  const found = grid.map((each) => of(Math.exp(each)));
  const best = grid[found.indexOf(Math.min(...found))] ?? 0;
  let [low, high] = [best - 0.4, best + 0.4];
  for (let step = 0; step < 60; step += 1) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (of(Math.exp(left)) < of(Math.exp(right))) high = right;
    else low = left;
  }
  const theta = Math.exp((low + high) / 2);
  return of(0) <= of(theta) ? 0 : theta;
};
