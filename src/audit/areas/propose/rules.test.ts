import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { schemeFromKept } from '#schemes';
import { grid, ladder } from '../../../../testing/schemes.ts';
import { moved } from '../rank/rules.ts';
import { keyOf, lowRank, placeName, proposedAreas, proposedStrengths, whyProposed, type Seen } from './rules.ts';

const scheme = schemeFromKept(grid);
const strands = schemeFromKept(ladder);
const seen = (levels: Readonly<Record<string, string>>, backed: readonly string[] = []): readonly Seen[] =>
  Object.entries(levels).map(([criterion, level]) => ({
    criterion,
    level,
    items: backed.includes(criterion) ? 1 : 0,
    hasImpact: backed.includes(criterion),
  }));
const keys = (found: readonly Readonly<{ key: string }>[]) => found.map(({ key }) => key);

describe('proposed areas for improvement', () => {
  test('begin with the lowest level, then what weighs most, then what spreads furthest', () => {
    const found = proposedAreas(
      scheme,
      seen({ '1.1.1': 'seed', '1.1.2': 'seed', '1.2.1': 'seed', '2.1.1': 'tree', '2.2.1': 'seed' }),
    );
    expect(keys(found)).toEqual(['improvement:1:warm', 'improvement:1:dry', 'improvement:2:dry']);
    expect(found[0]).toMatchObject({ criteria: ['1.1.1', '1.1.2'], judged: 2, alsoInStandard: 1, alsoInOutcome: 0 });
    expect(whyProposed(scheme, found[0]!)).toBe(
      '2 of 2 descriptors stand low here, the lowest at Seed. It is so in 1 other place of this standard too.',
    );
    expect(whyProposed(scheme, found[2]!)).toContain('1 of 1 descriptor stands low here');
    expect(placeName(scheme, found[1]!)).toBe('Rooms, Keep dry');
  });
  test('count a weighty criterion for more, and say so', () => {
    const heavy = schemeFromKept({
      ...grid,
      standards: grid.standards.map((standard) => (standard.code === '2' ? { ...standard, weight: 3 } : standard)),
    });
    const levels = seen({ '1.1.1': 'seed', '1.1.2': 'seed', '2.2.1': 'seed' });
    expect(keys(proposedAreas(heavy, levels))[0]).toBe('improvement:2:dry');
    expect(keys(proposedAreas(scheme, levels))[0]).toBe('improvement:1:warm');
    expect(whyProposed(heavy, proposedAreas(heavy, levels)[0]!)).toContain('more weight than others');
  });
  test('of a scheme of strands stand at whole strands, the lower half of the scale being low', () => {
    const found = proposedAreas(strands, seen({ A1: 'rung', A2: 'top', B1: 'ground' }));
    expect(keys(found)).toEqual(['improvement:B', 'improvement:A']);
    expect(lowRank(strands, [2, 4])).toBe(2);
  });
  test('where nothing is low, are the lowest there are, and none where all is at the top or nothing is judged', () => {
    expect(keys(proposedAreas(scheme, seen({ '1.1.1': 'shoot', '2.1.1': 'tree' })))).toEqual(['improvement:1:warm']);
    expect(proposedAreas(scheme, seen({ '1.1.1': 'tree', '2.1.1': 'tree' }))).toEqual([]);
    expect(proposedAreas(scheme, [])).toEqual([]);
    expect(proposedAreas(scheme, seen({ '9.9.9': 'seed', '1.1.1': 'gone' }))).toEqual([]);
  });
});

describe('proposed strengths', () => {
  test('need the top level with evidence and impact, and nothing low beside it', () => {
    const levels = { '1.1.1': 'tree', '1.1.2': 'shoot', '1.2.1': 'tree', '2.1.1': 'tree', '2.2.1': 'seed' };
    const found = proposedStrengths(scheme, seen(levels, ['1.1.1', '2.1.1']));
    expect(keys(found)).toEqual(['strength:1:warm', 'strength:2:warm']);
    expect(whyProposed(scheme, found[0]!)).toContain('1 of 2 descriptors stands at Tree, with evidence');
    expect(proposedStrengths(scheme, seen({ '1.1.1': 'tree', '1.1.2': 'seed' }, ['1.1.1']))).toEqual([]);
    expect(proposedStrengths(scheme, seen({ '1.1.1': 'tree' }))).toEqual([]);
    expect(proposedStrengths(scheme, [])).toEqual([]);
  });
});

test('no place is proposed twice or as both, whatever was judged', () => {
  const codes = scheme.criteria.map(({ code }) => code);
  const one = fc.record({
    criterion: fc.constantFrom(...codes),
    level: fc.constantFrom('seed', 'shoot', 'tree'),
    items: fc.integer({ min: 0, max: 3 }),
    hasImpact: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.uniqueArray(one, { selector: ({ criterion }) => criterion }), (all) => {
      const [areas, strengths] = [proposedAreas(scheme, all), proposedStrengths(scheme, all)];
      const low = new Set(areas.filter(({ level }) => level.rank === 1).map((each) => keyOf('strength', each)));
      const ranks = areas.map(({ level }) => level.rank);
      return (
        new Set([...keys(areas), ...keys(strengths)]).size === areas.length + strengths.length &&
        keys(strengths).every((key) => !low.has(key)) &&
        ranks.join() === ranks.toSorted((a, b) => a - b).join()
      );
    }),
    { seed: 20261122, numRuns: 100 },
  );
});

test('an area moves one place, never past an end, and none is lost or stands twice', () => {
  expect(moved(['a', 'b', 'c'], 'c', 'up')).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 'a', 'down')).toEqual(['b', 'a', 'c']);
  for (const [id, way] of [
    ['a', 'up'],
    ['c', 'down'],
    ['x', 'up'],
  ] as const)
    expect(moved(['a', 'b', 'c'], id, way)).toEqual(['a', 'b', 'c']);
});
