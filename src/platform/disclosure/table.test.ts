import { describe, expect, test } from 'vitest';
import { seeded } from '#platform/random';
import { attack } from './attacker.ts';
import type { Cell } from './cell.ts';
import { hideSmall, type SmallTable } from './table.ts';

type Tried = Readonly<Required<Pick<SmallTable, 'counts' | 'nought' | 'totals' | 'unseenRows'>>> &
  Readonly<{ k: readonly number[] }>;

/** From 2 by 2 to 6 by 6, with small cells, noughts and rows of sensitive groups. */
const tableOf = (seed: number): Tried => {
  const random = seeded(seed);
  const upTo = (most: number) => Math.floor(random() * (most + 1));
  const [height, width] = [2 + upTo(4), 2 + upTo(4)];
  const most = [8, 15, 30, 60, 200][upTo(4)] ?? 30;
  const share = random();
  const noughts = random() * 0.3;
  return {
    counts: Array.from({ length: height }, () =>
      Array.from({ length: width }, () => (random() < noughts ? 0 : random() < share ? upTo(9) : upTo(most))),
    ),
    k: Array.from({ length: height }, () => (random() < 0.2 ? 10 : 6)),
    nought: random() < 0.5 ? 'hidden' : 'shown',
    totals: { rows: random() < 0.85, columns: random() < 0.85 },
    unseenRows: random() < 0.2 ? [upTo(height - 1)] : [],
  };
};

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const withMargins = (counts: Tried['counts']) => {
  const rows = counts.map((row) => [...row, sum(row)]);
  return [...rows, (rows[0] ?? []).map((_, column) => sum(rows.map((row) => row[column] ?? 0)))];
};

const publish = (table: Tried) => {
  const seen = hideSmall(table);
  const { rows = true, columns = true } = table.totals;
  const cells: (Cell | null)[][] = seen.cells.map((row, at) =>
    table.unseenRows.includes(at)
      ? [...row.map(() => null), null]
      : [...row, rows ? (seen.rowTotals[at] ?? null) : null],
  );
  cells.push([...seen.columnTotals.map((cell) => (columns ? cell : null)), columns ? seen.total : null]);
  return { counts: withMargins(table.counts), cells };
};

type Told = { hidden: number; published: number; faults: string[] };

/** How many values each mark leaves open, at least: as many as its words do. */
const faultsOf = (table: Tried): Told => {
  const published = publish(table);
  const least = table.nought === 'hidden' ? 0 : 1;
  const told: Told = { hidden: 0, published: 0, faults: [] };
  const informed = attack(published, true, least);
  const uninformed = attack(published, false, least);
  published.cells.forEach((row, at) =>
    row.forEach((cell, column) => {
      const n = published.counts[at]?.[column] ?? -1;
      const bound = informed[at]?.[column] ?? { low: n, high: n };
      const blind = uninformed[at]?.[column] ?? { low: n, high: n };
      if (cell === null) {
        const k = table.k[at] ?? Math.min(...table.k);
        if (n < k && n > 0 && bound.high - bound.low + 1 < k - least)
          told.faults.push(`unseen ${at},${column} is ${bound.low} to ${bound.high}`);
        return;
      }
      told.published += 1;
      const where = `row ${at}, column ${column}, ${n}: `;
      if (cell.kind === 'shown') {
        if (cell.n !== n) told.faults.push(`${where}shown as ${cell.n}`);
        const k = table.k[at] ?? Math.min(...table.k);
        if (n < k && (n > 0 || least === 0)) told.faults.push(`${where}small and shown`);
        return;
      }
      told.hidden += 1;
      const values = bound.high - bound.low + 1;
      if (cell.because === 'small' && (bound.low > least || bound.high < cell.k - 1))
        told.faults.push(`${where}fewer than ${cell.k}, and it is ${bound.low} to ${bound.high}`);
      if (values < cell.k - least) told.faults.push(`${where}${cell.because} ${values} values are left`);
      if (blind.high - blind.low + 1 < cell.k)
        told.faults.push(`${where}blind ${cell.because} ${blind.low} to ${blind.high} ${least}`);
    }),
  );
  return told;
};

