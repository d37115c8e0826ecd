import {
  briefDate,
  count,
  inSentence,
  isClear,
  list,
  monthAndYear,
  number,
  plural,
  range,
  signed,
  type Effect,
} from '#platform/kit';
import { cellWords, fewestUnderMean, hiddenBecause } from '#platform/disclosure';
import type { MeasureInputs } from '../figures/inputs.ts';
import type { GroupWorking, MeasureWorking } from '../figures/working.ts';
import { sentenceOf, turnedRange, turnedSize, type Sentence } from '../finding/sentence.ts';
import { isClearOfZero } from '../methods/interval.ts';
import { seenGroupOf } from '../outside.ts';
import type { Worked } from './asking.ts';
import type { GroupRow } from './by-group.ts';

/** The finding of a measure, what it amounts to and what it does not show; null before there is a gain. */
export const sentence = (inputs: MeasureInputs, working: MeasureWorking): Sentence | null => {
  const figure = working.beyond ?? working.gain;
  if (figure === null) return null;
  const { title, unit, higherIsBetter } = inputs.measure;
  return sentenceOf({
    measure: inSentence(title),
    unit,
    design: working.design,
    figure,
    higherIsBetter,
    months: working.months,
    strength: working.strength,
  });
};

/** Reported as not to be had, and no figure stands in spite of that. */
export const isNotObtained = ({ series, working }: Pick<Worked, 'series' | 'working'>): boolean =>
  series.measure.notObtainedBecause !== null && working.gain === null;

/** What stands in place of a finding before there is one; `isGivenUp` where it was reported as not obtained. */
export const notYet = (inputs: MeasureInputs, { target }: MeasureWorking, isGivenUp = false): string => {
  const { title } = inputs.measure;
  if (isGivenUp) return `${title}: not obtained`;
  if (target.listed === 0) return `${title}: no target pupil is listed yet`;
  if (target.withBaseline === 0) return `${title}: no baseline yet`;
  return `${title}: ${target.withBaseline} of ${plural(target.listed, 'target pupil')} have a baseline, and ${target.withAfter === 0 ? 'none yet' : number(target.withAfter)} a result after the work`;
};

type Measured = Readonly<{ unit: string; higherIsBetter: boolean }>;

/** "+3.7 points, likely 0.6 to 6.8"; where lower is better "1.4 lessons fewer, likely 0.1 to 2.6 fewer", as it was measured. */
export const figureWords = (
  figure: Readonly<{ estimate: number; low: number; high: number }>,
  { unit, higherIsBetter }: Measured,
): string =>
  higherIsBetter
    ? `${signed(figure.estimate)}${unit === '' ? '' : ` ${unit}`}, likely ${range(figure.low, figure.high)}`
    : `${turnedSize(figure.estimate, unit)}, likely ${turnedRange(figure, unit)}`;

/** What target pupils did beyond the others, as the head of a column; above 0 is better either way. */
export const extraHead = ({ higherIsBetter }: Pick<Measured, 'higherIsBetter'>): string =>
  higherIsBetter ? 'Extra gain' : 'Extra improvement';

/** "Extra gain in points"; where lower is better it says what +1 is. */
export const extraWords = (of: Measured): string =>
  of.higherIsBetter
    ? `Extra gain in ${of.unit}`
    : `Extra improvement in ${of.unit} (+1 is ${turnedSize(1, of.unit, 0)})`;

const meansOf = ({ before, after }: GroupWorking) =>
  before.mean === null || after.mean === null ? null : { before: before.mean, after: after.mean };

/** Less than a tenth of the spread apart is level: nobody would see it. */
const near = 0.1;

/** "The target pupils started behind and are now ahead": what the lines show, whichever way that points. */
export const linesFinding = (inputs: MeasureInputs, working: MeasureWorking): string => {
  const { higherIsBetter, unit } = inputs.measure;
  const [target, other] = [meansOf(working.target), meansOf(working.comparison)];
  if (target === null) return 'Where the pupils stand before the work';
  const better = higherIsBetter ? 1 : -1;
  const gain = (target.after - target.before) * better;
  if (other === null || working.beyond === null)
    return `The target pupils ${gain >= 0 ? 'improved' : 'fell back'} by ${number(Math.abs(gain), 1)} ${unit}`;
  const [first, last] = [(target.before - other.before) * better, (target.after - other.after) * better];
  const level = (working.spread ?? 0) * near;
  const start = Math.abs(first) <= level ? 'level' : first < 0 ? 'behind' : 'ahead';
  const end = Math.abs(last) <= level ? 'level' : last < 0 ? 'behind' : 'ahead';
  const way =
    start !== end || start === 'level'
      ? end === start
        ? 'are still level'
        : `are now ${end}`
      : Math.abs(last) < Math.abs(first)
        ? start === 'behind'
          ? 'have caught up part of the way'
          : 'are less far ahead'
        : `are now further ${end}`;
  return `The target pupils started ${start} and ${way}`;
};

/** A row of the chart by group. */
export const effectOf = (row: GroupRow): Effect => {
  const label = row.title;
  switch (row.kind) {
    case 'shown':
      return {
        kind: 'shown',
        label,
        sub: plural(row.pupils, 'pupil'),
        estimate: row.estimate,
        low: row.low,
        high: row.high,
        heldBy: row.heldBy,
      };
    case 'few':
      return { kind: 'few', label, sub: plural(row.pupils, 'pupil'), because: 'too few to compare' };
    case 'hidden': {
      const because = hiddenBecause(row);
      return { kind: 'hidden', label, sub: row.because === 'small' ? `${because} pupils` : 'hidden', because };
    }
  }
};

