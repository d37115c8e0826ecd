import { expect, test } from 'vitest';
import type { InputPupil, MeasureInputs } from '../figures/inputs.ts';
import { workOut } from '../figures/working.ts';
import { apart, together, type Cohort } from './rules.ts';

const wobble = [3, -2, 1, -3, 2, -1, 0];
const cohort = (name: string, gain: number, compared: number): Cohort => {
  const pupil = (kind: InputPupil['kind'], at: number): InputPupil => {
    const start = 85 + ((at * 3) % 21);
    const own = (kind === 'target' ? gain : 1) + (wobble[at % 7] ?? 0);
    return {
      code: `${name}-${kind}-${at}`,
      kind,
      leftOn: null,
      readings: [start, start + own].map((value) => ({ value, because: null })),
    };
  };
  const inputs: MeasureInputs = {
    measure: { title: 'Reading', scale: 'Test', unit: 'points', higherIsBetter: true, expected: 100, inMonths: true },
    points: [
      { label: 'Autumn', on: '2025-09-10' },
      { label: 'Summer', on: '2026-06-20' },
    ],
    baseline: 0,
    after: 1,
    pupils: [
      ...Array.from({ length: 21 }, (_, at) => pupil('target', at)),
      ...Array.from({ length: compared }, (_, at) => pupil('comparison', at)),
    ],
  };
  return { name, inputs, working: workOut(inputs) };
};

test('two cohorts that are each clear in the same direction are a finding that came twice', () => {
  const found = together([cohort('2025', 4, 21), cohort('2026', 5, 21)], 'standardised-score');
  expect(found?.design).toBe('comparisons-pooled');
  expect(found?.reml.estimate).toBeCloseTo(3.5, 6);
  expect([found?.repeated, found?.strength?.level]).toEqual([true, 5]);
});

test('one that is not clear, or clear the other way, repeats nothing', () => {
  expect(together([cohort('2025', 4, 21), cohort('2026', 1.2, 21)], 'standardised-score')?.repeated).toBe(false);
  const against = together([cohort('2025', 5, 21), cohort('2026', -4, 21)], 'standardised-score');
  expect([against?.repeated, (against?.reml.i2 ?? 0) > 80, against?.strength?.level]).toEqual([false, true, 3]);
});

test('without like pupils cohorts are pooled against expected growth, with the weaker label', () => {
  const found = together([cohort('2025', 4, 0), cohort('2026', 5, 0)], 'standardised-score');
  expect([found?.design, found?.strength?.level, found?.cohorts.length]).toEqual(['cohorts-pooled', 2, 2]);
  expect(found?.reml.estimate).toBeCloseTo(4.5, 6);
  expect(together([cohort('2025', 4, 21)], 'standardised-score')).toBeNull();
});

test('two measures of one cohort are one cohort: pupils count once, in the latest figure that has them', () => {
  const [one, other, now] = [cohort('2025', 4, 21), cohort('2025', 4.5, 21), cohort('2026', 0.5, 21)];
  expect(together([other, one, now], 'standardised-score')?.repeated).toBe(true);
  expect(apart([other, one]).map(({ working }) => working)).toEqual([other.working]);
  expect(together([...apart([other, one]), now], 'standardised-score')?.repeated).toBe(false);
  expect(apart([one, cohort('2024', 3, 21)])).toHaveLength(2);
});
