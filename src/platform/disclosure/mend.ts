import type { Leak, Marked } from './audit.ts';
import { knownOf, type Range } from './marks.ts';
import { begin, climb } from './simplex.ts';

/** So much more than any price that a cell which can reach its target does. */
const decisive = 1e5;

type Column = Readonly<{ cell: number; way: 1 | -1; range: Range; price: number }>;

const columnsOf = ({ cells, marks, reading }: Marked): readonly Column[] =>
  cells.flatMap((counted, cell): readonly Column[] => {
    const mark = marks[cell] ?? 'shown';
    const { n, k, worth = 1 } = counted;
    if (mark !== 'shown') {
      const { low, high } = knownOf(counted, mark, reading);
      return low === high ? [] : [{ cell, way: 1, range: { low: low - n, high: high - n }, price: 0 }];
    }
    const { high } = knownOf(counted, 'protects', reading);
    return [
      { cell, way: 1, range: { low: 0, high: high - n }, price: worth },
      { cell, way: -1, range: { low: 0, high: n - k }, price: worth },
    ];
  });

/**
 * The shown cells that must be hidden so that the leaking cell can reach one of its targets, at the least price: those
 * through which a change of it can flow and leave every shown sum as it is. Null when hiding more does not help.
 */
export const mendsOf = (marked: Marked, leak: Leak): readonly number[] | null => {
  const columns = columnsOf(marked);
  const at = new Map<number, readonly Readonly<{ column: number; way: 1 | -1 }>[]>();
  columns.forEach(({ cell, way }, column) => at.set(cell, [...(at.get(cell) ?? []), { column, way }]));
  const rows = marked.sums.map(({ total, parts }) => {
    const row = new Float64Array(columns.length);
    for (const part of parts) for (const { column, way } of at.get(part) ?? []) row[column] = way;
    for (const { column, way } of at.get(total) ?? []) row[column] = -way;
    return row;
  });
  const own = columns.findIndex(({ cell }) => cell === leak.cell);
  const n = marked.cells[leak.cell]?.n ?? 0;
  for (const target of leak.targets) {
    const low = Float64Array.from(columns, ({ range }) => range.low);
    const high = Float64Array.from(columns, ({ range }) => range.high);
    low[own] = Math.max(low[own] ?? 0, Math.min(0, target - n));
    high[own] = Math.min(high[own] ?? 0, Math.max(0, target - n));
    const standing = begin({ low, high, rows });
    const worth = Float64Array.from(columns, ({ price }) => -price);
    worth[own] = target >= n ? decisive : -decisive;
    climb(standing, worth);
    if (Math.abs((standing.at[own] ?? 0) - (target - n)) > 1e-6) continue;
    const moved = columns.filter(({ price }, column) => price > 0 && Math.abs(standing.at[column] ?? 0) > 1e-6);
    if (moved.length > 0) return [...new Set(moved.map(({ cell }) => cell))];
  }
  return null;
};
