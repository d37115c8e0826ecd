/**
 * Linear programmes as small as a table of counts, solved exactly enough to be believed: bounded primal simplex on a dense
 * tableau, begun at a point that is known to hold (nought everywhere), which never leaves what holds. Bland's rule, so that
 * it ends and the same question has the same answer. Pure.
 */

/** Unknowns between `low` and `high` (nought lies between, and neither is endless) whose sums, `rows`, are all nought. */
export type Programme = Readonly<{
  low: Float64Array;
  high: Float64Array;
  rows: readonly Float64Array[];
}>;

/** Where the unknowns stand, and the tableau: each row gives its `basic` unknown by those that are free. */
export type Standing = Readonly<{
  of: Programme;
  at: Float64Array;
  rows: Float64Array[];
  basic: number[];
  isBasic: Uint8Array;
}>;

const none = 1e-9;

const clear = (rows: Float64Array[], from: number, column: number): void => {
  const row = rows[from];
  if (row === undefined) return;
  const by = row[column] ?? 1;
  if (by !== 1) for (let at = 0; at < row.length; at += 1) row[at] = (row[at] ?? 0) / by;
  rows.forEach((other, index) => {
    const times = other[column] ?? 0;
    if (index === from || times === 0) return;
    for (let at = 0; at < row.length; at += 1) {
      const value = (other[at] ?? 0) - times * (row[at] ?? 0);
      other[at] = Math.abs(value) < none ? 0 : value;
    }
  });
};

/** The tableau at nought everywhere; sums that follow from others are dropped. */
export const begin = (of: Programme): Standing => {
  const rows = of.rows.map((row) => row.slice());
  const basic: number[] = [];
  const kept: Float64Array[] = [];
  const isBasic = new Uint8Array(of.low.length);
  rows.forEach((row, index) => {
    const column = row.findIndex((value) => Math.abs(value) > none);
    if (column === -1) return;
    clear(rows, index, column);
    basic.push(column);
    kept.push(row);
    isBasic[column] = 1;
  });
  return { of, at: new Float64Array(of.low.length), rows: kept, basic, isBasic };
};

type Step = Readonly<{ by: number; row: number }>;

/** How far a free unknown may go before it or a basic one meets its bound. */
const stepOf = ({ of, at, rows, basic }: Standing, column: number, way: 1 | -1): Step => {
  const own = way === 1 ? (of.high[column] ?? 0) - (at[column] ?? 0) : (at[column] ?? 0) - (of.low[column] ?? 0);
  let best: Step = { by: own, row: -1 };
  for (let row = 0; row < rows.length; row += 1) {
    const slope = -(rows[row]?.[column] ?? 0) * way;
    if (Math.abs(slope) < none) continue;
    const unknown = basic[row] ?? 0;
    const room = slope > 0 ? (of.high[unknown] ?? 0) - (at[unknown] ?? 0) : (at[unknown] ?? 0) - (of.low[unknown] ?? 0);
    const by = Math.max(0, room) / Math.abs(slope);
    const isNearer = by < best.by - none;
    const isEarlier = Math.abs(by - best.by) <= none && best.row !== -1 && unknown < (basic[best.row] ?? 0);
    if (isNearer || isEarlier) best = { by, row };
  }
  return best;
};

const move = ({ at, rows, basic }: Standing, column: number, by: number): void => {
  if (by === 0) return;
  at[column] = (at[column] ?? 0) + by;
  rows.forEach((row, index) => {
    const unknown = basic[index] ?? 0;
    at[unknown] = (at[unknown] ?? 0) - (row[column] ?? 0) * by;
  });
};

const worthOf = ({ rows, basic }: Standing, worth: Float64Array): Float64Array => {
  const left = worth.slice();
  rows.forEach((row, index) => {
    const times = worth[basic[index] ?? 0] ?? 0;
    if (times !== 0) for (let at = 0; at < row.length; at += 1) left[at] = (left[at] ?? 0) - times * (row[at] ?? 0);
  });
  return left;
};

/** Goes to where Σ worth × unknown is greatest. Every unknown has bounds, so it has an end. */
export const climb = (standing: Standing, worth: Float64Array): void => {
  const { of, at, rows, basic, isBasic } = standing;
  for (;;) {
    const left = worthOf(standing, worth);
    const column = left.findIndex(
      (value, index) =>
        isBasic[index] === 0 &&
        ((value > none && (at[index] ?? 0) < (of.high[index] ?? 0) - none) ||
          (value < -none && (at[index] ?? 0) > (of.low[index] ?? 0) + none)),
    );
    if (column === -1) return;
    const way = (left[column] ?? 0) > 0 ? 1 : -1;
    const { by, row } = stepOf(standing, column, way);
    move(standing, column, by * way);
    if (row === -1) continue;
    isBasic[basic[row] ?? 0] = 0;
    isBasic[column] = 1;
    basic[row] = column;
    clear(rows, row, column);
  }
};
