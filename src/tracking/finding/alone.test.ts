import { describe, expect, it } from 'vitest';
import type { MeasureInputs } from '../figures/inputs.ts';
import { aloneOf, monthsBetween, ratioOf, ratioWords } from './alone.ts';

const pupil = (code: string, kind: 'target' | 'comparison', ...values: readonly (number | null)[]) => ({
  code,
  kind,
  leftOn: null,
  readings: values.map((value) => ({ value, because: null })),
});
const inputs: MeasureInputs = {
  measure: {
    title: 'Reading',
    scale: 'Reading age',
    unit: 'months',
    higherIsBetter: true,
    expected: null,
    inMonths: true,
  },
  points: [
    { label: 'Spring', on: '2026-01-05' },
    { label: 'Autumn', on: '2026-07-06' },
    { label: 'Winter', on: '2027-01-04' },
  ],
  baseline: 1,
  after: 2,
  pupils: [
    ...Array.from({ length: 6 }, (_, at) => pupil(`P-00${at}`, 'target', 80 + at, 83 + at, 92 + at + (at % 3))),
    pupil('P-010', 'target', 80, null, 90),
    pupil('P-011', 'comparison', 90, 96, 102),
  ],
};

describe('where nobody like them is compared', () => {
  it('expected growth and their own earlier pace are said, each as before and after', () => {
    const found = aloneOf(inputs, 'reading-age');
    expect(found.map(({ design, n, claim }) => [design, n, claim.level])).toEqual([
      ['expected-growth', 6, 2],
      ['own-baseline', 6, 2],
    ]);
    // Ten months gained on average in six: four beyond what six months bring. Three months in six before, ten in six during.
    expect(found[0]?.figure.estimate).toBeCloseTo(10 - 182 / 30.4375, 10);
    expect(found[1]?.figure.estimate).toBeCloseTo(7 / (182 / 30.4375), 10);
    expect(found[0]?.words.finding).toContain('gained 4.0 months more in reading than the growth expected of them');
    expect(found[1]?.words.finding).toContain('a month than before the work');
    expect(found[0]?.claim.next).toContain('Compare with like pupils');
  });
  it('says nothing that the readings or the scale do not allow', () => {
    expect(aloneOf({ ...inputs, after: -1 }, 'reading-age')).toEqual([]);
    expect(aloneOf({ ...inputs, points: inputs.points.map((each) => ({ ...each, on: null })) }, 'reading-age')).toEqual(
      [],
    );
    expect(aloneOf(inputs, 'gcse').map((each) => each.design)).toEqual(['own-baseline']);
    expect(aloneOf({ ...inputs, pupils: inputs.pupils.slice(0, 2) }, 'reading-age')).toEqual([]);
    expect(monthsBetween('2026-07-06', '2026-01-05')).toBeNull();
  });
  it('a reading age has its ratio gain: median and quartiles, and which mean', () => {
    const ratio = ratioOf(inputs, 'age');
    expect(ratio?.quartiles.median).toBeCloseTo(10 / (182 / 30.4375), 10);
    expect(ratio === null ? '' : ratioWords(ratio)).toMatch(/^Half of the target pupils gained 1.7 months or more/);
    expect(ratioOf(inputs, 'number')).toBeNull();
  });
});