/** Where every row is hidden one row says so: thirteen would say no more. */
export const toldRows = (rows: readonly GroupRow[]): readonly GroupRow[] => {
  const [first] = rows;
  return first !== undefined && rows.length > 1 && rows.every(({ kind }) => kind === 'hidden')
    ? [{ ...first, key: 'groups', title: 'Every group' }]
    : rows;
};

/** "Pupil Premium pupils gained clearly; for the smaller groups it is too early to say". */
export const groupsFinding = (rows: readonly GroupRow[], higherIsBetter = true): string => {
  const gain = higherIsBetter ? 'gain' : 'improvement';
  const shown = rows.filter((row) => row.kind === 'shown' && row.key !== 'all');
  const [ahead, behind, open] = [
    shown.filter((row) => row.kind === 'shown' && row.low > 0 && isClear(row)),
    shown.filter((row) => row.kind === 'shown' && row.high < 0 && isClear(row)),
    shown.filter((row) => row.kind === 'shown' && !isClear(row)),
  ];
  if (shown.length === 0)
    return rows.some(({ kind }) => kind === 'hidden')
      ? 'By group every figure is hidden, to protect pupils'
      : 'No group is large enough to be compared by itself';
  const names = (some: typeof shown) =>
    some.length > 2 ? `${count(some.length, 'group')}` : list(some.map(({ title }) => title));
  const parts = [
    ...(ahead.length > 0 ? [`${names(ahead)}: a clear extra ${gain}`] : []),
    ...(behind.length > 0 ? [`${names(behind)}: clearly less ${gain}`] : []),
  ];
  if (parts.length === 0)
    return shown.some((row) => row.kind === 'shown' && row.heldBy !== null && isClearOfZero(row))
      ? 'By group nothing is clear yet: too few pupils stand behind it, or those compared are not alike enough'
      : 'By group it is too early to say: every likely range takes in no difference';
  if (open.length > 0)
    parts.push(
      // "Too early" is said of no group whose own range leaves out no difference.
      `for ${open.length === 1 ? names(open) : 'the others'} it is ${open.some((row) => row.kind === 'shown' && isClearOfZero(row)) ? 'not clear yet' : 'too early to say'}`,
    );
  return parts.join('; ');
};

/** "46 pupils, similar start", and where they were not alike, that. */
export const comparedWords = ({ comparison, apart, beyond }: MeasureWorking): string => {
  if (beyond === null)
    return comparison.listed === 0
      ? 'nobody yet'
      : `${plural(comparison.listed, 'pupil')} listed, ${number(comparison.followed)} with both results: too few`;
  const pupils = plural(comparison.followed, 'pupil');
  if (apart === null) return pupils;
  return Math.abs(apart) <= 0.25
    ? `${pupils}, similar start`
    : `${pupils}, who began ${number(Math.abs(apart), 2)} standard deviations apart`;
};

/** "88 of 94 pupils (94%)": target and comparison pupils followed to the end, leavers counted. */
export const followedWords = ({ target, comparison }: MeasureWorking): string => {
  const [followed, listed] = [target.followed + comparison.followed, target.listed + comparison.listed];
  return `${number(followed)} of ${plural(listed, 'pupil')}${listed === 0 ? '' : ` (${number((100 * followed) / listed)}%)`}`;
};

/** The same for readers outside: how many were lost on the way is said only where that is not few. */
export const outsideFollowedWords = ({ target, comparison }: MeasureWorking): string => {
  const { listed, both } = seenGroupOf({
    listed: target.listed + comparison.listed,
    figures: { n: target.followed + comparison.followed },
  });
  if (both.kind === 'hidden') return 'nearly all: the others are few, so how many is hidden';
  return listed.kind === 'shown' ? `${cellWords(both)} of ${cellWords(listed)} pupils` : `${cellWords(both)} pupils`;
};

/** Who is missing and why, for one group; null when nobody is. */
export const missingWords = (name: string, group: GroupWorking): string | null => {
  if (group.listed === group.followed) return null;
  const parts = [
    ...(group.leavers > 0 ? [`${number(group.leavers)} left the school`] : []),
    ...group.reasons.map(({ reason, times }) => `${reason.toLowerCase()}: ${plural(times, 'result')}`),
    ...(group.unexplained > 0 ? [`no reason given yet: ${plural(group.unexplained, 'result')}`] : []),
  ];
  return `${number(group.listed - group.followed)} of ${plural(group.listed, name)} without both results${parts.length === 0 ? '' : ` (${parts.join('; ')})`}.`;
};

/** "September 2025 to November 2026", as far as the days are known. */
export const spanWords = ({ points, baseline, after }: MeasureInputs): string | null => {
  const [from, to] = [points[baseline]?.on ?? null, points[after]?.on ?? null];
  if (from === null || to === null) return null;
  return monthAndYear(from) === monthAndYear(to) ? monthAndYear(from) : `${monthAndYear(from)} to ${monthAndYear(to)}`;
};

export const pointWords = ({ label, on }: MeasureInputs['points'][number]): string =>
  on === null ? `${label} (day not given)` : `${label} (${briefDate(on)})`;

/** What one pupil is worth in a share of the group: 100/n per cent. */
export const oneWorth = (n: number): string => `${number(100 / n, 1)}%`;

/** True where the reader may see no figure of this measure: a mean of few pupils would stand behind it. */
export const isWithheld = ({ target, comparison }: MeasureWorking): boolean =>
  [target.followed, comparison.followed].some((n) => n > 0 && n < fewestUnderMean);
