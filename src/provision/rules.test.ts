import { expect, test } from 'vitest';
import { isQuiet } from './mentoring/rules.ts';
import { groupWords } from './rules.ts';

test('groups are named one by one, or from the first to the last', () => {
  expect([[2], [3, 1], [1, 2, 4], [4, 3, 2, 2], [1, 2]].map(groupWords)).toEqual([
    'group 2',
    'groups 1 and 3',
    'groups 1, 2 and 4',
    'groups 2 to 4',
    'groups 1 and 2',
  ]);
});

test('a pair is quiet four weeks after it last met, or was matched; one that ended is not', () => {
  const pair = { fromOn: '2026-09-01', lastMetOn: '2026-10-26', endedOn: null };
  expect(isQuiet(pair, '2026-11-23')).toBe(false);
  expect(isQuiet(pair, '2026-11-24')).toBe(true);
  expect(isQuiet({ ...pair, fromOn: '2026-11-20', lastMetOn: null }, '2026-11-24')).toBe(false);
  expect(isQuiet({ ...pair, endedOn: '2026-10-30' }, '2026-11-24')).toBe(false);
});
