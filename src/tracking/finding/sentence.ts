import { number, range } from '#platform/kit';
import { isClearOfZero } from '../methods/interval.ts';
import { designOf, type DesignKey } from './designs.ts';
import { heldBackBy, type StrengthOf } from './strength.ts';

/** Months of progress with both ends of their range; only from a design that compares. */
export type MonthsRange = Readonly<{ months: number; low: number; high: number }>;

export type SentenceInput = Readonly<{
  /** As it stands in a sentence: "reading", "attendance". */
  measure: string;
  /** "points", "percentage points", "months". */
  unit: string;
  /** Whom it speaks of; "Target pupils" unless told. */
  who?: string;
  design: DesignKey;
  /** The figure and its likely range, turned so that more is better. */
  figure: Readonly<{ estimate: number; low: number; high: number }>;
  higherIsBetter?: boolean;
  months?: MonthsRange | null;
  /** How many cohorts or schools are taken together. */
  cohorts?: number;
  digits?: number;
  strength?: StrengthOf | null;
}>;

export type Sentence = Readonly<{
  /** The finding, for a heading: one sentence without a full stop. */
  finding: string;
  /** What it amounts to and how sure it is: one to three sentences. */
  meaning: string;
  /** What it is consistent with, and what it does not show. */
  caution: string;
}>;

/** Where lower is better, more improvement is less of the measure: "fewer" of what is counted, "lower" on a scale. */
const lessOf = (unit: string) => (isCounted(unit) ? (['fewer', 'more'] as const) : (['lower', 'higher'] as const));
const isCounted = (unit: string): boolean => !['', 'points', 'percentage points', 'grades'].includes(unit);

type Ends = Readonly<{ low: number; high: number }>;

/** "0.1 to 2.6 fewer", "0.4 more to 2.3 fewer": ends that were turned, said as they were measured. */
export const turnedRange = ({ low, high }: Ends, unit: string, digits = 1, to = 'to'): string => {
  const [less, more] = lessOf(unit);
  const [a, b] = [number(Math.abs(low), digits), number(Math.abs(high), digits)];
  if (low >= 0) return `${a} ${to} ${b} ${less}`;
  return high <= 0 ? `${b} ${to} ${a} ${more}` : `${a} ${more} ${to} ${b} ${less}`;
};

/** "1.4 lessons fewer", from a figure that was turned so that more is better. */
export const turnedSize = (estimate: number, unit: string, digits = 1): string => {
  const size = number(Math.abs(estimate), digits);
  const [less, more] = lessOf(unit);
  const units = size === '1' ? unit.replace(/s$/, '') : unit;
  return `${size} ${units}${unit === '' ? '' : ' '}${/[1-9]/.test(size) ? (estimate > 0 ? less : more) : 'apart'}`;
};

const against: Record<DesignKey, string> = {
  'difference-in-differences': 'than similar pupils who were not in the programme',
  'comparisons-pooled': 'than similar pupils who were not in the programme',
  ancova: 'than similar pupils with the same start',
  progress: 'than their start foretells',
  'two-groups': 'than comparison pupils',
  clusters: 'than pupils where the work was not done',
  'expected-growth': 'than the growth expected of them',
  'cohorts-pooled': 'than was expected of them',
  'own-baseline': 'a month than before the work',
  'before-after': '',
  voice: '',
};

/** Some designs speak of where pupils ended, others of how far they moved. */
const endings: readonly DesignKey[] = ['ancova', 'progress', 'two-groups', 'clusters'];

