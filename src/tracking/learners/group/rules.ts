import { z95 } from '../../methods/interval.ts';
import { summary } from '../../methods/mean.ts';
import type { Reading } from '../../rules.ts';
import type { Scale } from '../../scales/rules.ts';
import { figureAt } from '../levels.ts';

/** A group's level at one point with its likely range: null where fewer than two have a result. */
export type LevelAt = Readonly<{ value: number; low: number; high: number; n: number }> | null;

/** The level of some pupils at every point of a series. */
export const levelsOver = (
  scale: Scale,
  readings: ReadonlyMap<string, readonly Reading[]>,
  ids: readonly string[],
  points: number,
): readonly LevelAt[] =>
  Array.from({ length: points }, (_, at) => {
    const values = ids.flatMap((id) => figureAt(scale, readings.get(id)?.[at]) ?? []);
    const { n, mean, sd } = summary(values);
    if (mean === null || sd === null) return null;
    const reach = (z95 * sd) / Math.sqrt(n);
    return { value: mean, low: mean - reach, high: mean + reach, n };
  });

/** Below what is expected, at or above it, or not known: what a list says beside a pupil's result. Never a colour. */
export const againstExpected = (scale: Scale, value: number | null): 'below' | 'at-or-above' | null => {
  if (value === null || scale.expected === null) return null;
  const isAt = scale.higherIsBetter ? value >= scale.expected : value <= scale.expected;
  return isAt ? 'at-or-above' : 'below';
};
