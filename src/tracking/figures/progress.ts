import type { StrengthOf } from '../finding/strength.ts';
import { strengthOf } from '../finding/strength.ts';
import { groupProgress, type GroupProgress } from '../methods/group-progress.ts';
import type { Interval } from '../methods/interval.ts';
import { summary } from '../methods/mean.ts';
import { progressFromPrior, type Progress } from '../methods/progress-from-prior.ts';
import { correlation, regressionToMean, type Drift } from '../methods/regression-to-mean.ts';
import type { InputMeasure, InputPoint, InputReading } from './inputs.ts';

/** A pupil of the school with a result before and after; `kind` says whether the enrolment follows them. */
export type ProgressPupil = Readonly<{
  code: string;
  kind: 'target' | 'comparison' | 'other';
  /** Before and after. */
  readings: readonly InputReading[];
}>;

/** Everybody with a start and an end, and the groups of the school on the day of the start. */
export type ProgressInputs = Readonly<{
  measure: InputMeasure;
  /** Before and after. */
  points: readonly InputPoint[];
  /** How many target and comparison pupils were listed, with both results or without. */
  listed: number;
  pupils: readonly ProgressPupil[];
  groups: readonly Readonly<{ key: string; title: string; codes: readonly string[] }>[];
}>;

export type TargetProgress =
  | Readonly<{
      kind: 'found';
      n: Readonly<{ target: number; comparison: number }>;
      line: Readonly<{ intercept: number; slope: number; sigma: number }>;
      beyond: Interval;
      /** Target pupils who start outside the starts from which the line was drawn. */
      outside: number;
      strength: StrengthOf | null;
    }>
  | Readonly<{ kind: 'refused'; because: Extract<Progress, { kind: 'refused' }>['because'] }>;

/** What pupils chosen for a low start gain by themselves, with what it was made of. */
export type DriftFound = Drift & Readonly<{ r: number; n: number; chosen: number; everybody: number; spread: number }>;

export type ProgressWorking = Readonly<{
  target: TargetProgress;
  groups: GroupProgress | null;
  drift: DriftFound | null;
}>;

/** With more is better: for a measure where less is better every value changes its sign. */
type Pair = Readonly<{ code: string; kind: ProgressPupil['kind']; start: number; end: number }>;

const pairsIn = ({ measure, pupils }: ProgressInputs): readonly Pair[] => {
  const turn = measure.higherIsBetter ? 1 : -1;
  return pupils.flatMap(({ code, kind, readings }) => {
    const [start, end] = [readings[0]?.value ?? null, readings[1]?.value ?? null];
    return start === null || end === null ? [] : [{ code, kind, start: turn * start, end: turn * end }];
  });
};

const targetOf = (pairs: readonly Pair[], listed: number): TargetProgress => {
  const side = (kind: Pair['kind']) =>
    pairs.filter((each) => each.kind === kind).map(({ start, end }) => ({ before: start, after: end }));
  const found = progressFromPrior(side('target'), side('comparison'));
  if (found.kind === 'refused') return found;
  const { n, line, beyond, outside } = found;
  const start = (kind: Pair['kind']) => summary(side(kind).map(({ before }) => before));
  const [t, c] = [start('target'), start('comparison')];
  const apart = t.mean === null || c.mean === null || c.sd === null || c.sd === 0 ? null : (t.mean - c.mean) / c.sd;
  return {
    kind: 'found',
    ...{ n, line, beyond, outside },
    strength: strengthOf({
      design: 'progress',
      n,
      balance: apart,
      missing: { listed, followed: n.target + n.comparison },
      interval: beyond,
    }),
  };
};

/** Fewest pupils from whom two sittings are held against each other. */
const fewestForR = 30;

const driftOf = (pairs: readonly Pair[]): DriftFound | null => {
  const chosen = pairs.filter(({ kind }) => kind === 'target');
  // Of pupils whom no work reached, so that the work does not blur how far two sittings agree.
  const others = pairs.filter(({ kind }) => kind !== 'target');
  const [everybody, own] = [summary(pairs.map(({ start }) => start)), summary(chosen.map(({ start }) => start))];
  const gain = summary(chosen.map(({ start, end }) => end - start)).mean;
  const r = others.length < fewestForR ? null : correlation(others);
  if (r === null || everybody.mean === null || everybody.sd === null || own.mean === null) return null;
  const drift = regressionToMean({ chosenMean: own.mean, everybodyMean: everybody.mean, r, gain });
  return drift === null
    ? null
    : { ...drift, r, n: others.length, chosen: own.mean, everybody: everybody.mean, spread: everybody.sd };
};

/** What everybody's starts and ends say of target pupils and of each group. Pure. Turned so that more is better. */
export const workOutProgress = (inputs: ProgressInputs): ProgressWorking => {
  const pairs = pairsIn(inputs);
  return {
    target: targetOf(pairs, inputs.listed),
    groups: groupProgress(
      pairs,
      inputs.groups.map(({ key, codes }) => ({ key, codes: new Set(codes) })),
    ),
    drift: driftOf(pairs),
  };
};
