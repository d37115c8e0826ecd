import { describe, expect, test } from 'vitest';
import { groupProgress, varianceBetween } from './group-progress.ts';

describe('the variance between groups', () => {
  test('of groups that are known equally well is their mean square less what chance gives', () => {
    // The known answer of a normal mean with equal variances: max(0, Σy²/k − v).
    const y = [1.2, -0.8, 0.5, -1.9, 0.3];
    const expected = y.reduce((sum, each) => sum + each * each, 0) / y.length - 0.2;
    expect(varianceBetween(y.map((each) => ({ y: each, v: 0.2 })))).toBeCloseTo(expected, 6);
    expect(varianceBetween(y.map((each) => ({ y: each, v: 5 })))).toBe(0);
  });

  test('of groups of any size is where the likelihood has its summit', () => {
    const means = [
      { y: 1.4, v: 0.1 },
      { y: -2.1, v: 0.9 },
      { y: 0.2, v: 0.05 },
      { y: -0.9, v: 0.4 },
    ];
    const t = varianceBetween(means);
    const slope = means.reduce((sum, { y, v }) => sum + (y * y - (t + v)) / (t + v) ** 2, 0);
    expect(t).toBeGreaterThan(0);
    expect(Math.abs(slope)).toBeLessThan(1e-5);
  });
});

describe('progress of groups from the same start', () => {
  const pupils = Array.from({ length: 120 }, (_, at) => {
    const start = 80 + ((at * 7) % 40);
    // A small wobble that adds up to nothing over any six pupils in a row, and three points less in the last third.
    return { code: `P-${at}`, start, end: 10 + 0.9 * start + [2, -2, 1, -1, 3, -3][at % 6]! - (at >= 80 ? 3 : 0) }; // six wobbles
  });
  const codes = (from: number, to: number) => new Set(pupils.slice(from, to).map(({ code }) => code));
  const found = groupProgress(pupils, [
    { key: 'first', codes: codes(0, 40) },
    { key: 'behind', codes: codes(80, 120) },
    { key: 'few-behind', codes: codes(80, 86) },
    { key: 'nobody', codes: codes(0, 4) },
  ]);
  const of = (key: string) => found?.groups.find((each) => each.key === key);

  test('finds who fell behind, and draws few pupils further in than many', () => {
    expect(found?.line.slope).toBeCloseTo(0.9, 1);
    expect(of('behind')?.own).toBeCloseTo(-2, 0);
    expect(of('behind')?.high).toBeLessThan(0);
    expect(of('few-behind')?.kept).toBeLessThan(of('behind')?.kept ?? 0);
    expect(Math.abs(of('few-behind')?.effect ?? 9)).toBeLessThan(Math.abs(of('few-behind')?.own ?? 0));
    expect(of('nobody')).toBeUndefined();
  });

  test('says nothing of fewer than thirty pupils', () => {
    expect(groupProgress(pupils.slice(0, 29), [])).toBeNull();
    expect(
      groupProgress(
        pupils.map((each) => ({ ...each, start: 100 })),
        [],
      ),
    ).toBeNull();
  });
});
