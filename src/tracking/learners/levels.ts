import { differenceInDifferences } from '../methods/difference-in-differences.ts';
import { gap } from '../methods/gap.ts';
import { type Interval } from '../methods/interval.ts';
import { newcombe } from '../methods/newcombe.ts';
import type { Reading } from '../rules.ts';
import type { Scale } from '../scales/rules.ts';

/**
 * Where a group stands in an assessment beside the other pupils of the school, at one point and since an earlier one. Pure.
 * Levels are means in the scale's unit; of words in order and of yes or no they are the percentage at or above what is expected.
 */
export type Level = Readonly<{ n: number; level: number | null }>;

export type GroupLevel = Readonly<{
  group: Level;
  others: Level;
  /** Group − others, with its likely range; below 0 the group's figure is lower, which is worse only where higher is better. */
  gap: Interval | null;
  /** How the gap changed since the earlier point, for pupils with both; null without one. */
  change: Interval | null;
  /** The same pupils' number, in the group and outside it. */
  followed: Readonly<{ group: number; others: number }>;
}>;

/** Means are not taken of words: then the level is the share at or above what is expected. Null where nothing is expected. */
export const countsShare = (scale: Pick<Scale, 'kind'>): boolean => scale.kind === 'order' || scale.kind === 'whether';

const isAt = (scale: Scale, value: number): boolean =>
  scale.expected !== null && (scale.higherIsBetter ? value >= scale.expected : value <= scale.expected);

/** A reading as a figure that can be averaged: itself, or 100 or 0 where shares are counted. */
export const figureAt = (scale: Scale, reading: Reading | undefined): number | null => {
  if (reading === undefined || reading.value === null) return null;
  if (!countsShare(scale)) return reading.value;
  return scale.expected === null ? null : isAt(scale, reading.value) ? 100 : 0;
};

type Values = readonly Readonly<{ now: number | null; then: number | null }>[];

const present = (values: Values) => values.flatMap(({ now }) => (now === null ? [] : [now]));
const pairs = (values: Values) =>
  values.flatMap(({ now, then }) => (now === null || then === null ? [] : [{ before: then, after: now }]));

/** Two shares need Newcombe's range; two means Welch's. */
const gapOf = (scale: Scale, group: readonly number[], others: readonly number[]): Interval | null => {
  if (!countsShare(scale)) return gap(group, others, null).inSchool;
  const yes = (values: readonly number[]) => ({
    yes: values.filter((value) => value === 100).length,
    n: values.length,
  });
  const found = newcombe(yes(group), yes(others));
  if (found === null) return null;
  const [estimate, low, high] = [found.change * 100, found.low * 100, found.high * 100];
  return { estimate, se: (high - low) / (2 * 1.96), low, high };
};

/** Fewest pupils in a group and outside it before a gap is worked out. */
export const fewestForGap = 5;

type Asked = Readonly<{
  scale: Scale;
  /** Readings by pupil, one for each point of the series. */
  readings: ReadonlyMap<string, readonly Reading[]>;
  /** Places of the point looked at and of the earlier one; -1 for none. */
  at: number;
  since: number;
}>;

/** A group's level beside everybody else on the roll. */
export const levelOf = (
  { scale, readings, at, since }: Asked,
  members: ReadonlySet<string>,
  roll: readonly string[],
): GroupLevel => {
  const valuesOf = (ids: readonly string[]): Values =>
    ids.map((id) => {
      const own = readings.get(id);
      return { now: figureAt(scale, own?.[at]), then: since < 0 ? null : figureAt(scale, own?.[since]) };
    });
  const own = valuesOf(roll.filter((id) => members.has(id)));
  const rest = valuesOf(roll.filter((id) => !members.has(id)));
  const [group, others] = [present(own), present(rest)];
  const { group: mine, others: theirs } = gap(group, others, null);
  const mayCompare = group.length >= fewestForGap && others.length >= fewestForGap;
  const [before, beside] = [pairs(own), pairs(rest)];
  const mayFollow = before.length >= fewestForGap && beside.length >= fewestForGap;
  return {
    group: { n: mine.n, level: mine.mean },
    others: { n: theirs.n, level: theirs.mean },
    gap: mayCompare ? gapOf(scale, group, others) : null,
    change: mayFollow ? (differenceInDifferences(before, beside)?.did ?? null) : null,
    followed: { group: before.length, others: beside.length },
  };
};

/** A gap turned so that below 0 is always worse for the group. */
export const turnedGap = (gapNow: Interval, { higherIsBetter }: Pick<Scale, 'higherIsBetter'>): Interval =>
  higherIsBetter ? gapNow : { estimate: -gapNow.estimate, se: gapNow.se, low: -gapNow.high, high: -gapNow.low };

const byAbsence: ReadonlySet<string> = new Set(['persistent-absence', 'severe-absence']);
const byResult: ReadonlySet<string> = new Set(['low-prior-attainment', 'more-able-underachieving', 'gifted-talented']);

/** True where a group is chosen by the very thing that is looked at: that it stands low there says nothing new. */
export const isChosenBy = (group: string, scale: Pick<Scale, 'key'>): boolean =>
  scale.key === 'attendance'
    ? byAbsence.has(group)
    : scale.key === 'suspensions'
      ? group === 'suspended'
      : byResult.has(group);
