import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ancova } from './ancova.ts';
import type { Pair } from './before-after.ts';
import { leastSquares } from './least-squares.ts';
import { progressFromPrior } from './progress-from-prior.ts';
import { shareWithin, t95 } from './student-t.ts';

describe('Student’s t, as printed in any table', () => {
  it.each([
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [4, 2.776],
    [5, 2.571],
    [10, 2.228],
    [30, 2.042],
    [60, 2.0],
    [120, 1.98],
    [100_000, 1.96],
  ])('95%% at %d degrees of freedom lie within ±%d', (df, t) => expect(t95(df)).toBeCloseTo(t, 3));
  it('is the closed form at one and two degrees of freedom', () => {
    expect(shareWithin(1, 1)).toBeCloseTo(0.5, 12);
    expect(shareWithin(2, 2)).toBeCloseTo(2 / Math.sqrt(6), 12);
  });
});

/** Longley (1967), as the National Institute of Standards and Technology gives it with certified values: a hard one, nearly collinear. */
const longley: readonly (readonly [y: number, ...x: number[]])[] = [
  [60323, 83, 234289, 2356, 1590, 107608, 1947],
  [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
  [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
  [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
  [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
  [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
  [64989, 99, 365385, 1870, 3547, 115094, 1953],
  [63761, 100, 363112, 3578, 3350, 116219, 1954],
  [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
  [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
  [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
  [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
  [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
  [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
  [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
  [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
];

describe('least squares', () => {
  it('gives NIST’s certified values for Longley to nine digits', () => {
    const fit = leastSquares(longley.map(([y, ...x]) => ({ y, x })));
    const certified = [
      [-3482258.63459582, 890420.383607373],
      [15.0618722713733, 84.9149257747669],
      [-0.035819179292591, 0.0334910077722432],
      [-2.02022980381683, 0.488399681651699],
      [-1.03322686717359, 0.214274163161675],
      [-0.0511041056535807, 0.22607320006937],
      [1829.15146461355, 455.478499142212],
    ] as const;
    for (const [at, [beta, se]] of certified.entries()) {
      expect((fit?.beta[at] ?? 0) / beta).toBeCloseTo(1, 9);
      expect((fit?.se[at] ?? 0) / se).toBeCloseTo(1, 8);
    }
    expect(fit?.sigma).toBeCloseTo(304.854073561965, 6);
    expect(fit?.rSquared).toBeCloseTo(0.995479004577296, 10);
    expect(fit?.df).toBe(9);
  });

  it('robust errors of a group alone are each group’s own, with leverage taken out (HC3)', () => {
    const groups = [
      [1, 4, 6, 9],
      [2, 2.5, 3],
    ] as const;
    const fit = leastSquares(groups.flatMap((values, group) => values.map((y) => ({ y, x: [group] }))));
    const own = groups.map((values) => {
      const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
      // Each residual is divided by 1 − 1/n, and the squares by n².
      return values.reduce((sum, y) => sum + ((y - mean) / (1 - 1 / values.length)) ** 2, 0) / values.length ** 2;
    });
    expect(fit?.robustSe[1]).toBeCloseTo(Math.sqrt((own[0] ?? 0) + (own[1] ?? 0)), 10);
  });

  it('is nothing where nothing can be fitted', () => {
    expect(leastSquares([])).toBeNull();
    expect(leastSquares([1, 2, 3].map((y) => ({ y, x: [5] })))).toBeNull();
    expect(leastSquares([1, 2, 3, 5, 4].map((y, at) => ({ y, x: [at, at * 2] })))).toBeNull();
    expect(leastSquares([{ y: 1, x: [1] }])).toBeNull();
  });
});

const treated: readonly Pair[] = [
  [88, 96],
  [92, 99],
  [85, 90],
  [90, 97],
  [95, 104],
].map(([before = 0, after = 0]) => ({ before, after }));
const control: readonly Pair[] = [
  [98, 101],
  [101, 104],
  [97, 99],
  [103, 107],
  [99, 103],
  [102, 104],
].map(([before = 0, after = 0]) => ({ before, after }));

describe('difference adjusted for the start', () => {
  it('is the textbook’s: difference of means less the pooled slope within groups times the difference at the start', () => {
    const mean = (of: readonly Pair[], key: keyof Pair) => of.reduce((sum, each) => sum + each[key], 0) / of.length;
    const within = (one: keyof Pair, two: keyof Pair) =>
      [treated, control].reduce(
        (sum, of) => sum + of.reduce((own, each) => own + (each[one] - mean(of, one)) * (each[two] - mean(of, two)), 0),
        0,
      );
    const slope = within('before', 'after') / within('before', 'before');
    const apart = mean(treated, 'before') - mean(control, 'before');
    const df = 11 - 3;
    const variance = (within('after', 'after') - slope * within('before', 'after')) / df;
    const se = Math.sqrt(variance * (1 / 5 + 1 / 6 + apart ** 2 / within('before', 'before')));
    const found = ancova(treated, control);
    expect(found?.adjusted.estimate).toBeCloseTo(mean(treated, 'after') - mean(control, 'after') - slope * apart, 10);
    expect(found?.adjusted.se).toBeCloseTo(se, 10);
    expect(found?.adjusted.high).toBeCloseTo((found?.adjusted.estimate ?? 0) + 2.306 * se, 3);
    expect(found).toMatchObject({ df, n: { treated: 5, control: 6 } });
  });

  it('turns about when the groups change places, and does not mind another unit or start of the scale', () => {
    const pair = fc.record({ before: fc.integer({ min: 60, max: 140 }), after: fc.integer({ min: 60, max: 140 }) });
    fc.assert(
      fc.property(
        fc.array(pair, { minLength: 3, maxLength: 12 }),
        fc.array(pair, { minLength: 3, maxLength: 12 }),
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 50 }),
        (one, other, shift, scale) => {
          const found = ancova(one, other);
          if (found === null) return;
          expect(ancova(other, one)?.adjusted.estimate).toBeCloseTo(-found.adjusted.estimate, 6);
          const moved = (of: readonly Pair[]) =>
            of.map(({ before, after }) => ({ before: before * scale + shift, after: after * scale + shift }));
          const again = ancova(moved(one), moved(other));
          expect((again?.adjusted.estimate ?? 0) / scale).toBeCloseTo(found.adjusted.estimate, 6);
          expect((again?.robustSe ?? 0) / scale).toBeCloseTo(found.robustSe, 5);
        },
      ),
      { seed: 4, numRuns: 150 },
    );
  });

  it('is nothing when everybody started alike', () => {
    expect(
      ancova(
        [
          { before: 5, after: 6 },
          { before: 5, after: 8 },
        ],
        [
          { before: 5, after: 6 },
          { before: 5, after: 3 },
        ],
      ),
    ).toBeNull();
  });
});

describe('progress from prior attainment', () => {
  const line = Array.from({ length: 40 }, (_, at) => ({
    before: 80 + at,
    after: 20 + 0.9 * (80 + at) + ((at * 7) % 5) - 2,
  }));
  it('is refused where comparison pupils are too few to draw a line', () => {
    expect(progressFromPrior(treated, line.slice(0, 29))).toEqual({
      kind: 'refused',
      because: 'few-comparison',
    });
    expect(progressFromPrior(treated, line.slice(0, 30)).kind).toBe('found');
    expect(progressFromPrior(treated.slice(0, 1), line)).toEqual({ kind: 'refused', because: 'few-target' });
    expect(
      progressFromPrior(
        treated,
        line.map((each) => ({ ...each, before: 9 })),
      ),
    ).toEqual({ kind: 'refused', because: 'starts-alike' });
  });
  it('is the mean of what is left over, and tells who starts outside the line', () => {
    const target = [
      { before: 82, after: 20 + 0.9 * 82 + 5 },
      { before: 70, after: 20 + 0.9 * 70 + 3 },
      { before: 90, after: 20 + 0.9 * 90 + 4 },
    ];
    const found = progressFromPrior(target, line);
    if (found.kind === 'refused') throw new Error(found.because);
    const { intercept, slope } = found.line;
    expect(found.residuals[1]).toBeCloseTo((target[1]?.after ?? 0) - intercept - slope * 70, 10);
    expect(found.beyond.estimate).toBeCloseTo(found.residuals.reduce((sum, each) => sum + each, 0) / 3, 10);
    expect(found.outside).toBe(1);
    // The comparison pupils themselves stand on the line.
    const own = progressFromPrior(line, line);
    expect(own.kind === 'found' ? own.beyond.estimate : 1).toBeCloseTo(0, 10);
  });
});
