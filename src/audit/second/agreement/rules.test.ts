import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { agreementOf, type Pair } from './rules.ts';

const pairs = (one: readonly number[], other: readonly number[]): Pair[] =>
  one.map((rank, at) => [rank, other[at] ?? 0]);

describe('how far two raters agree', () => {
  test('the published example: 70% exact, all within one level, kappa 0.625 and 0.727273', () => {
    const found = agreementOf(pairs([1, 1, 2, 2, 3, 3, 2, 1, 3, 2], [1, 2, 2, 2, 3, 2, 2, 1, 3, 3]), 3);
    expect(found).toMatchObject({ n: 10, exact: 0.7, adjacent: 1 });
    expect(found.linear).toBeCloseTo(0.625, 10);
    expect(found.quadratic).toBeCloseTo(0.727273, 6);
  });
  test('nothing rated gives no figure, and one level throughout gives no kappa', () => {
    expect(agreementOf([], 3)).toEqual({ n: 0, exact: null, adjacent: null, linear: null, quadratic: null });
    expect(agreementOf(pairs([2, 2], [2, 2]), 3)).toMatchObject({ exact: 1, linear: null, quadratic: null });
  });
  test('on two levels both weights are plain kappa, and full disagreement is −1', () => {
    expect(agreementOf(pairs([1, 2], [2, 1]), 2)).toMatchObject({ exact: 0, linear: -1, quadratic: -1 });
  });

  const rated = fc.integer({ min: 2, max: 6 }).chain((k) => {
    const rank = fc.integer({ min: 1, max: k });
    return fc.record({ k: fc.constant(k), pairs: fc.array(fc.tuple(rank, rank), { minLength: 1, maxLength: 40 }) });
  });
  test('kappa lies between −1 and 1, is 1 for the same levels, and does not ask who was first', () => {
    fc.assert(
      fc.property(rated, ({ k, pairs: given }) => {
        const { exact, adjacent, linear, quadratic } = agreementOf(given, k);
        const swapped = agreementOf(
          given.map(([one, other]): Pair => [other, one]),
          k,
        );
        expect(adjacent).toBeGreaterThanOrEqual(exact ?? 1);
        for (const [figure, turned] of [
          [linear, swapped.linear],
          [quadratic, swapped.quadratic],
        ] as const) {
          if (figure === null || turned === null) {
            expect(turned).toBe(figure);
            continue;
          }
          expect(Math.abs(figure)).toBeLessThanOrEqual(1 + 1e-9);
          expect(turned).toBeCloseTo(figure, 9);
          if (exact === 1) expect(figure).toBeCloseTo(1, 9);
        }
      }),
      { seed: 311, numRuns: 300 },
    );
  });
});
