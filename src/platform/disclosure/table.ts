import { fewestToCount, type Cell, type Nought } from './cell.ts';
import { hideLinked } from './linked.ts';
import type { Counted, Sum } from './marks.ts';

/**
 * Counts of pupils in rows and columns that are about to leave the school; every pupil stands in one cell. `k` is the fewest
 * that a cell may speak of: one for all, or one for each row (its group). `totals` says which totals stand beside the table
 * or are known otherwise: all, unless told. `unseenRows` are rows that make up the totals but are not shown: the school
 * without the group, when a group stands beside its school.
 */
export type SmallTable = Readonly<{
  counts: readonly (readonly number[])[];
  k?: number | readonly number[];
  totals?: Readonly<{ rows?: boolean; columns?: boolean }>;
  nought?: Nought;
  unseenRows?: readonly number[];
}>;

/** The same table as it may be seen. A total that does not stand beside it, or a row that is not shown, is hidden here. */
export type SeenTable = Readonly<{
  cells: readonly (readonly Cell[])[];
  rowTotals: readonly Cell[];
  columnTotals: readonly Cell[];
  total: Cell;
}>;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
/** A total serves more readers than a cell, and the total of all serves most. */
const worthOfTotal = 2;
const worthOfAll = 6;

/** Every row with its total behind it, and last the columns' totals with that of all: one long list. */
const laidOut = ({ counts, k = fewestToCount, totals = {}, unseenRows = [] }: SmallTable) => {
  const width = counts[0]?.length ?? 0;
  if (counts.some((row) => row.length !== width)) throw new Error('Rows differ in length: give each a count a column.');
  const kOf = (row: number): number => (typeof k === 'number' ? k : (k[row] ?? fewestToCount));
  const least = counts.length === 0 ? fewestToCount : Math.min(...counts.map((_, row) => kOf(row)));
  const { rows: rowsKnown = true, columns: columnsKnown = true } = totals;
  const grid = [...counts.map((row) => [...row, sum(row)])];
  const foot = Array.from({ length: width + 1 }, (_, column) => sum(grid.map((row) => row[column] ?? 0)));
  const cells: Counted[] = [...grid, foot].flatMap((row, at) =>
    row.map((n, column): Counted => {
      const isFoot = at === counts.length;
      const isRowTotal = column === width;
      const isUnpublished =
        unseenRows.includes(at) || (isFoot && !columnsKnown) || (isRowTotal && !(isFoot ? columnsKnown : rowsKnown));
      return {
        n,
        k: isFoot ? least : kOf(at),
        isUnpublished,
        worth: isFoot && isRowTotal ? worthOfAll : isFoot || isRowTotal ? worthOfTotal : 1,
      };
    }),
  );
  return { cells, width, height: counts.length, rowsKnown, columnsKnown };
};

const sumsOf = (width: number, height: number): readonly Sum[] => {
  const at = (row: number, column: number) => row * (width + 1) + column;
  const to = (length: number) => Array.from({ length }, (_, index) => index);
  return [
    ...to(height + 1).map((row) => ({ total: at(row, width), parts: to(width).map((column) => at(row, column)) })),
    ...to(width + 1).map((column) => ({ total: at(height, column), parts: to(height).map((row) => at(row, column)) })),
  ];
};

/** The table with every small count hidden, and as many others as would give one away. */
export const hideSmall = (table: SmallTable): SeenTable => {
  const { cells, width, height } = laidOut(table);
  const nought = table.nought ?? 'hidden';
  const seen = hideLinked({ cells, sums: sumsOf(width, height), nought });
  const row = (at: number) => seen.slice(at * (width + 1), (at + 1) * (width + 1));
  const rows = Array.from({ length: height }, (_, at) => row(at));
  const none: Cell = { kind: 'hidden', k: fewestToCount, because: 'protects' };
  return {
    cells: rows.map((cellsOfRow) => cellsOfRow.slice(0, width)),
    rowTotals: rows.map((cellsOfRow) => cellsOfRow[width] ?? none),
    columnTotals: row(height).slice(0, width),
    total: row(height)[width] ?? none,
  };
};
