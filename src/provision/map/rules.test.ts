import { describe, expect, test } from 'vitest';
import { narrowing, percents, seenOutside, type Effect } from './rules.ts';

const effect: Effect = {
  ...{ kind: 'compared', measure: 'Reading', estimate: 4, low: 1, high: 7, pupils: 17, compared: 46, strength: 4 },
  ...{ next: null, perMonth: { cost: 3700, least: 2300, most: 8600 } },
};

describe('what the map says to whom', () => {
  test('an effect of a small group stays; one whose number is hidden for another is shown without any number', () => {
    expect(seenOutside(effect, { kind: 'hidden', k: 6, because: 'small' })).toEqual({
      kind: 'hidden',
      because: 'fewer than 6',
    });
    expect(seenOutside({ ...effect, compared: 9 }, { kind: 'shown', n: 18 })).toEqual({
      kind: 'hidden',
      because: 'fewer than 10',
    });
    const shown = seenOutside(effect, { kind: 'hidden', k: 6, because: 'protects' });
    expect(shown).toEqual({ ...effect, pupils: null, compared: null, perMonth: null });
    expect(seenOutside(effect, { kind: 'shown', n: 18 })).toBe(effect);
  });
  test('percents add up to 100 whatever is lost by rounding', () => {
    expect(percents([1, 1, 1])).toEqual([34, 33, 33]);
    expect(percents([610, 280, 110])).toEqual([61, 28, 11]);
    expect(percents([0, 0, 0])).toEqual([0, 0, 0]);
  });
  test('half as many pupils again narrow the range by less where the compared are few', () => {
    expect(narrowing(16, 10_000)).toBeCloseTo(1 - Math.sqrt(16 / 24), 2);
    expect(narrowing(16, 16)).toBeCloseTo(1 - Math.sqrt((1 / 24 + 1 / 16) / (1 / 8)), 6);
  });
});
