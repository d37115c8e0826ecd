import { expect, test } from 'vitest';
import { choosable, chosenGroups, overlapsOf } from './rules.ts';

const members = new Map<string, ReadonlySet<string>>([
  ['pupil-premium', new Set(['a', 'b', 'c', 'd'])],
  ['eal', new Set(['b', 'c'])],
  ['persistent-absence', new Set(['c', 'd', 'e'])],
  ['summer-born', new Set(['a', 'b', 'c', 'd', 'e', 'f'])],
  ['child-protection', new Set(['a'])],
]);

test('everybody stands in exactly one combination, and pairs count whatever else a pupil is in', () => {
  const overlaps = overlapsOf(members, ['pupil-premium', 'eal', 'persistent-absence']);
  expect(overlaps.combinations).toEqual([
    { keys: ['pupil-premium'], pupils: ['a'] },
    { keys: ['persistent-absence'], pupils: ['e'] },
    { keys: ['pupil-premium', 'eal'], pupils: ['b'] },
    { keys: ['pupil-premium', 'persistent-absence'], pupils: ['d'] },
    { keys: ['pupil-premium', 'eal', 'persistent-absence'], pupils: ['c'] },
  ]);
  expect(overlaps.atLeast).toEqual([5, 3, 1]);
  expect(overlaps.commonest).toEqual({ keys: ['pupil-premium', 'eal'], count: 2 });
  expect(overlapsOf(members, []).commonest).toBeNull();
});

test('groups that are held back cannot be laid over others; what is no need is left out until it is chosen', () => {
  expect(choosable(members)).not.toContain('child-protection');
  expect(chosenGroups(members, ['child-protection', 'nonsense'])).toEqual([
    'pupil-premium',
    'eal',
    'persistent-absence',
  ]);
  expect(chosenGroups(members, ['summer-born', 'eal'])).toEqual(['eal', 'summer-born']);
});
