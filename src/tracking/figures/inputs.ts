import type { Pair } from '../methods/before-after.ts';

/** What a figure is worked out from: pupils by code, never by name, with every reading that counted. Plain values, kept as they are. */

export type InputReading = Readonly<{ value: number | null; because: string | null }>;

export type InputPupil = Readonly<{
  code: string;
  kind: 'target' | 'comparison';
  leftOn: string | null;
  /** One for each point, in order. */
  readings: readonly InputReading[];
}>;

export type InputPoint = Readonly<{ label: string; on: string | null }>;

/** Of which assessment, in which unit, and which way is better. */
export type InputMeasure = Readonly<{
  title: string;
  scale: string;
  unit: string;
  higherIsBetter: boolean;
  /** What is expected of a pupil of that age, in the unit; null where there is none. */
  expected: number | null;
  /** True where a gain may be said in months of progress: what is taught and tested, never attendance or well-being. */
  inMonths: boolean;
}>;

/** A measure's inputs: the points in time in order, which two of them are compared, and every pupil who was listed. */
export type MeasureInputs = Readonly<{
  measure: InputMeasure;
  points: readonly InputPoint[];
  /** Places among the points; -1 while a measure names none yet. */
  baseline: number;
  after: number;
  pupils: readonly InputPupil[];
}>;

/** The same measure for some of its target pupils beside all comparison pupils. */
export const onlyTargets = (inputs: MeasureInputs, keeps: (code: string) => boolean): MeasureInputs => ({
  ...inputs,
  pupils: inputs.pupils.filter(({ kind, code }) => kind === 'comparison' || keeps(code)),
});

/**
 * The same measure for those who were on a provision, whoever they are, beside comparison pupils who never were. Who is left out of
 * its review is on neither side.
 */
export const onProvision = (
  inputs: MeasureInputs,
  of: (code: string) => 'on' | 'left-out' | 'not-on',
): MeasureInputs => ({
  ...inputs,
  pupils: inputs.pupils.flatMap((pupil): readonly InputPupil[] => {
    const stands = of(pupil.code);
    if (stands === 'on') return [{ ...pupil, kind: 'target' }];
    return stands === 'not-on' && pupil.kind === 'comparison' ? [pupil] : [];
  }),
});

/** A pupil's value at a point; null where it is missing or the point is not named yet. */
export const valueAt = (pupil: InputPupil, point: number): number | null => pupil.readings[point]?.value ?? null;

// A page works out a dozen figures of hundreds of pupils: what runs for each of them is a plain loop.
export const valuesAt = (pupils: readonly InputPupil[], point: number): readonly number[] => {
  const values: number[] = [];
  for (const pupil of pupils) {
    const value = valueAt(pupil, point);
    if (value !== null) values.push(value);
  }
  return values;
};

/** Both values of everybody who has both. */
export const pairsAt = (pupils: readonly InputPupil[], from: number, to: number): readonly Pair[] => {
  const pairs: Pair[] = [];
  for (const pupil of pupils) {
    const before = valueAt(pupil, from);
    const after = valueAt(pupil, to);
    if (before !== null && after !== null) pairs.push({ before, after });
  }
  return pairs;
};

/** Readings that are missing at one of two points; a point that is not named yet misses nothing. */
export const missingAt = (pupils: readonly InputPupil[], places: readonly number[]): readonly InputReading[] => {
  const missing: InputReading[] = [];
  for (const pupil of pupils)
    for (const place of places) {
      const reading = pupil.readings[place];
      if (reading?.value === null) missing.push(reading);
    }
  return missing;
};
