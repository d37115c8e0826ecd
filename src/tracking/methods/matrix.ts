export type Matrix = readonly (readonly number[])[];

export const dot = (a: readonly number[], b: readonly number[]): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
};

/**
 * Inverse of a symmetric positive matrix with the logarithm of its determinant (Gauss and Jordan with pivots), or null where a
 * column says no more than the others do: a pivot under 10⁻¹⁰ once every column has unit length.
 */
export const invert = (matrix: Matrix): Readonly<{ inverse: Matrix; logDet: number }> | null => {
  const p = matrix.length;
  const lengths = matrix.map((row, at) => Math.sqrt(row[at] ?? 0));
  if (!lengths.every((length) => length > 0)) return null;
  const lengthOf = (at: number) => lengths[at] ?? 1;
  const work = matrix.map((row, at) => [
    ...row.map((each, column) => each / lengthOf(at) / lengthOf(column)),
    ...Array.from({ length: p }, (_, column) => (column === at ? 1 : 0)),
  ]);
  let logDet = 2 * lengths.reduce((sum, length) => sum + Math.log(length), 0);
  for (let column = 0; column < p; column += 1) {
    let best = column;
    for (let row = column + 1; row < p; row += 1)
      if (Math.abs(work[row]?.[column] ?? 0) > Math.abs(work[best]?.[column] ?? 0)) best = row;
    const pivotRow = work[best] ?? [];
    [work[best], work[column]] = [work[column] ?? [], pivotRow];
    const pivot = pivotRow[column] ?? 0;
    if (!(Math.abs(pivot) > 1e-10)) return null;
    logDet += Math.log(Math.abs(pivot));
    for (let at = 0; at < 2 * p; at += 1) pivotRow[at] = (pivotRow[at] ?? 0) / pivot;
    for (const [row, values] of work.entries()) {
      const factor = row === column ? 0 : (values[column] ?? 0);
      if (factor !== 0)
        for (let at = 0; at < 2 * p; at += 1) values[at] = (values[at] ?? 0) - factor * (pivotRow[at] ?? 0);
    }
  }
  return {
    inverse: work.map((row, at) => row.slice(p).map((each, column) => each / lengthOf(at) / lengthOf(column))),
    logDet,
  };
};
