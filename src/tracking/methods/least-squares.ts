import { dot, invert, type Matrix } from './matrix.ts';

export type LeastSquares = Readonly<{
  /** The constant first, then one coefficient for each explanatory value. */
  beta: readonly number[];
  se: readonly number[];
  /** Standard errors that do not suppose equal variance (HC3: MacKinnon and White 1985). */
  robustSe: readonly number[];
  /** Standard deviation of what is left, with n − p degrees of freedom. */
  sigma: number;
  df: number;
  rSquared: number | null;
  /** Value foretold at x, and the variance of that mean. */
  at: (x: readonly number[]) => Readonly<{ value: number; variance: number }>;
}>;

/**
 * Ordinary least squares with a constant, on centred and scaled columns, refined once, so that near-collinear columns lose few
 * digits. Null with too few rows, or where a column does not vary or says no more than the others.
 */
export const leastSquares = (rows: readonly Readonly<{ y: number; x: readonly number[] }>[]): LeastSquares | null => {
  const n = rows.length;
  const p = (rows[0]?.x.length ?? 0) + 1;
  if (n <= p) return null;
  const meanOf = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / n;
  const meanY = meanOf(rows.map((row) => row.y));
  const columns = Array.from({ length: p - 1 }, (_, at) => rows.map((row) => row.x[at] ?? 0));
  const means = columns.map(meanOf);
  const sds = columns.map((column, at) => Math.sqrt(meanOf(column.map((each) => (each - (means[at] ?? 0)) ** 2))));
  if (sds.some((sd, at) => sd <= 1e-13 * Math.abs(means[at] ?? 0) || sd === 0)) return null;
  const standard = (x: readonly number[]) => [1, ...x.map((each, at) => (each - (means[at] ?? 0)) / (sds[at] ?? 1))];
  const design = rows.map((row) => standard(row.x));
  const y = rows.map((row) => row.y - meanY);
  const inverted = invert(product(design, p));
  if (inverted === null) return null;
  const { inverse } = inverted;
  const solveFor = (right: readonly number[]) => inverse.map((line) => dot(line, against(design, right, p)));
  const first = solveFor(y);
  const correction = solveFor(y.map((each, at) => each - dot(design[at] ?? [], first)));
  const standardBeta = first.map((each, at) => each + (correction[at] ?? 0));
  const residuals = y.map((each, at) => each - dot(design[at] ?? [], standardBeta));
  const df = n - p;
  const left = dot(residuals, residuals);
  const sigma2 = left / df;
  // Rows that turn standard coefficients into the columns' own units.
  const toOwn: Matrix = [
    [1, ...means.map((mean, at) => -mean / (sds[at] ?? 1))],
    ...means.map((_, at) => [0, ...means.map((__, other) => (other === at ? 1 / (sds[at] ?? 1) : 0))]),
  ];
  const meat = product(
    design.map((row, at) => {
      const leverage = dot(
        row,
        inverse.map((line) => dot(line, row)),
      );
      return row.map((each) => (each * (residuals[at] ?? 0)) / Math.max(1e-12, 1 - leverage));
    }),
    p,
  );
  const quadratic = (row: readonly number[], middle: Matrix) =>
    dot(
      row,
      middle.map((line) => dot(line, row)),
    );
  const through = (row: readonly number[]) => inverse.map((line) => dot(line, row));
  const total = dot(y, y);
  return {
    beta: toOwn.map((row, at) => dot(row, standardBeta) + (at === 0 ? meanY : 0)),
    se: toOwn.map((row) => Math.sqrt(sigma2 * quadratic(row, inverse))),
    robustSe: toOwn.map((row) => Math.sqrt(quadratic(through(row), meat))),
    sigma: Math.sqrt(sigma2),
    df,
    rSquared: total === 0 ? null : 1 - left / total,
    at: (x) => {
      const row = standard(x);
      return { value: meanY + dot(row, standardBeta), variance: sigma2 * quadratic(row, inverse) };
    },
  };
};

const product = (design: Matrix, p: number): number[][] => {
  const found = Array.from({ length: p }, () => Array.from({ length: p }, () => 0));
  for (const row of design)
    for (let i = 0; i < p; i += 1) {
      const line = found[i] ?? [];
      for (let j = 0; j < p; j += 1) line[j] = (line[j] ?? 0) + (row[i] ?? 0) * (row[j] ?? 0);
    }
  return found;
};

const against = (design: Matrix, y: readonly number[], p: number): number[] => {
  const found = Array.from({ length: p }, () => 0);
  for (const [at, row] of design.entries())
    for (let i = 0; i < p; i += 1) found[i] = (found[i] ?? 0) + (row[i] ?? 0) * (y[at] ?? 0);
  return found;
};
