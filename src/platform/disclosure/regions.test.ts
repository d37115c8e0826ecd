import { describe, expect, test } from 'vitest';
import { seeded } from '#platform/random';
import type { Cell, Nought } from './cell.ts';
import { hideOverlapping } from './filters.ts';

const pupils = (...which: readonly (readonly [from: number, to: number])[]) =>
  new Set(which.flatMap(([from, to]) => Array.from({ length: to - from }, (_, at) => `P-${from + at}`)));
const kinds = (cells: readonly Cell[]) => cells.map((cell) => (cell.kind === 'shown' ? cell.n : cell.because));
const told = (...groups: readonly ReadonlySet<string>[]) => hideOverlapping(groups.map((members) => ({ members })));

/** Year 7 and Year 8, boys and girls in each. */
const years = [pupils([0, 13], [20, 22]), pupils([13, 20], [22, 23])];

describe('two lists of groups of the same pupils, with no total beside them', () => {
  test('boys and girls, and two year groups: three girls do not follow from the rest', () => {
    const seen = kinds(told(pupils([0, 20]), pupils([20, 23]), ...years));
    expect(seen[1]).toBe('small');
    expect(seen).toContain('protects');
  });
  test('the same below a group that is told nowhere, beside another that is', () => {
    const seen = kinds(told(pupils([0, 20]), pupils([20, 23]), ...years, pupils([100, 140]), pupils([130, 180])));
    expect(seen[1]).toBe('small');
    expect(seen.slice(0, 4)).toContain('protects');
    expect(seen.slice(4)).toEqual([40, 50]);
  });
  test('a chain of groups, each in the next but a few', () => {
    // The first and third, and the second and fourth, have the same regions: 36 + 14 − 49 would be one pupil.
    const seen = kinds(told(pupils([0, 1]), pupils([10, 46]), pupils([10, 59]), pupils([46, 59], [0, 1])));
    expect(seen[0]).toBe('small');
    expect(seen).toContain('protects');
  });
});

/** Knows which regions the groups have, what is shown and what our words say of the rest; counts every way that it can be. */
const valuesLeft = (
  cells: readonly Cell[],
  regions: readonly number[],
  nought: Nought,
): readonly ReadonlySet<number>[] => {
  const found = cells.map(() => new Set<number>());
  const most = 24;
  const fits = (cell: Cell, n: number): boolean => {
    if (cell.kind === 'shown') return cell.n === n;
    if (cell.because === 'small') return n < cell.k && (nought === 'hidden' || n > 0);
    return cell.because === 'protects' ? n >= cell.k : true;
  };
  const ways = most ** regions.length;
  const sums = cells.map(() => 0);
  for (let way = 0; way < ways; way += 1) {
    sums.fill(0);
    for (let at = 0, rest = way; at < regions.length; at += 1, rest = Math.floor(rest / most))
      for (let group = 0; group < cells.length; group += 1)
        if (((regions[at] ?? 0) >> group) & 1) sums[group] = (sums[group] ?? 0) + (rest % most);
    if (cells.every((cell, group) => fits(cell, sums[group] ?? 0))) sums.forEach((n, group) => found[group]?.add(n));
  }
  return found;
};

/** More with WAYMARK_TABLES, as the night before a release. */
const tables = Number(process.env['WAYMARK_TABLES'] ?? 20);

test('whoever knows which regions a few groups have narrows no hidden one', () => {
  let hidden = 0;
  for (let seed = 1; seed <= tables; seed += 1) {
    const random = seeded(seed);
    const upTo = (limit: number) => Math.floor(random() * (limit + 1));
    const groups = 3 + upTo(1);
    const regions = [...new Set(Array.from({ length: 4 }, () => 1 + upTo(2 ** groups - 2)))];
    const sizes = regions.map(() => (random() < 0.4 ? 1 + upTo(4) : 6 + upTo(3)));
    const nought: Nought = random() < 0.5 ? 'hidden' : 'shown';
    const members = Array.from({ length: groups }, (_, group) =>
      pupils(
        ...regions.map((region, at) => [at * 100, at * 100 + ((region >> group) & 1 ? (sizes[at] ?? 0) : 0)] as const),
      ),
    );
    const cells = hideOverlapping(
      members.map((each) => ({ members: each })),
      nought,
    );
    valuesLeft(cells, regions, nought).forEach((values, group) => {
      const cell = cells[group];
      if (cell?.kind !== 'hidden' || members[group]?.size === 0) return;
      hidden += 1;
      const width = Math.max(...values) - Math.min(...values) + 1;
      expect(width, `group ${group} of table ${seed}`).toBeGreaterThanOrEqual(nought === 'shown' ? 5 : 6);
    });
  }
  expect(hidden).toBeGreaterThan(tables / 2);
});
