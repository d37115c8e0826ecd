import { describe, expect, test } from 'vitest';
import { countsOf, reachOf, tellOf } from './counts.ts';

const set = (from: number, to: number) => new Set(Array.from({ length: to - from }, (_, n) => String(from + n)));
const today = '2026-11-20';
const placed = (id: string, startsOn = '2026-09-07') => ({ id, startsOn, endsOn: startsOn.replace(/-\d\d-/, '-12-') });
const of = (...sets: ReadonlySet<string>[]) => {
  const all = sets.map((_, at) => placed(String(at)));
  const members = new Map(sets.map((each, at) => [String(at), each]));
  return (isTeam: boolean) => {
    const counts = countsOf(all, members, today, isTeam);
    return { cells: all.map(({ id }) => counts.of(id)), reach: counts.reach('2026-27'), counts, all, members };
  };
};

describe('how many pupils a provision reaches', () => {
  test('the team sees every count, each pupil once in the total', () => {
    const { cells, reach } = of(set(0, 18), set(10, 13), set(100, 107))(true);
    expect([...cells, reach]).toEqual([18, 3, 7, 25].map((n) => ({ kind: 'shown', n })));
  });

  test('outside it a small count is hidden, and a total that would give it away', () => {
    const { cells, reach } = of(set(0, 18), set(100, 103))(false);
    expect(cells.map(({ kind }) => kind)).toEqual(['shown', 'hidden']);
    expect(reach.kind).toBe('hidden');
    expect(of(new Set())(false).cells).toEqual([{ kind: 'shown', n: 0 }]);
  });

  test('of two that differ by few one stays hidden, in whatever year they ran', () => {
    const members = new Map([
      ['now', set(0, 18)],
      ['then', set(0, 16)],
    ]);
    const counts = countsOf([placed('now'), placed('then', '2025-09-08')], members, today, false);
    expect([counts.of('now').kind, counts.of('then').kind].toSorted()).toEqual(['hidden', 'shown']);
  });

  test('a part of the year’s provision is not counted together outside the team', () => {
    const { counts, all, members } = of(set(0, 18), set(10, 30))(false);
    const whole = { counts, year: '2026-27', isTeam: false };
    expect(reachOf(all, members, { ...whole, isAll: true })).toEqual({ kind: 'shown', n: 30 });
    expect(reachOf(all.slice(1), members, { ...whole, isAll: false }).kind).toBe('hidden');
    expect(reachOf(all.slice(1), members, { ...whole, isAll: false, isTeam: true })).toEqual({ kind: 'shown', n: 20 });
  });

  test('the same pupils are told the same way wherever they are counted again', () => {
    const { counts, cells } = of(set(0, 18), set(0, 16))(false);
    const again = tellOf([set(0, 16), set(0, 18)], counts.told, false).map(({ already }) => already);
    expect(again).toEqual(cells.toReversed());
  });
});
