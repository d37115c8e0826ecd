import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pool, type Effect } from './pool.ts';

describe('pooled effects (worked in metafor)', () => {
  const effects = [0.4, 0.1, 0.55, -0.05, 0.3].map((y, at) => ({ y, v: [0.04, 0.02, 0.09, 0.03, 0.05][at] ?? 1 }));
  it.each([
    ['FE', 0.18247, 0.084684, 0.016493, 0.348447, 0, 21.5931],
    ['DL', 0.19653, 0.098126, 0.004207, 0.388853, 0.01046, 21.5931],
    ['REML', 0.195459, 0.096981, 0.005381, 0.385538, 0.009481, 19.9749],
  ] as const)('%s', (method, estimate, se, low, high, tau2, i2) => {
    const found = pool(effects, method);
    expect(found.estimate).toBeCloseTo(estimate, 5);
    expect(found.se).toBeCloseTo(se, 5);
    expect(found.ci[0]).toBeCloseTo(low, 5);
    expect(found.ci[1]).toBeCloseTo(high, 5);
    expect(found.tau2).toBeCloseTo(tau2, 5);
    expect(found.i2).toBeCloseTo(i2, 2);
    expect(found.q).toBeCloseTo(5.101594, 5);
  });

  it('that agree too well have no variance between them, and no share of it', () => {
    const alike = [0.3, 0.3, 0.3].map((y) => ({ y, v: 0.04 }));
    for (const method of ['FE', 'DL', 'REML'] as const)
      expect(pool(alike, method)).toMatchObject({
        tau2: 0,
        i2: 0,
        q: expect.closeTo(0, 12),
        estimate: expect.closeTo(0.3, 12),
      });
  });
});

describe('by REML', () => {
  const effect = fc.record({
    y: fc.double({ min: -3, max: 3, noNaN: true }),
    v: fc.double({ min: 0.005, max: 2, noNaN: true }),
  });
  const many = fc.array(effect, { minLength: 3, maxLength: 15 });
  const restricted = (effects: readonly Effect[], tau2: number) => {
    const weights = effects.map(({ v }) => 1 / (v + tau2));
    const total = weights.reduce((sum, each) => sum + each, 0);
    const mean = effects.reduce((sum, { y }, at) => sum + (weights[at] ?? 0) * y, 0) / total;
    return effects.reduce(
      (sum, { y, v }, at) => sum + Math.log(v + tau2) + (weights[at] ?? 0) * (y - mean) ** 2,
      Math.log(total),
    );
  };

  it('no variance on a fine grid is likelier than the one found', () => {
    fc.assert(
      fc.property(many, (effects) => {
        const { tau2 } = pool(effects, 'REML');
        const own = restricted(effects, tau2);
        for (let step = 0; step <= 200; step += 1)
          expect(restricted(effects, (step / 200) ** 3 * 12)).toBeGreaterThan(own - 1e-7);
      }),
      { seed: 4, numRuns: 60 },
    );
  });

  it('does not mind the order, nor another origin or unit of the effects', () => {
    fc.assert(
      fc.property(
        many,
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.double({ min: 0.1, max: 100, noNaN: true }),
        (effects, shift, scale) => {
          for (const method of ['FE', 'DL', 'REML'] as const) {
            const found = pool(effects, method);
            expect(pool(effects.toReversed(), method).estimate).toBeCloseTo(found.estimate, 6);
            const moved = pool(
              effects.map(({ y, v }) => ({ y: y * scale + shift, v: v * scale ** 2 })),
              method,
            );
            expect((moved.estimate - shift) / scale).toBeCloseTo(found.estimate, 4);
            expect(moved.i2).toBeCloseTo(found.i2, 2);
            expect(moved.se / scale).toBeCloseTo(found.se, 4);
          }
        },
      ),
      { seed: 4, numRuns: 60 },
    );
  });
});
