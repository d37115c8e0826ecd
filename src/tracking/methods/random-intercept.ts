import { dot, type Matrix } from './matrix.ts';
import { nestedSums, type NestedSums, type Standardised } from './nested-sums.ts';
import { bestRatio, profile } from './variance-ratio.ts';

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
  refuseWhatTellsNothing(sums);
  const ratio = bestRatio(sums, estimator);
  const fit = profile(sums, ratio, estimator);
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
    effects: sums.clusters.map(({ name, n, x, y }) => ({
      cluster: name,
      n,
      effect: ((ratio * n) / (1 + ratio * n)) * (y - dot(x, fit.beta)) * sdY,
      se: Math.sqrt(cluster / (1 + ratio * n)),
    })),
  };
};

/**
 * The two variances can be told apart only where rows of one cluster still differ once the rest is known, and where clusters
 * are more than the explanatory values that are the same for a whole cluster. Elsewhere the likelihood has no summit.
 */
const refuseWhatTellsNothing = ({ n, within, clusters }: Standardised): void => {
  const k = clusters.length;
  const { rank, left } = withinClusters(within);
  const sameForAll = within.xy.length + 1 - rank;
  if (n <= k + rank)
    throw new RangeError(
      `There are ${n} rows in ${k} clusters: too few to tell pupils from clusters. At least ${k + rank + 1} rows are needed.`,
    );
  if (left <= 1e-12 * Math.max(within.yy, 1e-12 * n))
    throw new RangeError(
      'Within each cluster the outcome follows exactly from the rest: there is nothing left to judge it by.',
    );
  if (k <= sameForAll)
    throw new RangeError(
      `${k} clusters are too few: what is the same for a whole cluster cannot be told from the cluster itself. At least ${sameForAll + 1} are needed.`,
    );
};

/** How many explanatory values differ within clusters beyond the others, and what they leave of the outcome there. */
const withinClusters = ({ xx, xy, yy }: Standardised['within']): Readonly<{ rank: number; left: number }> => {
  const work = [...xx.map((line, at) => [...line, xy[at] ?? 0]), [...xy, yy]];
  const p = xy.length;
  let rank = 0;
  for (let column = 0; column < p; column += 1) {
    const own = work[column] ?? [];
    const pivot = own[column] ?? 0;
    if (pivot <= 1e-10 * (xx[column]?.[column] ?? 0) || pivot <= 1e-20) continue;
    rank += 1;
    for (let row = column + 1; row <= p; row += 1) {
      const line = work[row] ?? [];
      const factor = (line[column] ?? 0) / pivot;
      for (let at = column; at <= p; at += 1) line[at] = (line[at] ?? 0) - factor * (own[at] ?? 0);
    }
  }
  return { rank, left: work[p]?.[p] ?? 0 };
};