/** What spreadsheets do: the small ones, then the next smallest wherever a row or column has only one hidden. */
const naively = (counts: readonly (readonly number[])[], isMore: boolean): (Cell | null)[][] => {
  const isHidden = counts.map((row) => row.map((n) => n > 0 && n < 6));
  const lines = [
    ...counts.map((row, at) => row.map((_, column) => [at, column] as const)),
    ...(counts[0] ?? []).map((_, column) => counts.map((_row, at) => [at, column] as const)),
  ];
  for (const line of isMore ? lines : []) {
    if (line.filter(([at, column]) => isHidden[at]?.[column]).length !== 1) continue;
    const [next] = line
      .filter(([at, column]) => !isHidden[at]?.[column] && (counts[at]?.[column] ?? 0) > 0)
      .toSorted((a, b) => (counts[a[0]]?.[a[1]] ?? 0) - (counts[b[0]]?.[b[1]] ?? 0));
    const row = next === undefined ? undefined : isHidden[next[0]];
    if (next !== undefined && row !== undefined) row[next[1]] = true;
  }
  return counts.map((row, at) =>
    row.map((n, column): Cell => {
      if (isHidden[at]?.[column] !== true) return { kind: 'shown', n };
      return { kind: 'hidden', k: 6, because: n < 6 ? 'small' : 'few' };
    }),
  );
};

const hiddenIn = (cells: readonly (readonly (Cell | null)[])[]) =>
  cells.flat().filter((cell) => cell?.kind === 'hidden').length;

const recovered = (counts: readonly (readonly number[])[], cells: (Cell | null)[][]) =>
  attack({ counts, cells }, false, 1)
    .flatMap((row, at) => row.map(({ low, high }, column) => low === high && cells[at]?.[column]?.kind === 'hidden'))
    .filter(Boolean).length;

const tables = Number(process.env['WAYMARK_TABLES'] ?? 300);

/** Twenty thousand tables take a minute of a quiet processor. */
const patience = 600_000;

describe('an attacker who solves published tables by exact flow', () => {
  test(
    'narrows no hidden cell, whatever the shape, the limits, the noughts and the totals',
    () => {
      const faults: string[] = [];
      const times: number[] = [];
      let hidden = 0;
      for (let seed = 1; seed <= tables; seed += 1) {
        const table = tableOf(seed);
        const from = performance.now();
        hideSmall(table);
        times.push(performance.now() - from);
        const told = faultsOf(table);
        hidden += told.hidden;
        faults.push(...told.faults.map((fault) => `${seed}: ${fault}`));
      }
      expect(faults.slice(0, 10)).toEqual([]);
      expect(hidden).toBeGreaterThan(tables);
      const [, p95 = 0] = times.toSorted((a, b) => a - b).filter((_, at) => at % Math.ceil(tables * 0.94) === 0);
      if (tables > 300) console.log(`${tables} tables, ${hidden} cells hidden, p95 ${p95.toFixed(1)} ms a table`);
    },
    patience,
  );

  test(
    'recovers many cells of a table hidden in other ways, and none of ours, which hides little more',
    () => {
      const left = { primary: 0, naive: 0, ours: 0 };
      const lost = { primary: 0, naive: 0, ours: 0 };
      for (let seed = 1; seed <= tables / 3; seed += 1) {
        const random = seeded(seed);
        const size = 4 + (seed % 3);
        const upTo = (most: number) => Math.floor(random() * (most + 1));
        const grid = Array.from({ length: size }, () =>
          Array.from({ length: size }, () => (random() < 0.2 ? upTo(5) : 6 + upTo(40))),
        );
        const counts = withMargins(grid);
        const seen = hideSmall({ counts: grid, nought: 'shown' });
        const ways = {
          primary: naively(counts, false),
          naive: naively(counts, true),
          ours: [
            ...seen.cells.map((row, at) => [...row, seen.rowTotals[at] ?? null]),
            [...seen.columnTotals, seen.total],
          ],
        };
        for (const way of ['primary', 'naive', 'ours'] as const) {
          left[way] += recovered(counts, ways[way]);
          lost[way] += hiddenIn(ways[way]);
        }
      }
      if (tables > 300) console.log(`recovered ${JSON.stringify(left)}, hidden ${JSON.stringify(lost)}`);
      expect(left.primary).toBeGreaterThan(lost.primary / 4);
      expect(left.naive).toBeGreaterThan(0);
      expect(left.ours).toBe(0);
      expect(lost.ours).toBeLessThan(lost.naive * 1.5);
    },
    patience,
  );
});
