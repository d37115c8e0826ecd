type Cluster = { readonly name: string; n: number; readonly sumX: number[]; sumY: number };

/**
 * Sums over pupils in clusters, taken while a file is read: a model needs no more than these. `x` begins with the constant.
 * All is in standard units, with `back` to return to the file's own.
 */
export type Standardised = Readonly<{
  n: number;
  xx: readonly (readonly number[])[];
  xy: readonly number[];
  yy: number;
  clusters: readonly Readonly<Cluster>[];
  back: Readonly<{ meanY: number; sdY: number; meanX: readonly number[]; sdX: readonly number[] }>;
}>;

export type NestedSums = Readonly<{
  add: (y: number, x: readonly number[], cluster: string) => void;
  /** Throws a RangeError with a sentence where there is nothing to estimate from. */
  standardised: () => Standardised;
}>;

/**
 * Gathers rows of outcome, explanatory values and cluster. The first row is taken off all the others, so that large values that
 * differ little lose no digits.
 */
export const nestedSums = (names: readonly string[]): NestedSums => {
  const p = names.length + 1;
  const zeros = () => Array.from({ length: p }, () => 0);
  const xx = Array.from({ length: p }, zeros);
  const xy = zeros();
  const clusters = new Map<string, Cluster>();
  const values = zeros();
  let [n, yy, sumY, firstY] = [0, 0, 0, 0];
  let firstX: readonly number[] = [];

  const add = (y: number, x: readonly number[], cluster: string) => {
    if (n === 0) [firstY, firstX] = [y, [...x]];
    const own = y - firstY;
    values[0] = 1;
    for (let at = 1; at < p; at += 1) values[at] = (x[at - 1] ?? 0) - (firstX[at - 1] ?? 0);
    let group = clusters.get(cluster);
    if (group === undefined) clusters.set(cluster, (group = { name: cluster, n: 0, sumX: zeros(), sumY: 0 }));
    n += 1;
    group.n += 1;
    group.sumY += own;
    sumY += own;
    yy += own * own;
    for (let i = 0; i < p; i += 1) {
      const value = values[i] ?? 0;
      group.sumX[i] = (group.sumX[i] ?? 0) + value;
      xy[i] = (xy[i] ?? 0) + value * own;
      const line = xx[i] ?? [];
      for (let j = 0; j < p; j += 1) line[j] = (line[j] ?? 0) + value * (values[j] ?? 0);
    }
  };

  const standardised = (): Standardised => {
    if (clusters.size < 2)
      throw new RangeError(`There must be at least two clusters; there ${clusters.size === 1 ? 'is 1' : 'are none'}.`);
    if ([...clusters.values()].every((each) => each.n === 1))
      throw new RangeError(
        'No cluster holds two rows, so a cluster cannot be told from a pupil. Check the name of the column.',
      );
    if (n <= p + 1) throw new RangeError(`There are ${n} rows, and at least ${p + 2} are needed.`);
    const means = (xx[0] ?? []).map((sum) => sum / n);
    const mean = sumY / n;
    const sdY = spread(yy, n, mean);
    if (sdY === 0) throw new RangeError('The outcome is the same in every row.');
    // The constant is left as it is; the others are centred and scaled.
    const sds = means.map((each, at) => (at === 0 ? 1 : spread(xx[at]?.[at] ?? 0, n, each)));
    for (const [at, sd] of sds.entries())
      if (sd === 0) throw new RangeError(`${names[at - 1]} is the same in every row, so nothing follows from it.`);
    const centre = (at: number) => (at === 0 ? 0 : (means[at] ?? 0));
    const scaled = (sum: number, i: number, j: number) =>
      (sum - n * centre(i) * centre(j)) / ((sds[i] ?? 1) * (sds[j] ?? 1));
    return {
      n,
      xx: xx.map((row, i) => row.map((sum, j) => (i === 0 || j === 0 ? (i === j ? n : 0) : scaled(sum, i, j)))),
      xy: xy.map((sum, i) => (i === 0 ? 0 : (sum - n * centre(i) * mean) / ((sds[i] ?? 1) * sdY))),
      yy: (yy - n * mean * mean) / (sdY * sdY),
      clusters: [...clusters.values()].map((each) => ({
        name: each.name,
        n: each.n,
        sumX: each.sumX.map((sum, at) => (at === 0 ? each.n : (sum - each.n * centre(at)) / (sds[at] ?? 1))),
        sumY: (each.sumY - each.n * mean) / sdY,
      })),
      back: {
        meanY: firstY + mean,
        sdY,
        meanX: means.slice(1).map((each, at) => (firstX[at] ?? 0) + each),
        sdX: sds.slice(1),
      },
    };
  };
  return { add, standardised };
};

/** Standard deviation from sums of squares, and 0 where what is left is the noise of the sum. */
const spread = (squares: number, n: number, mean: number): number => {
  const variance = squares / n - mean * mean;
  return variance <= 1e-13 * (squares / n) ? 0 : Math.sqrt(variance);
};
