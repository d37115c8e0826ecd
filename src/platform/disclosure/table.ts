import { fewestToCount, hidden, isSmall, shown, type Cell, type Nought } from './cell.ts';

/**
 * Counts of pupils in rows and columns that are about to leave the school. `k` is the fewest that a cell may speak of: one
 * for all, or one for each row (its group). `totals` says which totals stand beside the table or are known otherwise.
 */
export type SmallTable = Readonly<{
  counts: readonly (readonly number[])[];
  k?: number | readonly number[];
  totals?: Readonly<{ rows?: boolean; columns?: boolean }>;
  nought?: Nought;
}>;

/** The same table as it may be seen. Totals that do not stand beside it are worked out all the same: leave them out. */
export type SeenTable = Readonly<{
  cells: readonly (readonly Cell[])[];
  rowTotals: readonly Cell[];
  columnTotals: readonly Cell[];
  total: Cell;
}>;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** The table with every small count hidden, and whatever else would give one away. */
export const hideSmall = ({ counts, k = fewestToCount, nought = 'hidden' }: SmallTable): SeenTable => {
  const kOf = (row: number): number => (typeof k === 'number' ? k : (k[row] ?? fewestToCount));
  const least = counts.length === 0 ? fewestToCount : Math.min(...counts.map((_, row) => kOf(row)));
  const seen = (n: number, at: number): Cell => (isSmall(n, at, nought) ? hidden(at) : shown(n));
  return {
    cells: counts.map((row, at) => row.map((n) => seen(n, kOf(at)))),
    rowTotals: counts.map((row, at) => seen(sum(row), kOf(at))),
    columnTotals: (counts[0] ?? []).map((_, column) => seen(sum(counts.map((row) => row[column] ?? 0)), least)),
    total: seen(sum(counts.flat()), least),
  };
};
