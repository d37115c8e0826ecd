import { expect, test } from 'vitest';
import { followsFrom, usualLimit } from './rules.ts';

const score = { limit: 100, gain: 0, higherIsBetter: true };
test.each([
  ['low-prior-attainment', 99, null, true],
  ['low-prior-attainment', 100, null, false],
  ['low-prior-attainment', null, 90, false],
] as const)('%s: %s then %s is %s', (group, start, later, expected) => {
  expect(followsFrom(group, { pupilId: 'p', start, later }, score)).toBe(expected);
});

test.each([
  [110, 109, true],
  [110, 110, false],
  [109, 90, false],
  [120, null, false],
] as const)('more able and underachieving: %s then %s is %s', (start, later, expected) => {
  const by = { limit: 110, gain: 0, higherIsBetter: true };
  expect(followsFrom('more-able-underachieving', { pupilId: 'p', start, later }, by)).toBe(expected);
});

test('a scale on which lower is better turns round, and the usual limits are those of the scale', () => {
  const by = { limit: 5, gain: 0, higherIsBetter: false };
  expect(followsFrom('low-prior-attainment', { pupilId: 'p', start: 6, later: null }, by)).toBe(true);
  expect(followsFrom('more-able-underachieving', { pupilId: 'p', start: 4, later: 5 }, by)).toBe(true);
  expect([
    usualLimit('low-prior-attainment', 100),
    usualLimit('more-able-underachieving', 100),
    usualLimit('low-prior-attainment', null),
  ]).toEqual([100, 110, null]);
});
