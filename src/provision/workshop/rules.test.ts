import { expect, test } from 'vitest';
import { dayFault } from './rules.ts';

test('a workshop is held on a day on which its provision runs, both ends included', () => {
  const runs = { startsOn: '2026-09-01', endsOn: '2026-12-18' };
  expect(['2026-09-01', '2026-12-18'].map((day) => dayFault(day, runs))).toEqual([null, null]);
  for (const day of ['2020-01-01', '2026-08-31', '2026-12-19'])
    expect(dayFault(day, runs)).toMatch(/^Choose a day from Tuesday 1 September 2026 to Friday 18 December 2026/);
});
