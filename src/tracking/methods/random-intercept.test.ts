import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot, invert } from './matrix.ts';
import { randomIntercept, type Nested } from './random-intercept.ts';

/** Balanced clusters, for which the estimates are known in closed form from the analysis of variance. */
const balanced: readonly Nested[] = [
  [1, 2, 3, 4],
  [5, 7, 6, 6],
  [9, 8, 10, 13],
  [2, 4, 3, 3],
].flatMap((values, at) => values.map((y) => ({ y, x: [], cluster: `c${at}` })));

const meanSquares = () => {
  const groups = [...new Set(balanced.map((each) => each.cluster))].map((name) =>
    balanced.filter((each) => each.cluster === name).map((each) => each.y),
  );
  const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
  const grand = mean(balanced.map((each) => each.y));
  const between = groups.reduce((sum, group) => sum + group.length * (mean(group) - grand) ** 2, 0);
  const within = groups.reduce((sum, group) => sum + group.reduce((own, y) => own + (y - mean(group)) ** 2, 0), 0);
  return { between, within, grand, k: groups.length, size: 4 };
};

describe('a random intercept', () => {
  it('by REML on balanced clusters is the analysis of variance', () => {
    const { between, within, grand, k, size } = meanSquares();
    const [msb, msw] = [between / (k - 1), within / (k * (size - 1))];
    const found = randomIntercept(balanced, 'REML');
    expect(found.fixed[0]).toBeCloseTo(grand, 8);
    expect(found.variance.residual).toBeCloseTo(msw, 5);
    expect(found.variance.cluster).toBeCloseTo((msb - msw) / size, 4);
    expect(found.se[0]).toBeCloseTo(Math.sqrt(msb / (k * size)), 5);
  });

  it('by maximum likelihood divides by the number of clusters', () => {
    const { between, within, k, size } = meanSquares();
    const found = randomIntercept(balanced, 'ML');
    expect(found.variance.residual).toBeCloseTo(within / (k * (size - 1)), 5);
    expect(found.variance.cluster).toBeCloseTo((between / k - within / (k * (size - 1))) / size, 4);
  });

  it('finds no variance between clusters where there is none', () => {
    const alike = ['a', 'b', 'c'].flatMap((cluster) => [1, 2, 3, 4].map((y) => ({ y, x: [], cluster })));
    expect(randomIntercept(alike, 'REML').variance.cluster).toBe(0);
  });

  it('refuses what cannot be estimated, with a sentence', () => {
    expect(() => randomIntercept(balanced.slice(0, 4), 'ML')).toThrow('at least two clusters');
    expect(() =>
      randomIntercept(
        balanced.map((each) => ({ ...each, x: [7] })),
        'ML',
      ),
    ).toThrow('the same in every row');
  });
});

/** The likelihood as any text writes it: one dense matrix for each cluster, inverted by the closed form nowhere used. */
const denseDeviance = (rows: readonly Nested[], between: number, within: number, isReml: boolean): number => {
  const groups = new Map<string, Nested[]>();
  for (const row of rows) groups.set(row.cluster, [...(groups.get(row.cluster) ?? []), row]);
  const p = (rows[0]?.x.length ?? 0) + 1;
  const a = Array.from({ length: p }, () => Array.from({ length: p }, () => 0));
  const b = Array.from({ length: p }, () => 0);
  let [logDet, yy] = [0, 0];
  for (const group of groups.values()) {
    const v = group.map((_, i) => group.map((__, j) => between + (i === j ? within : 0)));
    const inverted = invert(v);
    if (inverted === null) throw new Error('A variance matrix can always be inverted.');
    logDet += inverted.logDet;
    for (const [i, one] of group.entries())
      for (const [j, two] of group.entries()) {
        const weight = inverted.inverse[i]?.[j] ?? 0;
        const [left, right] = [
          [1, ...one.x],
          [1, ...two.x],
        ];
        yy += weight * one.y * two.y;
        for (let r = 0; r < p; r += 1) {
          b[r] = (b[r] ?? 0) + weight * (left[r] ?? 0) * two.y;
          const line = a[r] ?? [];
          for (let c = 0; c < p; c += 1) line[c] = (line[c] ?? 0) + weight * (left[r] ?? 0) * (right[c] ?? 0);
        }
      }
  }
  const solved = invert(a);
  if (solved === null) throw new Error('The columns of this test are not collinear.');
  const beta = solved.inverse.map((row) => dot(row, b));
  return logDet + yy - dot(b, beta) + (isReml ? solved.logDet : 0);
};

const pupil = fc.record({
  y: fc.integer({ min: -30, max: 30 }),
  x: fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 1 })),
  cluster: fc.constantFrom('a', 'b', 'c', 'd'),
});

describe('against an independent likelihood', () => {
  const tried = (rows: readonly Nested[], estimator: 'ML' | 'REML') => {
    try {
      return randomIntercept(rows, estimator);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  };

  it('no pair of variances near or far is likelier than the one found', () => {
    fc.assert(
      fc.property(
        fc.array(pupil, { minLength: 8, maxLength: 20 }),
        fc.constantFrom('ML' as const, 'REML' as const),
        (rows, estimator) => {
          const found = tried(rows, estimator);
          if (found === null) return;
          const { cluster, residual } = found.variance;
          const own = denseDeviance(rows, cluster, residual, estimator === 'REML');
          for (const up of [0.01, 0.5, 0.9, 1, 1.1, 2, 20])
            for (const across of [0.5, 0.9, 1, 1.1, 2])
              expect(
                denseDeviance(
                  rows,
                  (cluster === 0 ? residual / 20 : cluster) * up,
                  residual * across,
                  estimator === 'REML',
                ),
              ).toBeGreaterThan(own - 1e-6);
          expect(denseDeviance(rows, 0, residual, estimator === 'REML')).toBeGreaterThan(own - 1e-6);
        },
      ),
      { seed: 4, numRuns: 40 },
    );
  });

  it('does not mind the order of rows, nor another origin or unit of the outcome', () => {
    fc.assert(
      fc.property(
        fc.array(pupil, { minLength: 8, maxLength: 30 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        fc.integer({ min: 1, max: 1000 }),
        (rows, shift, scale) => {
          const found = tried(rows, 'REML');
          if (found === null) return;
          const moved = tried(
            rows.map((row) => ({ ...row, y: row.y * scale + shift })),
            'REML',
          );
          expect((moved?.fixed[2] ?? 0) / scale).toBeCloseTo(found.fixed[2] ?? 0, 3);
          expect((moved?.variance.residual ?? 0) / scale ** 2 / found.variance.residual).toBeCloseTo(1, 4);
          expect(((moved?.fixed[0] ?? 0) - shift) / scale).toBeCloseTo(found.fixed[0] ?? 0, 3);
          expect(tried(rows.toReversed(), 'REML')?.fixed[2]).toBeCloseTo(found.fixed[2] ?? 0, 3);
        },
      ),
      { seed: 4, numRuns: 60 },
    );
  });

  it('keeps its digits where large values differ little', () => {
    const found = randomIntercept(balanced, 'REML');
    const far = randomIntercept(
      balanced.map((row) => ({ ...row, y: row.y + 1e9 })),
      'REML',
    );
    expect(far.variance.cluster).toBeCloseTo(found.variance.cluster, 4);
    expect(far.variance.residual).toBeCloseTo(found.variance.residual, 4);
  });
});
