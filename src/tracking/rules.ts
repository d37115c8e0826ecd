/** What results before and after the work say, how sure that is, and which gates they answer. Pure. */
import { beforeAfter, type BeforeAfter, type Pair } from './methods/before-after.ts';
import { differenceInDifferences, type Did } from './methods/difference-in-differences.ts';
import { mostApart, strengthOf, type Strength, type StrengthOf } from './finding/strength.ts';
import type { Interval } from './methods/interval.ts';

/** Names the formulas, so that a figure can be had again when they have changed. */
export const methodVersion =
  'before-and-after 1, difference in differences 1: complete pairs, sample SD, Welch, ±1.96 SE';

export type Point = 'baseline' | 'after';

/** One reading: a value, or nothing with the reason why, or nothing yet. A missing value is never 0. */
export type Reading = Readonly<{ value: number | null; missingBecause: string | null }>;

export type PupilResult = Readonly<{
  pupilId: string;
  code: string;
  kind: 'target' | 'comparison';
  leftOn: string | null;
  baseline: Reading;
  after: Reading;
}>;

export const noReading: Reading = { value: null, missingBecause: null };

export type Group = Readonly<{
  /** Everybody who was listed, leavers included. */
  listed: number;
  leavers: number;
  withBaseline: number;
  withAfter: number;
  /** Those with both, on whom every figure rests. */
  figures: BeforeAfter;
  /** Why readings are missing, and how often; those without a reason are `unexplained`. */
  reasons: readonly Readonly<{ reason: string; times: number }>[];
  unexplained: number;
}>;

export type Figure = Readonly<{
  target: Group;
  comparison: Group;
  /** Target pupils' mean gain, turned so that more is better. */
  gain: Interval | null;
  /** What target pupils gained beyond comparison pupils, turned so that more is better; null without a comparison. */
  beyond: Interval | null;
  did: Did | null;
  strength: Strength | null;
  /** The same with what holds it back and what would reach the next degree. */
  claim: StrengthOf | null;
  /** The groups began more than a quarter of a standard deviation apart. */
  beganApart: boolean;
}>;

const pairsOf = (results: readonly PupilResult[]): readonly Pair[] =>
  results.flatMap(({ baseline, after }) =>
    baseline.value === null || after.value === null ? [] : [{ before: baseline.value, after: after.value }],
  );

const groupOf = (results: readonly PupilResult[]): Group => {
  const readings = results.flatMap(({ baseline, after }) => [baseline, after]);
  const counts = new Map<string, number>();
  for (const { value, missingBecause } of readings)
    if (value === null && missingBecause !== null) counts.set(missingBecause, (counts.get(missingBecause) ?? 0) + 1);
  return {
    listed: results.length,
    leavers: results.filter((each) => each.leftOn !== null).length,
    withBaseline: results.filter((each) => each.baseline.value !== null).length,
    withAfter: results.filter((each) => each.after.value !== null).length,
    figures: beforeAfter(pairsOf(results)),
    reasons: [...counts].map(([reason, times]) => ({ reason, times })),
    unexplained: readings.filter((each) => each.value === null && each.missingBecause === null).length,
  };
};

/** Turned so that more is better: for a measure where less is better, signs and ends change places. */
const turned = (of: Interval | null, higherIsBetter: boolean): Interval | null =>
  of === null || higherIsBetter ? of : { estimate: -of.estimate, se: of.se, low: -of.high, high: -of.low };

/** Fewest pupils with both readings in each group before anything is compared. */
const fewestToCompare = 5;

export const figureOf = (higherIsBetter: boolean, results: readonly PupilResult[]): Figure => {
  const [targets, others] = [
    results.filter((each) => each.kind === 'target'),
    results.filter((each) => each.kind === 'comparison'),
  ];
  const [target, comparison] = [groupOf(targets), groupOf(others)];
  const mayCompare = target.figures.n >= fewestToCompare && comparison.figures.n >= fewestToCompare;
  const did = mayCompare ? differenceInDifferences(pairsOf(targets), pairsOf(others)) : null;
  const gain = turned(target.figures.gain, higherIsBetter);
  const beyond = turned(did?.did ?? null, higherIsBetter);
  const compared = beyond === null ? [targets] : [targets, others];
  const claim = strengthOf({
    design: beyond === null ? 'before-after' : 'difference-in-differences',
    n: { target: target.figures.n, comparison: comparison.figures.n },
    balance: did?.apartAtStart ?? null,
    missing: {
      listed: compared.flat().length,
      followed: target.figures.n + (beyond === null ? 0 : comparison.figures.n),
    },
    interval: beyond ?? gain,
  });
  return {
    target,
    comparison,
    gain,
    beyond,
    did,
    strength: claim?.level ?? null,
    claim,
    beganApart: Math.abs(did?.apartAtStart ?? 0) > mostApart,
  };
};

export type TrackedMeasure = Readonly<{ id: string; title: string; results: readonly PupilResult[] }>;

/** The audit's gate: how many target pupils are followed, and how many of them have no baseline in any measure. */
export const baselineCount = (
  targets: readonly string[],
  measures: readonly TrackedMeasure[],
): Readonly<{ pupils: number; without: number }> => {
  const withOne = new Set(
    measures.flatMap(({ results }) =>
      results.filter((each) => each.baseline.value !== null).map((each) => each.pupilId),
    ),
  );
  return { pupils: targets.length, without: targets.filter((id) => !withOne.has(id)).length };
};

export type AfterGap = Readonly<{ measureId: string; title: string; missing: readonly string[] }>;

/** The portfolio's gate: per measure the codes of target pupils with neither a result after the work nor a reason. A leaver has one. */
export const afterGaps = (measures: readonly TrackedMeasure[]): readonly AfterGap[] =>
  measures.flatMap(({ id, title, results }) => {
    const missing = results
      .filter(
        (each) =>
          each.kind === 'target' &&
          each.leftOn === null &&
          each.after.value === null &&
          each.after.missingBecause === null,
      )
      .map((each) => each.code);
    return missing.length === 0 ? [] : [{ measureId: id, title, missing }];
  });

export { strengthOf, type StrengthOf } from './finding/strength.ts';
export { didOfGroups, type Did } from './methods/difference-in-differences.ts';
export { newcombe, type Change } from './methods/newcombe.ts';
export { wilson, type Share } from './methods/wilson.ts';
