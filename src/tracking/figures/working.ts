import { designOf, type DesignKey } from '../finding/designs.ts';
import { strengthOf, type StrengthOf } from '../finding/strength.ts';
import { beforeAfter } from '../methods/before-after.ts';
import { differenceInDifferences } from '../methods/difference-in-differences.ts';
import { eefMonths, type Months } from '../methods/eef-months.ts';
import { pooledSd } from '../methods/hedges.ts';
import { standardisedGain } from '../methods/standardised-gain.ts';
import { isClearOfZero, z95, type Interval } from '../methods/interval.ts';
import { summary, type Summary } from '../methods/mean.ts';
import { missingAt, pairsAt, valueAt, valuesAt, type InputPupil, type MeasureInputs } from './inputs.ts';
import { methodsOfToday, withSpreadKnown, type MethodSet } from './methods.ts';

/** A mean at one point in time with its likely range; of the pupils whom the figure rests on. */
export type Level = Readonly<{
  n: number;
  mean: number | null;
  sd: number | null;
  low: number | null;
  high: number | null;
}>;

export type GroupWorking = Readonly<{
  /** Everybody who was listed, leavers included; those with a reading before, after, and with both. */
  listed: number;
  leavers: number;
  withBaseline: number;
  withAfter: number;
  followed: number;
  before: Summary;
  after: Summary;
  gain: Interval | null;
  /** At every point in time, of those with both readings. */
  levels: readonly Level[];
  /** Why readings before or after are missing, and how often; those without a reason are `unexplained`. */
  reasons: readonly Readonly<{ reason: string; times: number }>[];
  unexplained: number;
}>;

export type MeasureWorking = Readonly<{
  design: DesignKey;
  target: GroupWorking;
  comparison: GroupWorking;
  /** Target pupils' mean gain, and what they gained beyond comparison pupils; both turned so that more is better. */
  gain: Interval | null;
  beyond: Interval | null;
  /** Pooled standard deviation of both groups before the work. */
  spread: number | null;
  /** `beyond` in units of that spread, with the exact factor J and its range. */
  effect: Readonly<{ g: number; j: number; low: number; high: number }> | null;
  /** How far apart the groups began, in the same units. */
  apart: number | null;
  /** The difference of the gains from an earlier point (`trendStart`) to the baseline: did both move alike before the work? */
  trend: Interval | null;
  /** Months of progress by the EEF’s table, with both ends; only where pupils are compared. */
  months: Months | null;
  strength: StrengthOf | null;
}>;

/** Fewest pupils with both readings in each group before anything is compared. */
const fewestToCompare = designOf('difference-in-differences').fewest;

const level = (values: readonly number[]): Level => {
  const { n, mean, sd } = summary(values);
  const reach = sd === null ? null : (z95 * sd) / Math.sqrt(n);
  return {
    n,
    mean,
    sd,
    low: mean === null || reach === null ? null : mean - reach,
    high: mean === null || reach === null ? null : mean + reach,
  };
};

const groupOf = (inputs: MeasureInputs, pupils: readonly InputPupil[]): GroupWorking => {
  const { baseline, after, points } = inputs;
  const whole = pupils.filter((pupil) => valueAt(pupil, baseline) !== null && valueAt(pupil, after) !== null);
  const missing = missingAt(pupils, [baseline, after]);
  const reasons = Map.groupBy(
    missing.flatMap(({ because }) => (because === null ? [] : [because])),
    (each) => each,
  );
  const { before, after: end, gain } = beforeAfter(pairsAt(whole, baseline, after));
  return {
    listed: pupils.length,
    leavers: pupils.filter(({ leftOn }) => leftOn !== null).length,
    withBaseline: valuesAt(pupils, baseline).length,
    withAfter: valuesAt(pupils, after).length,
    followed: whole.length,
    before,
    after: end,
    gain,
    // Before there is an end, the levels are those of everybody who has a start.
    levels: points.map((_, point) => level(valuesAt(after < 0 ? pupils : whole, point))),
    reasons: [...reasons]
      .map(([reason, times]) => ({ reason, times: times.length }))
      .toSorted((a, b) => b.times - a.times || a.reason.localeCompare(b.reason)),
    unexplained: missing.filter(({ because }) => because === null).length,
  };
};

