import { describe, expect, it } from 'vitest';
import { afterGaps, baselineCount, figureOf, noReading, type PupilResult } from './rules.ts';

const reading = (value: number | null, missingBecause: string | null = null) => ({ value, missingBecause });
const pupil = (
  n: number,
  kind: PupilResult['kind'],
  baseline: number | null,
  after: number | null,
  more: Partial<PupilResult> = {},
): PupilResult => ({
  pupilId: `${kind}${n}`,
  code: `P-${n}`,
  kind,
  leftOn: null,
  baseline: reading(baseline),
  after: reading(after),
  ...more,
});
const many = (kind: PupilResult['kind'], count: number, gain: number) =>
  Array.from({ length: count }, (_, n) => pupil(n, kind, 80 + (n % 7), 80 + (n % 7) + gain + (n % 3) - 1));

describe('what results say', () => {
  it('rests on pupils with both readings, and a missing one is never 0', () => {
    const figure = figureOf(true, [
      pupil(1, 'target', 10, 14),
      pupil(2, 'target', 12, 18),
      pupil(3, 'target', null, 20),
      pupil(4, 'target', 11, null),
    ]);
    expect(figure.target).toMatchObject({ listed: 4, withBaseline: 3, withAfter: 3, unexplained: 2 });
    expect(figure.target.figures.n).toBe(2);
    expect(figure.gain?.estimate).toBe(5);
  });

  it('is “before and after” without a comparison, and never more', () => {
    expect(figureOf(true, many('target', 40, 20)).strength).toBe(2);
    expect(figureOf(true, [...many('target', 40, 20), ...many('comparison', 3, 1)]).strength).toBe(2);
  });

  it('is clear only when the likely range lies on one side of no difference', () => {
    expect(figureOf(true, [...many('target', 30, 6), ...many('comparison', 30, 1)])).toMatchObject({
      strength: 4,
      beganApart: false,
    });
    expect(figureOf(true, [...many('target', 30, 1), ...many('comparison', 30, 1)]).strength).toBe(3);
  });

  it('is turned where less is better', () => {
    const figure = figureOf(false, [...many('target', 30, -6), ...many('comparison', 30, -1)]);
    expect(figure.beyond?.estimate).toBeCloseTo(5, 10);
    expect(figure.beyond?.low).toBeLessThan(figure.beyond?.high ?? 0);
  });

  it('warns when the groups began apart', () => {
    const low = many('target', 30, 4).map((each) => ({ ...each, baseline: reading((each.baseline.value ?? 0) - 10) }));
    expect(figureOf(true, [...low, ...many('comparison', 30, 1)]).beganApart).toBe(true);
  });

  it('counts leavers and reasons', () => {
    const figure = figureOf(true, [
      pupil(1, 'target', 10, null, { leftOn: '2026-10-01' }),
      pupil(2, 'target', 10, null, { after: reading(null, 'Absent on the day') }),
      pupil(3, 'target', 10, null, { after: reading(null, 'Absent on the day') }),
    ]);
    expect(figure.target).toMatchObject({
      leavers: 1,
      unexplained: 1,
      reasons: [{ reason: 'Absent on the day', times: 2 }],
    });
    expect(figure.strength).toBeNull();
  });
});

describe('gates', () => {
  const measures = [
    {
      id: 'm',
      title: 'Reading',
      results: [pupil(1, 'target', 10, 12), pupil(2, 'target', null, null), pupil(3, 'comparison', null, null)],
    },
    {
      id: 'n',
      title: 'Number',
      results: [
        pupil(1, 'target', null, 4),
        { ...pupil(2, 'target', null, null), after: reading(null, 'Left before') },
      ],
    },
  ];
  it('a target pupil has a baseline when one measure has it; a reason is no baseline', () => {
    expect(baselineCount(['target1', 'target2'], measures)).toEqual({ pupils: 2, without: 1 });
    expect(baselineCount([], measures)).toEqual({ pupils: 0, without: 0 });
  });
  it('each measure needs a result or a reason for every target pupil who stayed', () => {
    expect(afterGaps(measures)).toEqual([{ measureId: 'm', title: 'Reading', missing: ['P-2'] }]);
    const left = { ...pupil(2, 'target', 3, null), leftOn: '2026-10-01', after: noReading };
    expect(afterGaps([{ id: 'm', title: 'Reading', results: [left] }])).toEqual([]);
  });
});
