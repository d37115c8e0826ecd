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

type Cluster = Readonly<{ name: string; n: number; sumX: readonly number[]; sumY: number }>;

/** Sums over all pupils, taken once; what depends on the ratio of variances needs the clusters' sums alone. */
type Sums = Readonly<{
  n: number;
  xx: readonly (readonly number[])[];
  xy: readonly number[];
  yy: number;
  clusters: readonly Cluster[];
}>;

/**
 * Random-intercept model y = xb + u(cluster) + e. The likelihood is profiled over the ratio of the two variances, so that
 * one number is sought and the rest follows in closed form. Throws where there is nothing to estimate from.
 */
export const randomIntercept = (rows: readonly Nested[], estimator: Estimator): RandomIntercept => {
  const sums = sumsOf(rows);
  const { clusters } = sums;
  const ratio = bestRatio((theta) => -2 * logLikelihood(solve(sums, theta, estimator), estimator));
  const fit = solve(sums, ratio, estimator);
  const cluster = ratio * fit.residual;
  return {
    n: rows.length,
    clusters: clusters.length,
    fixed: fit.beta,
    se: fit.inverse.map((row, at) => Math.sqrt(fit.residual * (row[at] ?? 0))),
    variance: { cluster, residual: fit.residual },
    effects: clusters.map((each) => {
      const shrink = (ratio * each.n) / (1 + ratio * each.n);
      const mean = (each.sumY - dot(each.sumX, fit.beta)) / each.n;
      return { cluster: each.name, n: each.n, effect: shrink * mean, se: Math.sqrt(cluster * (1 - shrink)) };
    }),
  };
};

const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, each, at) => sum + each * (b[at] ?? 0), 0);

const sumsOf = (rows: readonly Nested[]): Sums => {
  const p = (rows[0]?.x.length ?? 0) + 1;
  const zeros = () => Array.from({ length: p }, () => 0);
  const xx = Array.from({ length: p }, zeros);
  const [xy, found] = [zeros(), new Map<string, { name: string; n: number; sumX: number[]; sumY: number }>()];
  let yy = 0;
  for (const { y, x, cluster } of rows) {
    const own = found.get(cluster) ?? { name: cluster, n: 0, sumX: zeros(), sumY: 0 };
    const values = [1, ...x];
    own.n += 1;
    own.sumY += y;
    yy += y * y;
    for (const [i, value] of values.entries()) {
      own.sumX[i] = (own.sumX[i] ?? 0) + value;
      xy[i] = (xy[i] ?? 0) + value * y;
      const line = xx[i] ?? [];
      for (const [j, other] of values.entries()) line[j] = (line[j] ?? 0) + value * other;
    }
    found.set(cluster, own);
  }
  if (found.size < 2) throw new RangeError('There must be at least two clusters.');
  return { n: rows.length, xx, xy, yy, clusters: [...found.values()] };
};

type Solved = Readonly<{
  beta: readonly number[];
  /** Inverse of X'V⁻¹X in units of the residual variance. */
  inverse: readonly (readonly number[])[];
  residual: number;
  logDetV: number;
  logDetX: number;
  degrees: number;
}>;

/** Generalised least squares for a given ratio of variances: V of a cluster is I + θ·11', whose inverse is known. */
const solve = (sums: Sums, theta: number, estimator: Estimator): Solved => {
  const p = sums.xy.length;
  const a = sums.xx.map((row) => [...row]);
  const b = [...sums.xy];
  let [yy, logDetV] = [sums.yy, 0];
  for (const { n: size, sumX, sumY } of sums.clusters) {
    const c = theta / (1 + theta * size);
    logDetV += Math.log(1 + theta * size);
    yy -= c * sumY * sumY;
    for (const [i, each] of sumX.entries()) {
      b[i] = (b[i] ?? 0) - c * each * sumY;
      const line = a[i] ?? [];
      for (const [j, other] of sumX.entries()) line[j] = (line[j] ?? 0) - c * each * other;
    }
  }
  const { inverse, logDet } = invert(a);
  const beta = inverse.map((row) => dot(row, b));
  const degrees = estimator === 'ML' ? sums.n : sums.n - p;
  return { beta, inverse, residual: (yy - dot(b, beta)) / degrees, logDetV, logDetX: logDet, degrees };
};

/** Up to a constant. REML also charges for having estimated the coefficients. */
const logLikelihood = ({ residual, logDetV, logDetX, degrees }: Solved, estimator: Estimator): number =>
  -0.5 * (degrees * Math.log(residual) + logDetV + (estimator === 'REML' ? logDetX : 0));

/** Gauss and Jordan with pivots; a column that says what others say cannot be told apart from them. */
const invert = (
  matrix: readonly (readonly number[])[],
): { inverse: readonly (readonly number[])[]; logDet: number } => {
  const p = matrix.length;
  const work = matrix.map((row, at) => [...row, ...Array.from({ length: p }, (_, column) => (column === at ? 1 : 0))]);
  let logDet = 0;
  for (let column = 0; column < p; column += 1) {
    let best = column;
    for (let row = column + 1; row < p; row += 1)
      if (Math.abs(work[row]?.[column] ?? 0) > Math.abs(work[best]?.[column] ?? 0)) best = row;
    const pivotRow = work[best] ?? [];
    [work[best], work[column]] = [work[column] ?? [], pivotRow];
    const pivot = pivotRow[column] ?? 0;
    if (Math.abs(pivot) < 1e-10)
      throw new RangeError('One explanatory column says no more than the others, or does not vary.');
    logDet += Math.log(Math.abs(pivot));
    for (let at = 0; at < 2 * p; at += 1) pivotRow[at] = (pivotRow[at] ?? 0) / pivot;
    for (const [row, values] of work.entries()) {
      const factor = row === column ? 0 : (values[column] ?? 0);
      if (factor !== 0)
        for (let at = 0; at < 2 * p; at += 1) values[at] = (values[at] ?? 0) - factor * (pivotRow[at] ?? 0);
    }
  }
  return { inverse: work.map((row) => row.slice(p)), logDet };
};

const golden = (Math.sqrt(5) - 1) / 2;

/** The ratio with the least deviance, 0 included: sought on a grid of its logarithm, then by golden section. */
const bestRatio = (deviance: (theta: number) => number): number => {
  const grid = Array.from({ length: 61 }, (_, at) => -14 + at * 0.4);
  const best = grid.reduce((least, each) => (deviance(Math.exp(each)) < deviance(Math.exp(least)) ? each : least));
  let [low, high] = [best - 0.4, best + 0.4];
  for (let step = 0; step < 80; step += 1) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (deviance(Math.exp(left)) < deviance(Math.exp(right))) high = right;
    else low = left;
  }
  const theta = Math.exp((low + high) / 2);
  return deviance(0) <= deviance(theta) ? 0 : theta;
};
