import { expect, test } from 'vitest';
import type { MeasureInputs } from '../figures/inputs.ts';
import { driftAlone } from './drift.ts';

const made = (below: number, pupils: number): MeasureInputs => ({
  measure: { title: 'Reading', scale: 'Test', unit: 'points', higherIsBetter: true, expected: 100, inMonths: true },
  points: [
    { label: 'Autumn', on: '2025-09-10' },
    { label: 'Summer', on: '2026-06-20' },
  ],
  baseline: 0,
  after: 1,
  pupils: Array.from({ length: pupils }, (_, at) => ({
    code: `P-${at}`,
    kind: 'target' as const,
    leftOn: null,
    // Starts of mean 100 − below; ends that agree with them by r = 0.8: 0.8 × start, and what is left at right angles to it.
    readings: [at % 2 ? 5 : -5, (at % 2 ? 4 : -4) + (at % 4 < 2 ? 3 : -3)].map((value) => ({
      value: 100 - below + value,
      because: null,
    })),
  })),
});

test('pupils chosen below the mean of a normed test would have risen by (1 − r) of how far below they began', () => {
  const words = driftAlone(made(10, 40), 'standardised-score');
  expect(words).toContain('began 10.0 points below the 100 of all pupils');
  expect(words).toContain('up to 2.0 points of the gain would have come by itself');
  expect(words).toContain('r = 0.80');
});

test('nothing is said of a scale without a norm, of few pupils, or of pupils who began above it', () => {
  expect(driftAlone(made(10, 40), 'attendance')).toBeNull();
  expect(driftAlone(made(10, 8), 'standardised-score')).toBeNull();
  expect(driftAlone(made(-4, 40), 'standardised-score')).toBeNull();
});
