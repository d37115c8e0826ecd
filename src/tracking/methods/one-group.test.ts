import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { costPerMonth } from './cost-per-month.ts';
import { designEffect } from './design-effect.ts';
import { eefMonths, monthsOf } from './eef-months.ts';
import { expectedGrowth } from './expected-growth.ts';
import { gap, gapChange } from './gap.ts';
import { ownBaseline } from './own-baseline.ts';
import { parallelTrends } from './parallel-trends.ts';
import { quartiles } from './quartiles.ts';
import { ratioGain } from './ratio-gain.ts';
import { regressionToMean } from './regression-to-mean.ts';
import { threeYears } from './three-years.ts';

describe('gap', () => {
  it('is led by the national figure, with both groups’ levels beside it', () => {
    const found = gap([90, 94, 98], [100, 104, 99, 101], 103);
    expect(found.national?.estimate).toBeCloseTo(-9, 12);
    expect(found.national?.se).toBeCloseTo(4 / Math.sqrt(3), 12);
    expect(found.inSchool?.estimate).toBeCloseTo(-7, 12);
    expect(found).toMatchObject({ group: { n: 3, mean: 94 }, others: { n: 4, mean: 101 }, reference: 103 });
    expect(gap([90, 94], [], null)).toMatchObject({ national: null, inSchool: null });
    expect(gap([90], [91, 92], 100).national).toBeNull();
  });
  it('that closed only because the reference fell shows that it did', () => {
    const found = gapChange(
      [
        { start: 90, end: 90 },
        { start: 95, end: 95 },
      ],
      { start: 103, end: 101 },
    );
    expect(found).toMatchObject({ group: 0, reference: -2 });
    expect(found?.change.estimate).toBe(2);
  });
});

describe('ratio gain', () => {
  it('tells a mean of ratios from a ratio of means', () => {
    const found = ratioGain([
      { before: 90, after: 108, months: 6 },
      { before: 80, after: 92, months: 12 },
      { before: 85, after: 91, months: 6 },
    ]);
    expect(found).toMatchObject({ n: 3, isGood: false, unstable: null });
    expect(found?.meanOfRatios).toBeCloseTo(5 / 3, 12);
    expect(found?.ratioOfMeans).toBeCloseTo(36 / 24, 12);
    expect(found?.quartiles.median).toBe(1);
  });
  it('is unstable under three months, and nobody’s without time between', () => {
    expect(ratioGain([{ before: 1, after: 5, months: 2 }])).toMatchObject({
      isGood: true,
      unstable: 'under-three-months',
    });
    expect(ratioGain([{ before: 1, after: 5, months: 0 }])).toBeNull();
  });
  it('quartiles are those of R and Excel', () => {
    expect(quartiles([1, 2, 3, 4])).toEqual({ lower: 1.75, median: 2.5, upper: 3.25 });
    expect(quartiles([9, 1, 5])).toEqual({ lower: 3, median: 5, upper: 7 });
    expect(quartiles([7])).toEqual({ lower: 7, median: 7, upper: 7 });
    expect(quartiles([])).toBeNull();
  });
});

