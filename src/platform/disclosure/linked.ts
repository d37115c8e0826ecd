import { leaksOf, nothingWitnessed, type Leak, type Marked, type Witnessed } from './audit.ts';
import { hidden, isSmall, shown, type Cell, type Nought } from './cell.ts';
import { isHidden, type Counted, type Mark, type Sum } from './marks.ts';
import { mendsOf } from './mend.ts';

export type LinkedCounts = Readonly<{ cells: readonly Counted[]; sums: readonly Sum[]; nought?: Nought }>;

const markOf = ({ n, k, isUnpublished, already }: Counted, nought: Nought): Mark => {
  if (already !== undefined) return already.kind === 'shown' ? 'kept' : already.because;
  if (isUnpublished === true) return 'unpublished';
  if (isSmall(n, k, nought)) return 'small';
  return n === 0 ? 'nought' : 'shown';
};

const check = ({ cells, sums }: LinkedCounts): void => {
  for (const { n } of cells)
    if (!Number.isSafeInteger(n) || n < 0) throw new Error(`A cell counts pupils, so it cannot be ${n}.`);
  for (const { total, parts } of sums) {
    const together = parts.reduce((all, part) => all + (cells[part]?.n ?? Number.NaN), 0);
    if (together !== cells[total]?.n)
      throw new Error(`A total of ${cells[total]?.n} is not its parts together, ${together}: give sums that hold.`);
  }
};

/**
 * Under a small total every part is small too. Where a part asks for a higher limit than its total, "fewer than 6" of the total
 * would say too much of the part: the total's words follow the part's limit.
 */
const raised = (cells: readonly Counted[], sums: readonly Sum[], nought: Nought): readonly Counted[] => {
  const limits = cells.map(({ k }) => k);
  const isOpen = (at: number) => cells[at]?.already === undefined && cells[at]?.isUnpublished !== true;
  for (let turn = 0; turn < cells.length; turn += 1) {
    let isChanged = false;
    for (const { total, parts } of sums) {
      const own = limits[total] ?? 0;
      const wanted = Math.max(...parts.filter(isOpen).map((part) => limits[part] ?? 0), 0);
      if (!isOpen(total) || wanted <= own || !isSmall(cells[total]?.n ?? own, own, nought)) continue;
      limits[total] = wanted;
      isChanged = true;
    }
    if (!isChanged) break;
  }
  return cells.map((cell, at) => ({ ...cell, k: limits[at] ?? cell.k }));
};

/** Nothing more can be hidden that would help: small counts under a small total lose even the words "fewer than". */
const blur = ({ cells, sums, marks }: Marked, { cell }: Leak): readonly number[] => {
  const isOpen = (at: number) => cells[at]?.already === undefined;
  const under = sums
    .filter(({ total, parts }) => total === cell || parts.includes(cell))
    .flatMap(({ parts }) => parts)
    .filter((at) => isOpen(at) && (marks[at] === 'small' || marks[at] === 'nought'));
  if (under.length > 0) return under;
  return cells.flatMap((_, at) => (isOpen(at) && marks[at] !== 'few' && marks[at] !== 'unpublished' ? [at] : []));
};

/** What each reader could work out: first who trusts our words, then who does not. What one found possible, both may. */
const firstLeak = (marked: Marked, seen: Witnessed): Readonly<{ marked: Marked; leak: Leak }> | undefined => {
  for (const reader of ['trusting', 'blind'] as const) {
    const asRead = { ...marked, reading: { ...marked.reading, reader } };
    const pool = reader === 'blind' ? { low: [...seen.low], high: [...seen.high] } : seen;
    const leak = leaksOf(asRead, pool, true)[0];
    if (leak !== undefined) return { marked: asRead, leak };
  }
  return undefined;
};

/** Hides until nothing leaks. Each turn hides or blurs at least one cell more, so it ends. */
const secure = (start: Marked): Mark[] => {
  const marks = [...start.marks];
  const seen = nothingWitnessed(start.cells);
  for (;;) {
    const found = firstLeak({ ...start, marks }, seen);
    if (found === undefined) return marks;
    const mends = mendsOf(found.marked, found.leak);
    if (mends !== null) for (const cell of mends) marks[cell] = 'protects';
    else {
      const blurred = blur(found.marked, found.leak);
      if (blurred.length === 0) return marks;
      for (const cell of blurred) marks[cell] = 'few';
    }
  }
};

/** Shows again what turned out not to be needed, the dearest first. */
const spare = (start: Marked): Mark[] => {
  const { cells } = start;
  let marks = [...start.marks];
  const order = marks
    .flatMap((mark, at) => (mark === 'protects' && cells[at]?.already === undefined ? [at] : []))
    .toSorted(
      (a, b) => (cells[b]?.worth ?? 1) - (cells[a]?.worth ?? 1) || (cells[b]?.n ?? 0) - (cells[a]?.n ?? 0) || a - b,
    );
  for (const at of order) {
    const without = marks.with(at, 'shown');
    if (firstLeak({ ...start, marks: without }, nothingWitnessed(cells)) === undefined) marks = without;
  }
  return marks;
};

/**
 * Counts that can be added up or taken from one another, as they may be seen together outside the school: the small ones
 * hidden, and as many others as it takes that nobody who knows the sums, and what our words say, can narrow a hidden count
 * (domain.md 5.9). Deterministic.
 */
export const hideLinked = ({ cells: given, sums, nought = 'hidden' }: LinkedCounts): readonly Cell[] => {
  check({ cells: given, sums });
  const cells = raised(given, sums, nought);
  const reading = { nought, reader: 'trusting' } as const;
  const start: Marked = { cells, sums, reading, marks: cells.map((cell) => markOf(cell, nought)) };
  const marks = spare({ ...start, marks: secure(start) });
  return cells.map((cell, at): Cell => {
    const mark = marks[at] ?? 'shown';
    if (cell.already !== undefined) return cell.already;
    if (isHidden(mark)) return hidden(cell.k, mark === 'small' ? 'small' : mark === 'few' ? 'few' : 'protects');
    return mark === 'unpublished' ? hidden(cell.k, 'protects') : shown(cell.n);
  });
};
