import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { beforeAfter } from './before-after.ts';
import { differenceInDifferences } from './difference-in-differences.ts';
import { logGamma } from './gamma.ts';
import { hedgesG, hedgesJ } from './hedges.ts';
import { interval, isClearOfZero } from './interval.ts';
import { summary } from './mean.ts';
import { moments } from './moments.ts';
import { welchDf, welchSe } from './welch.ts';

describe('figures worked elsewhere (R, metafor)', () => {
  it('Welch: standard error and degrees of freedom', () => {
    const [a, b] = [
      { n: 30, sd: 10 },
      { n: 28, sd: 12 },
    ];
    expect(welchSe(a, b)).toBeCloseTo(2.91139, 5);
    expect(welchDf(a, b)).toBeCloseTo(52.7218, 4);
  });

  it.each([
    [{ n: 30, mean: 55, sd: 10 }, { n: 28, mean: 50, sd: 12 }, 0.448029, 0.070778, -0.073402, 0.969461],
    [{ n: 10, mean: 12, sd: 2 }, { n: 12, mean: 10, sd: 2.5 }, 0.840655, 0.199395, -0.03454, 1.715851],
  ])('Hedges’ g with its variance and interval', (treated, control, g, variance, low, high) => {
    const found = hedgesG(treated, control);
    expect(found.g).toBeCloseTo(g, 6);
    expect(found.variance).toBeCloseTo(variance, 6);
    expect(found.ci[0]).toBeCloseTo(low, 5);
    expect(found.ci[1]).toBeCloseTo(high, 5);
  });

  it.each([
    [2, 0.56419],
    [5, 0.840749],
    [10, 0.922746],
    [20, 0.961945],
    [56, 0.986537],
  ])('J at %d degrees of freedom', (df, j) => expect(hedgesJ(df)).toBeCloseTo(j, 6));

  it('J where gamma itself would overflow', () => {
    expect(hedgesJ(2000)).toBeGreaterThan(0.9995);
    expect(hedgesJ(2000)).toBeLessThan(1);
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 10);
  });

  it('difference in differences, and groups that began far apart', () => {
    const pairs = (before: number[], after: number[]) =>
      before.map((value, at) => ({ before: value, after: after[at] ?? Number.NaN }));
    const found = differenceInDifferences(
      pairs([88, 92, 85, 90, 95], [96, 99, 90, 97, 104]),
      pairs([98, 101, 97, 103, 99, 102], [101, 104, 99, 107, 103, 104]),
    );
    expect(found?.did.estimate).toBeCloseTo(4.2, 10);
    expect(found?.did.se).toBeCloseTo(0.757188, 6);
    expect(found?.g).toBeCloseTo(1.241675, 6);
    expect(found?.apartAtStart).toBeCloseTo(-3.23, 2);
  });
});

it('moments of values that are not kept are those of values that are', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { maxLength: 40 }), (values) => {
      const streamed = moments();
      for (const value of values) streamed.add(value);
      const [one, other] = [streamed.summary(), summary(values)];
      expect([one.n, one.mean === null, one.sd === null]).toEqual([other.n, other.mean === null, other.sd === null]);
      expect(one.mean ?? 0).toBeCloseTo(other.mean ?? 0, 5);
      expect(one.sd ?? 0).toBeCloseTo(other.sd ?? 0, 4);
    }),
    { seed: 4, numRuns: 100 },
  );
});

describe('what is too little', () => {
  it('has no spread, no interval and no comparison', () => {
    expect(summary([])).toEqual({ n: 0, mean: null, sd: null });
    expect(summary([4])).toEqual({ n: 1, mean: 4, sd: null });
    expect(beforeAfter([{ before: 1, after: 2 }]).gain).toBeNull();
    expect(differenceInDifferences([{ before: 1, after: 2 }], [])).toBeNull();
  });

  it('an interval that touches no difference is not clear of it', () => {
    expect(isClearOfZero({ low: 0, high: 4 })).toBe(false);
    expect(isClearOfZero(interval(2, 1))).toBe(true);
    expect(isClearOfZero(interval(-2, 1))).toBe(true);
  });
});

it('mean gain and its range', () => {
  const found = beforeAfter([
    { before: 10, after: 14 },
    { before: 12, after: 14 },
    { before: 8, after: 14 },
  ]);
  expect(found.gain?.estimate).toBeCloseTo(4, 12);
  expect(found.gain?.se).toBeCloseTo(2 / Math.sqrt(3), 12);
});

describe('difference in differences, whatever the numbers', () => {
  const pair = fc.record({ before: fc.integer({ min: 0, max: 200 }), after: fc.integer({ min: 0, max: 200 }) });
  const group = fc.array(pair, { minLength: 2, maxLength: 15 });
  it('is nothing where all gained alike, turns about with the groups, and moves with the unit alone', () => {
    fc.assert(
      fc.property(
        group,
        group,
        fc.integer({ min: -500, max: 500 }),
        fc.integer({ min: 1, max: 40 }),
        (one, other, shift, scale) => {
          const gained = (of: typeof one) => of.map(({ before }) => ({ before, after: before + 7 }));
          expect(differenceInDifferences(gained(one), gained(other))?.did).toMatchObject({ estimate: 0, se: 0 });
          const found = differenceInDifferences(one, other);
          const turned = differenceInDifferences(other, one);
          expect(turned?.did.estimate).toBeCloseTo(-(found?.did.estimate ?? 0), 9);
          expect(turned?.did.se).toBeCloseTo(found?.did.se ?? 0, 9);
          const moved = (of: typeof one) =>
            of.map(({ before, after }) => ({ before: before * scale + shift, after: after * scale + shift }));
          const again = differenceInDifferences(moved(one), moved(other));
          expect((again?.did.estimate ?? 0) / scale).toBeCloseTo(found?.did.estimate ?? 0, 8);
          if (found?.g !== null && found?.g !== undefined) expect(again?.g).toBeCloseTo(found.g, 8);
        },
      ),
      { seed: 4, numRuns: 200 },
    );
  });
});
