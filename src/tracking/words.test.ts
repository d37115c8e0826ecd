import { expect, test } from 'vitest';
import type { Figure } from './rules.ts';
import { cautionOf } from './words.ts';

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
