import type { Matrix } from './matrix.ts';

type Cluster = { readonly name: string; n: number; readonly means: number[] };

/**
 * What a model of pupils in clusters needs of them, in standard units, with `back` to return to the file's own. What happens
 * within clusters and what happens between them stand apart, so that neither drowns the digits of the other.
 */
export type Standardised = Readonly<{
  n: number;
  /** Squares and products about each cluster's own means. */
  within: Readonly<{ xx: Matrix; xy: readonly number[]; yy: number }>;
  /** Each cluster's means; `x` begins with the constant. */
  clusters: readonly Readonly<{ name: string; n: number; x: readonly number[]; y: number }>[];
  back: Readonly<{ meanY: number; sdY: number; meanX: readonly number[]; sdX: readonly number[] }>;
}>;

export type NestedSums = Readonly<{
  add: (y: number, x: readonly number[], cluster: string) => void;
  /** Throws a RangeError with a sentence where there is nothing to estimate from. */
  standardised: () => Standardised;
}>;

/**
 * Gathers rows of outcome, explanatory values and cluster, which are not kept (Welford 1962, cluster by cluster). The first row
 * is taken off all the others, so that large values that differ little lose no digits.
 */
export const nestedSums = (names: readonly string[]): NestedSums => {
  const p = names.length;
  // The outcome stands behind the explanatory values.
  const zeros = () => Array.from({ length: p + 1 }, () => 0);
  const within = Array.from({ length: p + 1 }, zeros);
  const clusters = new Map<string, Cluster>();
  const apart = zeros();
  let n = 0;
  let first: readonly number[] = [];

  const add = (y: number, x: readonly number[], cluster: string) => {
    if (n === 0) first = [...x, y];
    let own = clusters.get(cluster);
    if (own === undefined) clusters.set(cluster, (own = { name: cluster, n: 0, means: zeros() }));
    n += 1;
    own.n += 1;
    const { means } = own;
    for (let at = 0; at <= p; at += 1) apart[at] = (at < p ? (x[at] ?? 0) : y) - (first[at] ?? 0) - (means[at] ?? 0);
    for (let i = 0; i <= p; i += 1) {
      const weighted = (apart[i] ?? 0) * (1 - 1 / own.n);
      const line = within[i] ?? [];
      for (let j = 0; j <= p; j += 1) line[j] = (line[j] ?? 0) + weighted * (apart[j] ?? 0);
      means[i] = (means[i] ?? 0) + (apart[i] ?? 0) / own.n;
    }
  };

  const standardised = (): Standardised => {
    if (clusters.size < 2)
      throw new RangeError(`There must be at least two clusters; there ${clusters.size === 1 ? 'is 1' : 'are none'}.`);
    const all = [...clusters.values()];
    if (all.every((each) => each.n === 1))
      throw new RangeError(
        'No cluster holds two rows, so a cluster cannot be told from a pupil. Check the name of the column.',
      );
    if (n <= p + 2) throw new RangeError(`There are ${n} rows, and at least ${p + 3} are needed.`);
    const means = zeros().map((_, at) => all.reduce((sum, each) => sum + each.n * (each.means[at] ?? 0), 0) / n);
    const sds = means.map((mean, at) => {
      const between = all.reduce((sum, each) => sum + each.n * ((each.means[at] ?? 0) - mean) ** 2, 0);
      const sd = Math.sqrt(((within[at]?.[at] ?? 0) + between) / n);
      if (sd <= 1e-13 * Math.abs((first[at] ?? 0) + mean))
        throw new RangeError(
          at === p
            ? 'The outcome is the same in every row.'
            : `${names[at]} is the same in every row, so nothing follows from it.`,
        );
      return sd;
    });
    const sdOf = (at: number) => sds[at] ?? 1;
    const scaled = within.map((line, i) => line.map((sum, j) => sum / (sdOf(i) * sdOf(j))));
    const own = means.map((mean, at) => (first[at] ?? 0) + mean);
    return {
      n,
      within: {
        xx: scaled.slice(0, p).map((line) => line.slice(0, p)),
        xy: scaled.slice(0, p).map((line) => line[p] ?? 0),
        yy: scaled[p]?.[p] ?? 0,
      },
      clusters: all.map((each) => {
        const standard = each.means.map((mean, at) => (mean - (means[at] ?? 0)) / sdOf(at));
        return { name: each.name, n: each.n, x: [1, ...standard.slice(0, p)], y: standard[p] ?? 0 };
      }),
      back: { meanY: own[p] ?? 0, sdY: sdOf(p), meanX: own.slice(0, p), sdX: sds.slice(0, p) },
    };
  };
  return { add, standardised };
};
