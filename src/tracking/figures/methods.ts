/** By which methods and versions a figure is worked out: today's, or those that it was kept by. */
import { hedgesJ } from '../methods/hedges.ts';
import type { Interval } from '../methods/interval.ts';
import { methodVersions, type MethodKey } from '../methods/versions.ts';

/** Which of a method's versions to work by, where a newer one gives another figure from the same inputs. */
export type MethodSet = Readonly<{
  trendFrom: 'first-point' | 'earliest-with-enough';
  effectRange: 'spread-known' | 'spread-estimated';
}>;

export const methodsOfToday: MethodSet = { trendFrom: 'earliest-with-enough', effectRange: 'spread-estimated' };

/** The methods by which a figure was kept, from the versions that it names: it is worked out again by those. */
export const methodSetOf = (methodVersion: string): MethodSet => ({
  trendFrom: /\bparallel-trends 1\b/.test(methodVersion) ? 'first-point' : methodsOfToday.trendFrom,
  effectRange: /\bhedges-g 1\b/.test(methodVersion) ? 'spread-known' : methodsOfToday.effectRange,
});

/** As it was until standardised-gain 1: the range of the difference in units of the spread, the spread taken as known. */
export const withSpreadKnown = (beyond: Interval, spread: number, df: number) => {
  const j = hedgesJ(df);
  const of = (value: number) => (j * value) / spread;
  return { g: of(beyond.estimate), j, low: of(beyond.low), high: of(beyond.high) };
};

/** The methods that a measure's figure rests on, with their versions: "gain 1, difference-in-differences 1, …". */
const methodsUsed = [
  'gain',
  'difference-in-differences',
  'parallel-trends',
  'standardised-gain',
  'eef-months',
] as const satisfies readonly MethodKey[];

export const versionsOf = (keys: readonly MethodKey[]): string =>
  keys.map((key) => `${key} ${methodVersions[key].version}`).join(', ');

export const measureMethods = (): string => versionsOf(methodsUsed);

export const progressMethods = (): string =>
  versionsOf(['progress-from-prior', 'group-progress', 'regression-to-mean']);

export const everyoneMethods = (): string => versionsOf(['gain', 'wilson']);
