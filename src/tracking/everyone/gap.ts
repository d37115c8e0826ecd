import { inSentence, number, range } from '#platform/kit';
import { fewestUnderMean } from '#platform/disclosure';
import type { EveryoneInputs, EveryonePupil } from '../figures/everyone.ts';
import { differenceInDifferences } from '../methods/difference-in-differences.ts';
import { gap, gapChange } from '../methods/gap.ts';
import { isClearOfZero, type Interval } from '../methods/interval.ts';
import type { Reference } from './reference.ts';

type Ends = Readonly<{ start: number; end: number }>;

/** Where target pupils stand beside others, at both ends, for pupils with both results. Levels as measured; gaps turned so that below 0 is behind. */
export type GapFound = Readonly<{
  target: Ends & Readonly<{ n: number }>;
  others: (Ends & Readonly<{ n: number }>) | null;
  /** The national or expected level; null where none is known for both ends. */
  beside: (Ends & Readonly<{ name: string }>) | null;
  start: Interval | null;
  end: Interval | null;
  /** Above 0 the gap moved in the target pupils' favour. */
  change: Interval | null;
  /** How much of the change came from the national level itself moving. */
  byReference: number;
  /** The same beside the other pupils of the school, which is never led by. */
  inSchool: Interval | null;
}>;

const turnedBy = (of: Interval | null, turn: 1 | -1): Interval | null =>
  of === null || turn === 1 ? of : { estimate: -of.estimate, se: of.se, low: -of.high, high: -of.low };

const besideOf = ({ measure, points, baseline, after }: EveryoneInputs, references: readonly Reference[]) => {
  const at = (place: number) =>
    references.find(({ what, pointLabel }) => what === 'mean' && pointLabel === points[place]?.label);
  const [start, end] = [at(baseline), at(after)];
  if (start !== undefined && end !== undefined) return { name: end.population, start: start.value, end: end.value };
  // One end alone tells of no change; what is expected for age stands still.
  return start !== undefined || end !== undefined || measure.expected === null
    ? null
    : { name: 'what is expected for age', start: measure.expected, end: measure.expected };
};

/** The gap at both ends and how it changed; null with fewer than two target pupils who have both results. */
export const gapFound = (inputs: EveryoneInputs, references: readonly Reference[]): GapFound | null => {
  const { baseline, after, pupils, measure } = inputs;
  const turn = measure.higherIsBetter ? 1 : -1;
  const whole = (wanted: (pupil: EveryonePupil) => boolean) =>
    pupils.filter(wanted).flatMap(({ readings }) => {
      const [start, end] = [readings[baseline]?.value ?? null, readings[after]?.value ?? null];
      return start === null || end === null ? [] : [{ start, end }];
    });
  const [own, rest] = [whole(({ isTarget }) => isTarget), whole(({ isTarget }) => !isTarget)];
  const beside = besideOf(inputs, references);
  const at = (which: keyof Ends) =>
    gap(
      own.map((each) => each[which]),
      rest.map((each) => each[which]),
      beside?.[which] ?? null,
    );
  const [start, end] = [at('start'), at('end')];
  if (start.group.mean === null || end.group.mean === null || own.length < 2) return null;
  const moved = beside === null ? null : gapChange(own, beside);
  const pairs = (of: readonly Ends[]) => of.map((each) => ({ before: each.start, after: each.end }));
  return {
    target: { n: own.length, start: start.group.mean, end: end.group.mean },
    others:
      start.others.mean === null || end.others.mean === null
        ? null
        : { n: rest.length, start: start.others.mean, end: end.others.mean },
    beside,
    start: turnedBy(start.national, turn),
    end: turnedBy(end.national, turn),
    change: turnedBy(moved?.change ?? null, turn),
    byReference: moved === null ? 0 : -turn * moved.reference,
    inSchool: turnedBy(differenceInDifferences(pairs(own), pairs(rest))?.did ?? null, turn),
  };
};

/** A mean of few would speak of each of them, of target pupils and of those who are left alike. */
export const gapMayLeave = ({ target, others }: GapFound): boolean =>
  target.n >= fewestUnderMean && (others === null || others.n >= fewestUnderMean);

const place = (of: Interval, unit: string): string => {
  const size = number(Math.abs(of.estimate), 1);
  return /[1-9]/.test(size) ? `${size} ${unit} ${of.estimate < 0 ? 'behind' : 'ahead'}` : 'level';
};

/** What the gap did, in a sentence: both places first, then whether the change is clear. */
export const gapFinding = ({ measure }: EveryoneInputs, found: GapFound): string => {
  const name = inSentence(measure.title);
  const { start, end, change, beside } = found;
  if (beside === null || start === null || end === null || change === null)
    return `The gap to the national level in ${name} is not known: no national figure stands beside both ends`;
  const clear = isClearOfZero(change) ? '' : '; the change is not yet clear';
  return `In ${name} target pupils began ${place(start, measure.unit)} and are now ${place(end, measure.unit)}${clear}`;
};

/** What lies behind the change. */
export const gapWords = ({ measure }: EveryoneInputs, found: GapFound): string => {
  const { change, beside, byReference } = found;
  if (change === null || beside === null)
    return 'Enter the national level beside the points before and after, with its source, and the gap is worked out.';
  const size = number(Math.abs(change.estimate), 1);
  const way = change.estimate >= 0 ? 'in favour of target pupils' : 'against target pupils';
  const moved = /[1-9]/.test(number(Math.abs(byReference), 1))
    ? byReference > 0
      ? ` The national level itself got worse by ${number(byReference, 1)}: that part is no gain.`
      : ` The national level itself got better by ${number(-byReference, 1)}, which is taken off already.`
    : '';
  return `Beside ${inSentence(beside.name)} it moved by ${size} ${measure.unit} ${way}, likely ${range(change.low, change.high)}.${moved}`;
};
