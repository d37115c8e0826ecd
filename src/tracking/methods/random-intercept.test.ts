import { describe, expect, it } from 'vitest';
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
    ).toThrow('does not vary');
  });
});
