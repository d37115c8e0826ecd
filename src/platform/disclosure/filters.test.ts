import { describe, expect, test } from 'vitest';
import { seeded } from '#platform/random';
import type { Cell } from './cell.ts';
import { hideOverlapping, showMeans, showShares, type Filter } from './filters.ts';

const pupils = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, at) => `P-${from + at}`));
const kinds = (cells: readonly Cell[]) => cells.map((cell) => (cell.kind === 'shown' ? cell.n : cell.because));

describe('groups side by side', () => {
  test('that differ by three pupils are not both shown', () => {
    const seen = hideOverlapping([{ members: pupils(0, 100) }, { members: pupils(0, 97) }]);
    expect(kinds(seen)).toEqual([100, 'protects']);
  });
  test('that overlap openly are both shown', () => {
    expect(kinds(hideOverlapping([{ members: pupils(0, 40) }, { members: pupils(20, 70) }]))).toEqual([40, 50]);
  });
  test('a date on which three joined is not shown beside the date before, which is out already', () => {
    const before: Filter = { members: pupils(0, 40), already: { kind: 'shown', n: 40 } };
    expect(kinds(hideOverlapping([before, { members: pupils(0, 43) }]))).toEqual([40, 'protects']);
  });
  test('a date on which three joined and eight left may be shown', () => {
    const before: Filter = { members: pupils(0, 40), already: { kind: 'shown', n: 40 } };
    expect(kinds(hideOverlapping([before, { members: pupils(8, 43) }]))).toEqual([40, 35]);
  });
});

describe('percentages and means side by side', () => {
  test('the school and all of it but four give the four away', () => {
    const seen = showShares([
      { of: pupils(0, 60), counted: pupils(0, 30) },
      { of: pupils(0, 56), counted: pupils(0, 30) },
    ]);
    expect(seen.filter((cell) => cell.kind === 'shown')).toHaveLength(1);
  });
  test('a group whose percentage counts back to four stays', () => {
    expect(kinds(showShares([{ of: pupils(0, 40), counted: pupils(0, 4) }]))).toEqual(['small']);
    expect(kinds(showShares([{ of: pupils(0, 40), counted: pupils(0, 36) }]))).toEqual(['protects']);
  });
  test('nobody and everybody: shown of an ordinary group, never of a sensitive one', () => {
    const none = new Set<string>();
    expect(
      kinds(
        showShares([
          { of: pupils(0, 40), counted: none },
          { of: pupils(50, 90), counted: pupils(50, 90), sensitive: true, k: 10 },
        ]),
      ),
    ).toEqual([0, 'everybody']);
  });
  test('the mean of all but nine is not shown beside the mean of all', () => {
    const seen = showMeans([
      { members: pupils(0, 60), mean: 101 },
      { members: pupils(0, 51), mean: 102 },
    ]);
    expect(seen.filter((cell) => cell.kind === 'shown')).toHaveLength(1);
    expect(
      kinds(
        showMeans([
          { members: pupils(0, 60), mean: 101 },
          { members: pupils(0, 50), mean: 102 },
        ]),
      ),
    ).toEqual([101, 102]);
  });
});

type Known = Readonly<{ low: number; high: number }>;
type Case = Readonly<{ filters: readonly Filter[]; parts: readonly Readonly<{ of: readonly number[]; n: number }>[] }>;

/** Two or three groups, cut into every part that an attacker cannot rule out by how they lie; some parts hold nobody. */
const caseOf = (seed: number): Case => {
  const random = seeded(seed);
  const count = 2 + Math.floor(random() * 2);
  const all = Array.from({ length: 2 ** count - 1 }, (_, at) => ({
    of: Array.from({ length: count }, (_one, bit) => bit).filter((bit) => ((at + 1) >> bit) % 2 === 1),
    n: random() < 0.4 ? 0 : Math.floor(random() * 11),
  }));
  const held = all.filter(({ n }) => n > 0);
  const isEver = (of: readonly number[], not: readonly number[]) =>
    held.some((part) => of.every((at) => part.of.includes(at)) && !not.some((at) => part.of.includes(at)));
  const to = (of: readonly number[]) => Array.from({ length: count }, (_, at) => at).filter((at) => !of.includes(at));
  // Known: that one lies in another, that two share nobody, that two make up a third.
  const parts = all.filter(
    ({ of }) =>
      of.every((a) => to(of).every((b) => isEver([a], [b]))) &&
      of.every((a) => of.every((b) => a === b || isEver([a, b], []))) &&
      of.every((a) =>
        to(of).every((b) => to(of).every((c) => isEver([b], [a]) || isEver([c], [a]) || isEver([a], [b, c]))),
      ),
  );
  const members = Array.from({ length: count }, () => new Set<string>());
  held.forEach(({ of, n }, part) => {
    for (let pupil = 0; pupil < n; pupil += 1) for (const at of of) members[at]?.add(`${part}-${pupil}`);
  });
  return { parts, filters: members.map((each) => ({ members: each, k: random() < 0.2 ? 10 : 6 })) };
};

