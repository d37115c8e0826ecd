import { expect, test } from 'vitest';
import type { Figure } from './rules.ts';
import { cautionOf, findingOf } from './words.ts';

const gain = { estimate: 4, low: 2, high: 6 };
/** Only the two intervals are read for the caution; the rest of a figure is left out. */
const figure = (beyond: typeof gain | null, own: typeof gain | null = gain) => ({ gain: own, beyond }) as Figure;

test('what is said beside a figure never claims more than the figure shows', () => {
  expect(cautionOf(figure(null, null))).toContain('before results are there at both ends');
  expect(cautionOf(figure(null))).toContain('mostly growth');
  expect(cautionOf(figure({ estimate: 3, low: 1, high: 5 }))).toContain('Consistent with the work having helped');
  expect(cautionOf(figure({ estimate: 3, low: -1, high: 7 }))).toContain('Not yet clear');
  const worse = cautionOf(figure({ estimate: -3, low: -5, high: -1 }));
  expect(worse).toContain('Like pupils moved on further');
  expect(worse).toContain('not having helped');
});

test('a finding is not clear where something beside its range holds it back; no difference is neither more nor less', () => {
  const of = (beyond: typeof gain, held: readonly string[]) =>
    findingOf('Reading', {
      target: { listed: 20, withBaseline: 20 },
      gain,
      beyond,
      claim: { level: held.length > 0 ? 3 : 4, held, next: null },
    } as never); // only what a sentence is made of
  expect(of({ estimate: 3, low: 1, high: 5 }, [])).toBe(
    'Reading: target pupils improved by 3.0 more than comparison pupils, likely 1.0 to 5.0',
  );
  expect(of({ estimate: 3, low: 1, high: 5 }, ['began-apart'])).toContain(
    '; the groups began far apart, so it is not yet clear',
  );
  expect(of({ estimate: -0.02, low: -1, high: 1 }, ['not-clear'])).toContain(
    'improved by as much as comparison pupils',
  );
});
