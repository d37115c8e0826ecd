import type { ScaleKey } from '../scales/rules.ts';
import type { MeasureOutline, MeasureSeries } from '../series/store.ts';
import type { MeasureInputs } from './inputs.ts';

/** Scales of attainment: only on these is an effect said in months of progress. */
const taught: ReadonlySet<string> = new Set([
  'scaled-score',
  'standardised-score',
  'reading-age',
  'spelling-age',
  'gcse',
  'gcse-combined',
] satisfies readonly ScaleKey[]);

/** What a figure must know of a measure before any pupil, with the words that it needs to be read years later. */
export const outlineOf = (outline: MeasureOutline): Omit<MeasureInputs, 'pupils'> => {
  const { measure, scale, points, baseline, after } = outline;
  return {
    measure: {
      title: measure.title,
      scale: measure.scale,
      // A difference of two percentages is in percentage points.
      unit: scale.unit === '%' ? 'percentage points' : scale.unit,
      higherIsBetter: measure.higherIsBetter,
      expected: scale.expected,
      inMonths: taught.has(scale.key),
    },
    points: points.map(({ label, takenOn }) => ({ label, on: takenOn })),
    baseline,
    after,
  };
};

/** A measure's series as a figure takes it: by code. */
export const inputsOf = (series: MeasureSeries): MeasureInputs => ({
  ...outlineOf(series),
  pupils: series.pupils.map(({ code, kind, leftOn, readings }) => ({
    code,
    kind,
    leftOn,
    readings: readings.map(({ value, missingBecause }) => ({ value, because: missingBecause })),
  })),
});