/** Farther than this the attacker does not look: a number that may be this great may be greater. */
const farthest = 24;

/** Every way to fill the parts with whole numbers, tried one by one: what a hidden number may be. */
const solve = ({ parts, filters }: Case, seen: readonly Cell[]): Readonly<{ parts: Known[]; filters: Known[] }> => {
  const known = seen.map((cell): Known =>
    cell.kind === 'shown'
      ? { low: cell.n, high: cell.n }
      : { low: cell.because === 'protects' ? cell.k : 0, high: cell.because === 'small' ? cell.k - 1 : 99 },
  );
  const lastOf = filters.map((_, at) => parts.findLastIndex(({ of }) => of.includes(at)));
  const found = {
    parts: parts.map((): Known => ({ low: 999, high: -1 })),
    filters: filters.map((): Known => ({ low: 999, high: -1 })),
  };
  const [values, sums] = [parts.map(() => 0), filters.map(() => 0)];
  const widen = (into: Known[], of: readonly number[]) =>
    of.forEach((n, at) => {
      const { low, high } = into[at] ?? { low: n, high: n };
      into[at] = { low: Math.min(low, n), high: Math.max(high, n) };
    });
  const fill = (part: number): void => {
    const here = parts[part];
    if (here === undefined) {
      widen(found.parts, values);
      widen(found.filters, sums);
      return;
    }
    for (let n = 0; n <= farthest; n += 1) {
      values[part] = n;
      for (const at of here.of) sums[at] = (sums[at] ?? 0) + n;
      const isOpen = here.of.every((at) => (sums[at] ?? 0) <= (known[at]?.high ?? 0));
      const isDone = here.of.every((at) => lastOf[at] !== part || (sums[at] ?? 0) >= (known[at]?.low ?? 0));
      if (isOpen && isDone) fill(part + 1);
      for (const at of here.of) sums[at] = (sums[at] ?? 0) - n;
      if (!isOpen) break;
    }
  };
  fill(0);
  return found;
};

test('whoever tries every way to fill overlapping groups narrows no small part and no hidden group', () => {
  const faults: string[] = [];
  let hiddenGroups = 0;
  const cases = Number(process.env['WAYMARK_TABLES'] ?? 8);
  for (let seed = 1; seed <= cases; seed += 1) {
    const one = caseOf(seed);
    const seen = hideOverlapping(one.filters);
    const shownAll = one.filters.map(({ members }) => members.size);
    hiddenGroups += seen.filter((cell) => cell.kind === 'hidden').length;
    const found = solve(one, seen);
    seen.forEach((cell, at) => {
      const { low, high } = found.filters[at] ?? { low: 0, high: 0 };
      if (cell.kind === 'hidden' && shownAll[at] !== 0 && high < farthest && high - low + 1 < cell.k)
        faults.push(`${seed}: ${shownAll[at]} is ${low} to ${high}`);
    });
    one.parts.forEach(({ n, of }, at) => {
      const { low, high } = found.parts[at] ?? { low: 0, high: 0 };
      const k = Math.min(...of.map((filter) => one.filters[filter]?.k ?? 6));
      if (n > 0 && n < k && high < farthest && high - low + 1 < k)
        faults.push(`${seed}: part of ${n} is ${low} to ${high}`);
    });
  }
  expect(faults.slice(0, 10)).toEqual([]);
  expect(hiddenGroups).toBeGreaterThan(3);
}, 600_000);

describe('many groups cut from few pupils', () => {
  const random = seeded(23);
  const all = [...pupils(0, 23)];
  const groups = [8, 9, 1, 6, 3, 2, 10, 6, 15, 14].map(
    (size) => new Set(all.toSorted(() => random() - 0.5).slice(0, size)),
  );
  const others = groups.map((group) => new Set(all.filter((each) => !group.has(each))));
  const sets = [...groups, ...others];

  test('are told as far as taking one from another gives nobody away', () => {
    const seen = hideOverlapping(sets.map((members) => ({ members, k: 10 })));
    const shown = sets.filter((_, at) => seen[at]?.kind === 'shown');
    expect(shown.length).toBeGreaterThan(0);
    for (const one of shown) {
      expect(one.size).toBeGreaterThanOrEqual(10);
      for (const inner of shown.filter((each) => each !== one && [...each].every((id) => one.has(id))))
        expect(one.size - inner.size === 0 || one.size - inner.size >= 10).toBe(true);
    }
  });
});
