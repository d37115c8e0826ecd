import { expect, test } from 'vitest';
import { roughPounds } from '../map/words.ts';
import { crowdWords, isFarTooMany } from './rules.ts';

test('a group beyond its size is told with the groups needed; far beyond it is asked about first', () => {
  const of = (would: number) => ({ groupNo: 1, size: 6, would });
  expect(crowdWords(of(244))).toBe('Group 1 is planned for 6 pupils: 244 in it need 41 groups of that size.');
  expect([crowdWords(of(6)), crowdWords(of(7))?.includes('need 2 groups')]).toEqual([null, true]);
  expect([6, 12, 13].map((would) => isFarTooMany(of(would)))).toEqual([false, false, true]);
});

test('a cost of some pence is not £0', () => {
  expect([0, 1, 99, 100, 149].map(roughPounds)).toEqual(['£0', 'under £1', 'under £1', '£1', '£1']);
});
