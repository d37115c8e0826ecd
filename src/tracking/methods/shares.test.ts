import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finiteMargin } from './finite-margin.ts';
import { newcombe, newcombePaired } from './newcombe.ts';
import { wilson } from './wilson.ts';

describe('a share and its range', () => {
  it.each([
    [18, 24, 0.551006, 0.880006],
    [0, 10, 0, 0.277533],
    [10, 10, 0.722467, 1],
    // Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d', (yes, n, low, high) => {
    const found = wilson(yes, n);
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });
  it('is nothing of nobody', () => expect(wilson(0, 0)).toBeNull());
});

describe('a change between two shares', () => {
  it.each([
    // Newcombe (1998), Statistics in Medicine 17, 873-890, table II, method 10.
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 10, 0.6075, 1],
    [18, 24, 12, 24, -0.0222, 0.4767],
  ])('%d of %d against %d of %d', (a, m, b, n, low, high) => {
    const found = newcombe({ yes: a, n: m }, { yes: b, n });
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  it('of the same pupils twice: the formula of Newcombe (1998), 2635-2650, worked by hand elsewhere', () => {
    const found = newcombePaired({ both: 20, first: 2, second: 12, neither: 16 });
    expect(found?.change).toBeCloseTo(0.2, 12);
    expect(found?.low).toBeCloseTo(0.056156, 6);
    expect(found?.high).toBeCloseTo(0.329207, 6);
  });

  it('turns about with the two, stays within −1 and 1, and narrows when the same pupils answer alike', () => {
    const count = fc.integer({ min: 0, max: 30 });
    fc.assert(
      fc.property(count, count, count, count, (both, first, second, neither) => {
        const n = both + first + second + neither;
        const [there, back] = [
          newcombePaired({ both, first, second, neither }),
          newcombePaired({ both, first: second, second: first, neither }),
        ];
        if (n === 0) return expect(there).toBeNull();
        expect(there?.change).toBeCloseTo(-(back?.change ?? 9), 10);
        expect(there?.low).toBeCloseTo(-(back?.high ?? 9), 10);
        expect(there?.low).toBeGreaterThanOrEqual(-1 - 1e-9);
        expect(there?.high).toBeLessThanOrEqual(1 + 1e-9);
        const apart = newcombe({ yes: both + second, n }, { yes: both + first, n });
        if (both * neither >= first * second)
          expect((there?.high ?? 9) - (there?.low ?? 0)).toBeLessThanOrEqual(
            (apart?.high ?? 0) - (apart?.low ?? 9) + 1e-9,
          );
      }),
      { seed: 4, numRuns: 300 },
    );
  });
});

describe('the margin when a known number could be asked', () => {
  it('narrows to nothing when everybody answered', () => {
    expect(finiteMargin(0.6, 53, 100)).toBeCloseTo(0.090876, 6);
    expect(finiteMargin(0.6, 53, 1e12)).toBeCloseTo(0.131894, 5);
    expect(finiteMargin(0.6, 100, 100)).toBe(0);
    expect(finiteMargin(0.6, 1, 1)).toBe(0);
    expect(finiteMargin(0.6, 0, 10)).toBeNull();
    expect(finiteMargin(0.6, 11, 10)).toBeNull();
  });
});