describe('months of progress, the EEF’s table', () => {
  it.each([
    [0.01, 0],
    [0.02, 1],
    [0.09, 1],
    [0.094, 1],
    [0.095, 2],
    [0.1, 2],
    [0.18, 2],
    [0.185, 3],
    [0.26, 3],
    [0.27, 4],
    [0.35, 4],
    [0.36, 5],
    [0.44, 5],
    [0.45, 6],
    [0.52, 6],
    [0.53, 7],
    [0.61, 7],
    [0.62, 8],
    [0.69, 8],
    [0.7, 9],
    [0.78, 9],
    [0.79, 10],
    [0.87, 10],
    [0.88, 11],
    [0.95, 11],
    [0.96, 12],
    [3, 12],
  ])('%d is %d months, and mirrored below 0', (effect, months) => {
    expect(monthsOf(effect)).toBe(months);
    expect(monthsOf(-effect)).toBe(months === 0 ? 0 : -months);
  });
  it('converts both ends, and says when the table ends', () => {
    expect(eefMonths({ g: 0.31, low: 0.05, high: 0.57 })).toEqual({ months: 4, low: 1, high: 7, beyondTable: false });
    expect(eefMonths({ g: 0.9, low: 0.1, high: 1.7 }).beyondTable).toBe(true);
  });
  it('never falls as the effect rises', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -2, max: 2, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (effect, more) => {
          expect(monthsOf(effect + more)).toBeGreaterThanOrEqual(monthsOf(effect));
        },
      ),
      { seed: 4, numRuns: 300 },
    );
  });
  it('cost something only where the range leaves out nothing gained', () => {
    const months = { months: 4, low: 1, high: 7, beyondTable: false };
    expect(costPerMonth(84, months, { low: 0.05, high: 0.57 })).toEqual({ cost: 21, least: 12, most: 84 });
    expect(costPerMonth(84, { ...months, low: 0 }, { low: 0.01, high: 0.57 })?.most).toBeNull();
    expect(costPerMonth(84, months, { low: -0.05, high: 0.57 })).toBeNull();
    expect(
      costPerMonth(84, { months: -4, low: -7, high: -1, beyondTable: false }, { low: -0.6, high: -0.1 }),
    ).toBeNull();
  });
});

describe('one group alone', () => {
  it('has its expected growth taken off', () => {
    const found = expectedGrowth([
      { before: 10, after: 16, growth: 4 },
      { before: 12, after: 16, growth: 4 },
      { before: 14, after: 22, growth: 4 },
    ]);
    expect(found?.beyond.estimate).toBe(2);
    expect(found?.beyond.se).toBeCloseTo(2 / Math.sqrt(3), 12);
    // J(2) = 0.564190, SD before 2, gain beyond 2.
    expect(found?.effect).toBeCloseTo(0.56419, 5);
    expect(expectedGrowth([])).toBeNull();
  });
  it('is set against its own pace before the work', () => {
    const pupil = { earlier: 10, start: 12, after: 18, monthsBefore: 2, monthsDuring: 3 };
    const found = ownBaseline([pupil, { ...pupil, after: 21 }]);
    expect(found).toMatchObject({ n: 2, before: 1, during: 2.5, faster: { estimate: 1.5 } });
    expect(ownBaseline([pupil, { ...pupil, monthsBefore: 0 }])).toBeNull();
  });
  it('drifts up by itself when it was chosen for being low', () => {
    expect(regressionToMean({ chosenMean: 85, everybodyMean: 100, r: 0.8, gain: 6 })).toEqual({
      below: 15,
      expected: expect.closeTo(3, 10),
      ofGain: expect.closeTo(0.5, 10),
    });
    expect(regressionToMean({ chosenMean: 85, everybodyMean: 100, r: 1 })?.expected).toBe(0);
    expect(regressionToMean({ chosenMean: 85, everybodyMean: 100, r: 1.2 })).toBeNull();
  });
});

describe('checks beside a comparison', () => {
  it('an earlier point tells whether both moved alike', () => {
    const moved = (by: readonly number[]) => by.map((each, at) => ({ earlier: 50 + at, baseline: 50 + at + each }));
    expect(parallelTrends(moved([1, 2, 1.5, 2]), moved([1, 2, 2, 1]))?.trends).toBe('alike');
    expect(parallelTrends(moved([9, 10, 9, 10]), moved([1, 2, 2, 1]))?.trends).toBe('apart');
    expect(parallelTrends(moved([1]), moved([1, 2]))).toBeNull();
  });
  it('pupils who share a class tell less (Kish)', () => {
    expect(designEffect([20, 20, 20], 0.2)).toEqual({
      factor: expect.closeTo(4.8, 12),
      size: 20,
      effectiveN: expect.closeTo(12.5, 10),
    });
    expect(designEffect([1, 1, 1], 0.9)?.factor).toBe(1);
    expect(designEffect([30, 10], 0.1)?.size).toBe(25);
    expect(designEffect([], 0.1)).toBeNull();
  });
  it('three years are weighted 3 : 2 : 1, and one that is missing takes its weight with it', () => {
    expect(threeYears([3, 0, 0])).toBe(1.5);
    expect(threeYears([4, null, 8])).toBe(5);
    expect(threeYears([null, null, null])).toBeNull();
  });
});
