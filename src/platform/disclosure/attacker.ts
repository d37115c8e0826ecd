/**
 * Whoever tries to solve a published table, for the tests: exact whole-number bounds of every cell by maximum flow. It shares
 * nothing with the defender but the words on the page.
 */
import type { Cell } from './cell.ts';

type Bound = Readonly<{ low: number; high: number }>;
/** `true` counts, margins included, with the cells as published; null where nothing is published. */
export type Published = Readonly<{
  counts: readonly (readonly number[])[];
  cells: readonly (readonly (Cell | null)[])[];
}>;

const endless = 1_000_000;

/** What a reader of our words knows of a hidden cell. `uninformed` knows only that it counts pupils. */
const readingOf = (cell: Cell | null, isInformed: boolean, leastShownOfSmall: 0 | 1): Bound => {
  if (cell === null) return { low: 0, high: endless };
  if (cell.kind === 'shown') return { low: cell.n, high: cell.n };
  if (!isInformed) return { low: 0, high: endless };
  if (cell.because === 'small') return { low: leastShownOfSmall, high: cell.k - 1 };
  return { low: cell.because === 'protects' ? cell.k : 0, high: endless };
};

/** Maximum flow by breadth-first paths; `room[a][b]` is what may still go from a to b. Stops at `enough`. */
const greatestFlow = (room: number[][], from: number, to: number, enough: number): number => {
  let sent = 0;
  while (sent < enough) {
    const cameFrom = room.map(() => -1);
    cameFrom[from] = from;
    const queue = [from];
    for (let node = queue.shift(); node !== undefined && cameFrom[to] === -1; node = queue.shift())
      room[node]?.forEach((free, next) => {
        if (free <= 0 || cameFrom[next] !== -1) return;
        cameFrom[next] = node;
        queue.push(next);
      });
    if (cameFrom[to] === -1) return sent;
    let most = enough - sent;
    for (let node = to; node !== from; node = cameFrom[node] ?? from)
      most = Math.min(most, room[cameFrom[node] ?? from]?.[node] ?? 0);
    for (let node = to; node !== from; node = cameFrom[node] ?? from) {
      const before = cameFrom[node] ?? from;
      const [there, back] = [room[before], room[node]];
      if (there === undefined || back === undefined) break;
      there[node] = (there[node] ?? 0) - most;
      back[before] = (back[before] ?? 0) + most;
    }
    sent += most;
  }
  return sent;
};

/**
 * Pupils flow from the total of all to the rows, through the cells to the columns, and back: a table that adds up is a
 * circulation, so the least and most that a cell can be are found by flow through the others.
 */
export const attack = ({ counts, cells }: Published, isInformed: boolean, leastShownOfSmall: 0 | 1): Bound[][] => {
  const [height, width] = [counts.length - 1, (counts[0]?.length ?? 1) - 1];
  const nodeOfRow = (row: number) => row;
  const nodeOfColumn = (column: number) => height + 1 + column;
  // The foot row's node gathers the columns; the margin column's node feeds the rows.
  const ends = (row: number, column: number): readonly [number, number] => {
    const isFoot = row === height;
    const isMargin = column === width;
    if (isFoot === isMargin && !isFoot) return [nodeOfRow(row), nodeOfColumn(column)];
    if (isFoot && isMargin) return [nodeOfRow(height), nodeOfColumn(width)];
    return isMargin ? [nodeOfColumn(width), nodeOfRow(row)] : [nodeOfColumn(column), nodeOfRow(height)];
  };
  const readings = cells.map((row) => row.map((cell) => readingOf(cell, isInformed, leastShownOfSmall)));
  const roomWithout = (skipped: string): number[][] => {
    const room = Array.from({ length: height + width + 2 }, () => Array.from({ length: height + width + 2 }, () => 0));
    counts.forEach((row, at) =>
      row.forEach((n, column) => {
        if (`${at},${column}` === skipped) return;
        const [from, to] = ends(at, column);
        const { low, high } = readings[at]?.[column] ?? { low: n, high: n };
        const [there, back] = [room[from], room[to]];
        if (there === undefined || back === undefined) throw new Error('The network lacks a node.');
        there[to] = (there[to] ?? 0) + high - n;
        back[from] = (back[from] ?? 0) + n - low;
      }),
    );
    return room;
  };
  return counts.map((row, at) =>
    row.map((n, column) => {
      const { low, high } = readings[at]?.[column] ?? { low: n, high: n };
      if (low === high) return { low, high };
      const [from, to] = ends(at, column);
      const enough = 60;
      const more = greatestFlow(roomWithout(`${at},${column}`), to, from, Math.min(high - n, enough));
      const fewer = greatestFlow(roomWithout(`${at},${column}`), from, to, Math.min(n - low, enough));
      return { low: n - fewer, high: n + more };
    }),
  );
};
