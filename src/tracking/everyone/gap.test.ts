import { expect, test } from 'vitest';
import type { EveryoneInputs } from '../figures/everyone.ts';
import { gapFinding, gapFound, gapWords } from './gap.ts';
import type { Reference } from './reference.ts';

const pupils = Array.from({ length: 60 }, (_, at) => ({
  code: `P-${at}`,
  isTarget: at < 20,
  readings: [90 + (at < 20 ? 0 : 8) + (at % 5), 96 + (at < 20 ? 0 : 4) + (at % 5) + (at % 2)].map((value) => ({
    value,
    because: null,
  })),
}));
const inputs: EveryoneInputs = {
  measure: { title: 'Reading', scale: 'Test', unit: 'points', higherIsBetter: true, expected: null, inMonths: true },
  points: [
    { label: 'Autumn', on: '2025-09-10' },
    { label: 'Summer', on: '2026-06-20' },
  ],
  baseline: 0,
  after: 1,
  pupils,
};
const national = (pointLabel: string, value: number): Reference => ({
  ...{ measureId: 'm', pointLabel, what: 'mean', value, population: 'Year 7 pupils in England' },
  ...{ year: '2025', source: 'A publication' },
});
const both = [national('Autumn', 100), national('Summer', 99)];

test('the gap is that to the national level at both ends, and a level that fell is no gain', () => {
  const found = gapFound(inputs, both);
  if (found === null) throw new Error('no gap');
  // Targets: 92 to 98.5; national 100 to 99.
  expect([found.start?.estimate, found.end?.estimate, found.change?.estimate]).toEqual([-8, -0.5, 7.5]);
  expect(found.byReference).toBe(1);
  expect(gapFinding(inputs, found)).toBe(
    'In reading target pupils began 8.0 points behind and are now 0.5 points behind',
  );
  expect(gapWords(inputs, found)).toContain('The national level itself got worse by 1.0: that part is no gain.');
  const risen = gapFound(inputs, [national('Autumn', 100), national('Summer', 101)]);
  expect(gapWords(inputs, risen ?? expect.fail('no gap'))).toContain('got better by 1.0, which is taken off already');
  // Beside the school: others 100 to 102.5, targets 92 to 98.5.
  expect(found.inSchool?.estimate).toBeCloseTo(4, 10);
});

test('without a figure at both ends nothing is said of a change, and what is expected for age stands in where there is one', () => {
  const one = gapFound(inputs, both.slice(0, 1));
  expect([one?.beside, one?.change]).toEqual([null, null]);
  expect(gapFinding(inputs, one ?? expect.fail('no gap'))).toContain('is not known');
  const expected = gapFound({ ...inputs, measure: { ...inputs.measure, expected: 100 } }, []);
  expect([expected?.beside?.name, expected?.change?.estimate]).toEqual(['what is expected for age', 6.5]);
});

test('where lower is better, behind is above', () => {
  const lower = gapFound(
    {
      ...inputs,
      measure: { ...inputs.measure, higherIsBetter: false },
      pupils: pupils.map((each) => ({
        ...each,
        readings: each.readings.map(({ value }) => ({ value: 200 - value, because: null })),
      })),
    },
    [national('Autumn', 100), national('Summer', 101)],
  );
  expect([lower?.start?.estimate, lower?.end?.estimate, lower?.change?.estimate]).toEqual([-8, -0.5, 7.5]);
  expect(lower?.byReference).toBe(1);
});
