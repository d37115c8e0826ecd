import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ifBetter, pupilsIn, worthOf, worthSentence } from './rules.ts';

test('one pupil of 42 is worth 2.4 percentage points; of nobody, nothing', () => {
  expect(worthOf(42)).toBeCloseTo(2.380952, 6);
  expect(worthOf(0)).toBeNull();
  expect(worthSentence(42, (value) => value.toFixed(1))).toBe(
    'One pupil is worth 2.4 percentage points of this group of 42.',
  );
  expect(worthSentence(12, (value) => value.toFixed(1))).toContain('One or two pupils can change this figure');
  expect(worthSentence(0, String)).toBeNull();
});

test('one, two or three more pupils, and no more than there are', () => {
  expect(ifBetter({ count: 27, of: 43 }).map(({ percent }) => Math.round(percent))).toEqual([65, 67, 70]);
  expect(ifBetter({ count: 8, of: 10 }).map(({ more, count, up }) => [more, count, up])).toEqual([
    [1, 9, 10],
    [2, 10, 20],
  ]);
  expect(ifBetter({ count: 10, of: 10 })).toEqual([]);
  expect(ifBetter({ count: 0, of: 0 })).toEqual([]);
});

test('points and pupils are the same thing said twice, and no line passes 100%', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2000 }), fc.nat(2000), (of, some) => {
      const count = some % (of + 1);
      for (const { more, percent, up } of ifBetter({ count, of })) {
        expect(percent).toBeLessThanOrEqual(100 + 1e-9);
        expect(pupilsIn(up, of)).toBeCloseTo(more, 9);
      }
    }),
    { seed: 4, numRuns: 200 },
  );
});
