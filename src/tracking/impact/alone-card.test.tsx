import { render } from 'preact-render-to-string';
import { expect, test } from 'vitest';
import type { MeasureInputs } from '../figures/inputs.ts';
import { workOut } from '../figures/working.ts';
import { AloneCard } from './alone-card.tsx';
import type { Worked } from './asking.ts';

const inputs = (pupils: number): MeasureInputs => ({
  measure: {
    title: 'Reading',
    scale: 'Reading age',
    unit: 'months',
    higherIsBetter: true,
    expected: null,
    inMonths: true,
  },
  points: [
    { label: 'Autumn', on: '2026-01-05' },
    { label: 'Summer', on: '2026-07-06' },
  ],
  baseline: 0,
  after: 1,
  pupils: Array.from({ length: pupils }, (_, at) => ({
    code: `P-0${at}`,
    kind: 'target' as const,
    leftOn: null,
    readings: [80 + at, 92 + at + (at % 3)].map((value) => ({ value, because: null })),
  })),
});
/** Only the scale of the series is read by the card. */
const worked = (of: MeasureInputs) =>
  ({ inputs: of, working: workOut(of), series: { scale: { key: 'reading-age', kind: 'age' } } }) as Worked;

test('where nobody is compared the weaker designs stand with their label, and outside the school from ten pupils on', () => {
  const inside = render(<AloneCard worked={worked(inputs(6))} outside={false} />);
  expect(inside).toContain('Target pupils gained 7.0 months more in reading than the growth expected of them');
  expect(inside).toContain('Before and after');
  expect(inside).toContain('/methods#expected-growth');
  expect(inside).toContain('Half of the target pupils gained 2.2 months or more of age');
  expect(render(<AloneCard worked={worked(inputs(6))} outside />)).toBe('');
  expect(render(<AloneCard worked={worked(inputs(10))} outside />)).toContain('10 pupils');
});
