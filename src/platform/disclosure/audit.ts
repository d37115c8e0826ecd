import { knownOf, needOf, type Counted, type Mark, type Range, type Reading, type Sum } from './marks.ts';
import { begin, climb, type Standing } from './simplex.ts';

/** Counts that hang together, and what is marked on each so far. */
export type Marked = Readonly<{
  cells: readonly Counted[];
  sums: readonly Sum[];
  marks: readonly Mark[];
  reading: Reading;
}>;

/** The lowest and highest value that a whole table, true to all that is shown, has been found for: one for each cell. */
export type Witnessed = Readonly<{ low: number[]; high: number[] }>;
export const nothingWitnessed = (cells: readonly Counted[]): Witnessed => ({
  low: cells.map(({ n }) => n),
  high: cells.map(({ n }) => n),
});

/** A hidden cell that gives too much away: it must be able to reach `target`, and cannot. */
export type Leak = Readonly<{ cell: number; targets: readonly number[] }>;

type Unknowns = Readonly<{ standing: Standing; places: readonly number[]; columnOf: ReadonlyMap<number, number> }>;

const unknownsOf = ({ cells, sums, marks, reading }: Marked): Unknowns => {
  const known = cells.map((cell, at) => knownOf(cell, marks[at] ?? 'shown', reading));
  const places = cells.flatMap((_, at) => (known[at]?.low === known[at]?.high ? [] : [at]));
  const columnOf = new Map(places.map((place, column) => [place, column]));
  const bound = (end: keyof Range) =>
    Float64Array.from(places, (place) => (known[place]?.[end] ?? 0) - (cells[place]?.n ?? 0));
  const rows = sums.map(({ total, parts }) => {
    const row = new Float64Array(places.length);
    for (const [place, sign] of [...parts.map((part) => [part, 1] as const), [total, -1] as const]) {
      const column = columnOf.get(place);
      if (column !== undefined) row[column] = (row[column] ?? 0) + sign;
    }
    return row;
  });
  return { standing: begin({ low: bound('low'), high: bound('high'), rows }), places, columnOf };
};

/** Only whole counts are witnesses: a half pupil proves nothing. */
const note = ({ standing, places }: Unknowns, cells: readonly Counted[], seen: Witnessed): void => {
  const { at } = standing;
  if (at.some((value) => Math.abs(value - Math.round(value)) > 1e-6)) return;
  places.forEach((place, column) => {
    const n = (cells[place]?.n ?? 0) + Math.round(at[column] ?? 0);
    seen.low[place] = Math.min(seen.low[place] ?? n, n);
    seen.high[place] = Math.max(seen.high[place] ?? n, n);
  });
};

/**
 * The hidden cells whose value somebody could narrow too far, who knows what is shown, the sums, and what each mark says.
 * Whatever `seen` holds was possible with fewer cells hidden, so it still is. Stops at the first leak when `isBrief`.
 */
export const leaksOf = (marked: Marked, seen: Witnessed, isBrief = false): readonly Leak[] => {
  const { cells, marks, reading } = marked;
  const unknowns = unknownsOf(marked);
  const push = (cell: number, way: 1 | -1): void => {
    const column = unknowns.columnOf.get(cell);
    if (column === undefined) return;
    const worth = new Float64Array(unknowns.places.length);
    worth[column] = way;
    climb(unknowns.standing, worth);
    note(unknowns, cells, seen);
  };
  const leaks: Leak[] = [];
  for (let cell = 0; cell < cells.length; cell += 1) {
    if (isBrief && leaks.length > 0) return leaks;
    const counted = cells[cell];
    const need = counted === undefined ? null : needOf(counted, marks[cell] ?? 'shown', reading);
    if (need === null) continue;
    const low = () => seen.low[cell] ?? 0;
    const high = () => seen.high[cell] ?? 0;
    if (need.kind === 'all') {
      if (high() < need.range.high) push(cell, 1);
      if (low() > need.range.low) push(cell, -1);
      if (high() < need.range.high) leaks.push({ cell, targets: [need.range.high] });
      else if (low() > need.range.low) leaks.push({ cell, targets: [need.range.low] });
    } else {
      const lacks = () => need.values - 1 - (high() - low());
      if (lacks() > 0) push(cell, 1);
      if (lacks() > 0) push(cell, -1);
      if (lacks() > 0) leaks.push({ cell, targets: [high() + lacks(), low() - lacks()] });
    }
  }
  return leaks;
};
