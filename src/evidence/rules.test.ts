import { describe, expect, test } from 'vitest';
import { claimRefusal, coverageOf, freshness, type Claimed } from './rules.ts';

describe('how fresh evidence is', () => {
  test.each([
    ['2026-11-23', 'New', 'fresh'],
    ['2026-10-19', 'Fresh, 5 weeks', 'fresh'],
    ['2026-07-23', 'Fresh, 4 months', 'fresh'],
    ['2026-04-23', '7 months old', 'ageing'],
    ['2025-11-23', '12 months old', 'ageing'],
    ['2025-11-22', 'Out of date', 'stale'],
  ])('from %s reads %s', (toOn, words, state) => {
    expect(freshness(toOn, '2026-11-23', 12)).toEqual({ state, words });
  });
});

describe('what a criterion has', () => {
  const asked = { atLeastPerCriterion: 2, atMostPerCriterion: 3, freshForMonths: 12, impactRequired: true, voices: [] };
  const claim = (itemId: string, more: Partial<Claimed> = {}): Claimed => ({
    criterion: 'A1',
    itemId,
    impact: 'x',
    voices: ['Staff'],
    toOn: '2026-01-01',
    ...more,
  });
  test.each([
    [[], 'none'],
    [[claim('1')], 'thin'],
    [[claim('1'), claim('2')], 'enough'],
    [[claim('1'), claim('2'), claim('3')], 'full'],
    [[claim('1'), claim('2', { criterion: 'A2' })], 'thin'],
  ] as const)('%j is %s', (claims, state) => expect(coverageOf('A1', claims, asked).state).toBe(state));
  test('says whom it heard, what has no impact, and the newest day', () => {
    const claims = [claim('1', { voices: ['Pupils'], impact: ' ' }), claim('2', { toOn: '2026-09-01' })];
    expect(coverageOf('A1', claims, asked)).toMatchObject({
      withoutImpact: 1,
      voices: ['Pupils', 'Staff'],
      newest: '2026-09-01',
    });
  });
});

describe('a link', () => {
  const asked = {
    criterion: 'A1',
    isActive: true,
    isKnown: true,
    itemsThere: ['b'],
    itemId: 'a',
    atMost: 2,
    overLimit: 'refuse',
  } as const;
  test.each([
    [{}, null],
    [{ isActive: false }, 'not-active'],
    [{ isKnown: false }, 'unknown-criterion'],
    [{ itemsThere: ['a'] }, 'already-claimed'],
    [{ itemsThere: ['b', 'c'] }, 'limit-reached'],
  ])('with %j is refused because %s', (change, because) => {
    expect(claimRefusal({ ...asked, ...change })?.because ?? null).toBe(because);
  });

  test('a scheme may allow more than its limit, and then it is flagged instead', () => {
    const full = { ...asked, itemsThere: ['b', 'c', 'd'], atMost: 3 };
    expect(claimRefusal(full)?.because).toBe('limit-reached');
    expect(claimRefusal({ ...full, overLimit: 'flag' })).toBeNull();
  });
});
