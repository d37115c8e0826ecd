import { describe, expect, test } from 'vitest';
import { interval, isClearOfZero } from './interval.ts';
import { standardisedGain } from './standardised-gain.ts';

describe('the effect size of a difference of gains', () => {
  test('is the published vector, and its ends solve the equation that it names', () => {
    // domain.md 5.6: difference 4.2, standard error 0.757188, pooled spread 3.091206, nine degrees of freedom.
    const [spread, df, z] = [3.091206, 9, 1.959964];
    const found = standardisedGain(interval(4.2, 0.757188), { spread, df });
    expect(found?.g).toBeCloseTo(1.241675, 6);
    const a = ((found?.j ?? 0) * 0.757188) / spread;
    for (const end of [found?.low ?? 0, found?.high ?? 0])
      expect(((found?.g ?? 0) - end) ** 2).toBeCloseTo(z ** 2 * (a ** 2 + end ** 2 / (2 * df)), 5);
    // The spread of eleven pupils is itself a guess: the range is wider than were it known, the more so above.
    expect((found?.high ?? 0) - (found?.g ?? 0)).toBeGreaterThan(z * a);
  });

  test('is near the exact range from the noncentral t where two groups of twenty differ by half a deviation', () => {
    // Exact: −0.13 to 1.13 (Cumming 2012, d = 0.5 with 20 in each group).
    const found = standardisedGain(interval(0.5, Math.sqrt(0.1)), { spread: 1, df: 38 });
    expect(Math.abs((found?.low ?? 0) + 0.13)).toBeLessThan(0.03);
    expect(Math.abs((found?.high ?? 0) - 1.13)).toBeLessThan(0.03);
  });

  test('leaves out no effect exactly where the difference does', () => {
    for (const estimate of [-3, -1.97, -1.95, -0.4, 0, 1.95, 1.9599, 1.96, 1.97, 4])
      for (const df of [8, 12, 86, 400]) {
        const of = interval(estimate, 1);
        const effect = standardisedGain(of, { spread: 7, df });
        expect(effect !== null && isClearOfZero(effect), `${estimate} ${df}`).toBe(isClearOfZero(of));
      }
    expect(standardisedGain(interval(1, 1), { spread: 0, df: 9 })).toBeNull();
  });
});