/** Designs that set two groups' ways from their starts beside each other. */
const besideOthers: readonly DesignKey[] = ['difference-in-differences', 'comparisons-pooled'];

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const findingIn = (of: SentenceInput): string => {
  const { measure, design, figure, digits = 1, cohorts = 0 } = of;
  const who = of.who ?? 'Target pupils';
  const size = number(Math.abs(figure.estimate), digits);
  // "1 point", and "1.0 points" as people say it.
  const unit = size === '1' ? of.unit.replace(/s$/, '') : of.unit;
  const isNothing = !/[1-9]/.test(size);
  const [isMore, turned] = [figure.estimate > 0, of.higherIsBetter === false];
  const start = cohorts > 1 ? `Over ${cohorts} cohorts, ${who.charAt(0).toLowerCase()}${who.slice(1)}` : capital(who);
  if (design === 'before-after') {
    if (isNothing) return `${start} stand in ${measure} where they began`;
    return `${start} ${isMore ? 'improved' : 'fell back'} by ${size} ${unit} in ${measure}; nothing is compared`;
  }
  if (design === 'voice') return `${capital(measure)}: ${number(figure.estimate, digits)} ${unit}`;
  if (endings.includes(design)) {
    if (isNothing) return `${start} ended level in ${measure} with ${levelWith[design] ?? 'those compared'}`;
    if (turned)
      return `${start} ended ${isCounted(unit) ? 'with ' : ''}${turnedSize(figure.estimate, unit, digits)} in ${measure} ${against[design]}`;
    return `${start} ended ${size} ${unit} ${isMore ? 'higher' : 'lower'} in ${measure} ${against[design]}`;
  }
  if (isNothing)
    return `${start} ${turned ? 'improved' : 'gained'} no more and no less in ${measure} ${against[design]}`;
  if (turned && besideOthers.includes(design))
    return `${start} ${isCounted(unit) ? 'have' : 'stand'} ${turnedSize(figure.estimate, unit, digits)} in ${measure} ${against[design]}, counted from where each began`;
  const verb = turned ? 'improved by' : 'gained';
  return `${start} ${verb} ${size} ${unit} ${isMore ? 'more' : 'less'} in ${measure} ${against[design]}`;
};

const levelWith: Partial<Record<DesignKey, string>> = {
  ancova: 'similar pupils with the same start',
  progress: 'what their start foretells',
  'two-groups': 'comparison pupils',
  clusters: 'pupils where the work was not done',
};

const monthWord = (count: number) => `${number(Math.abs(count))} ${Math.abs(count) === 1 ? 'month' : 'months'}`;

const monthsIn = ({ months, low, high }: MonthsRange): string => {
  const about =
    months === 0
      ? 'That is no extra month of progress'
      : months > 0
        ? `That is about ${monthWord(months)} of extra progress`
        : `That is about ${monthWord(months)} less progress than expected`;
  return `${about}. The true figure is likely to be between ${number(low)} and ${monthWord(high).replace(/^\d+/, number(high))}.`;
};

const meaningIn = (of: SentenceInput): string => {
  const { design, figure, unit, months, strength, digits = 1 } = of;
  const isClear = isClearOfZero(figure);
  const isTurned = of.higherIsBetter === false && (besideOthers.includes(design) || endings.includes(design));
  const likely = isTurned
    ? `The true figure is likely to be between ${turnedRange(figure, unit, digits, 'and')}${unit === '' ? '' : `, in ${unit}`}.`
    : `The true figure is likely to be between ${range(figure.low, figure.high, digits).replace(' to ', ' and ')} ${unit}.`;
  const held = strength === null || strength === undefined ? null : heldBackBy(strength);
  const sure = !isClear
    ? 'It is not yet clear: the likely range takes in no difference.'
    : held === null
      ? 'It is unlikely to be nothing.'
      : `The range leaves out no difference, but ${held}, so it is not yet clear.`;
  if (design === 'before-after' || design === 'voice') return likely;
  const hasMonths = months !== null && months !== undefined && designOf(design).atMost === 5;
  return `${hasMonths ? monthsIn(months) : likely} ${sure}`;
};

const cautionIn = ({ design, figure, strength }: SentenceInput): string => {
  if (design === 'voice') return 'It says what people say, and nothing about those who did not answer.';
  if (design === 'before-after')
    return 'Without like pupils to compare with, a gain is mostly growth. It says little about the work itself.';
  const alone = design === 'expected-growth' || design === 'own-baseline' || design === 'cohorts-pooled';
  const weak = alone ? ' Nobody is compared, and pupils chosen for being low drift up by themselves.' : '';
  if (!isClearOfZero(figure)) return `Consistent with the work having helped, and with no difference.${weak}`;
  if (strength?.held.includes('began-apart') === true)
    return 'The groups began far apart, so they may not be alike. Read the comparison with care.';
  if (figure.low > 0)
    return `Consistent with the work having helped; other things may differ too, and it does not show what caused the difference.${weak}`;
  return `Consistent with the work not having helped; it does not show why.${weak}`;
};

/** The plain-word finding of any figure: what was found, how sure it is, and what it does not show. Never that the work caused it. */
export const sentenceOf = (of: SentenceInput): Sentence => ({
  finding: findingIn(of),
  meaning: meaningIn(of),
  caution: cautionIn(of),
});