/** Turned so that more is better: for a measure where less is better, signs and ends change places. */
export const turned = (of: Interval | null, higherIsBetter: boolean): Interval | null =>
  of === null || higherIsBetter ? of : { estimate: -of.estimate, se: of.se, low: -of.high, high: -of.low };

const spreadOf = (a: Summary, b: Summary): number | null =>
  a.sd === null || b.sd === null ? null : pooledSd({ n: a.n, sd: a.sd }, { n: b.n, sd: b.sd });

/**
 * The earliest point before the baseline at which enough pupils of both groups were measured: younger ones may have come later.
 * -1 where there is none.
 */
export const trendStart = ({ pupils, points, baseline }: MeasureInputs): number => {
  const enough = (kind: InputPupil['kind'], from: number, fewest: number) => {
    let found = 0;
    for (const each of pupils) {
      if (each.kind === kind && valueAt(each, from) !== null && valueAt(each, baseline) !== null) found += 1;
      if (found >= fewest) return true;
    }
    return false;
  };
  return points.findIndex(
    (_, at) =>
      at < baseline &&
      enough('target', at, fewestToCompare.target) &&
      enough('comparison', at, fewestToCompare.comparison),
  );
};

/** What the readings of target and comparison pupils say, with every intermediate number. Pure: the same inputs give the same figure. */
export const workOut = (inputs: MeasureInputs, by: MethodSet = methodsOfToday): MeasureWorking => {
  const { baseline, after, measure } = inputs;
  const [targets, others] = [
    inputs.pupils.filter(({ kind }) => kind === 'target'),
    inputs.pupils.filter(({ kind }) => kind === 'comparison'),
  ];
  const [target, comparison] = [groupOf(inputs, targets), groupOf(inputs, others)];
  const mayCompare = target.followed >= fewestToCompare.target && comparison.followed >= fewestToCompare.comparison;
  const compare = (from: number, to: number) =>
    differenceInDifferences(pairsAt(targets, from, to), pairsAt(others, from, to));
  const did = mayCompare ? compare(baseline, after) : null;
  const gain = turned(target.gain, measure.higherIsBetter);
  const beyond = turned(did?.did ?? null, measure.higherIsBetter);
  const spread = did === null ? null : spreadOf(target.before, comparison.before);
  const apart = did?.apartAtStart ?? null;
  const df = target.followed + comparison.followed - 2;
  const effect =
    beyond === null || spread === null || spread === 0
      ? null
      : by.effectRange === 'spread-known'
        ? withSpreadKnown(beyond, spread, df)
        : standardisedGain(beyond, { spread, df });
  const from = by.trendFrom === 'first-point' ? Math.min(0, baseline - 1) : trendStart(inputs);
  const trend = did === null || from < 0 ? null : turned(compare(from, baseline)?.did ?? null, measure.higherIsBetter);
  const design: DesignKey = did === null ? 'before-after' : 'difference-in-differences';
  return {
    design,
    target,
    comparison,
    gain,
    beyond,
    spread,
    effect,
    apart,
    trend,
    months: effect === null || !measure.inMonths ? null : eefMonths(effect),
    strength: strengthOf({
      design,
      n: { target: target.followed, comparison: comparison.followed },
      balance: apart,
      missing: { listed: target.listed + comparison.listed, followed: target.followed + comparison.followed },
      interval: beyond ?? gain,
      trends: trend === null ? 'unknown' : isClearOfZero(trend) ? 'apart' : 'alike',
    }),
  };
};

/** A mean of some values with its likely range, for figures of all pupils. */
export const meanOf = (values: readonly number[]): Level => level(values);
