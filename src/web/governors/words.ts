import { cellWords } from '#platform/disclosure';
import { money, number, plural, range, reachWords, signed } from '#platform/kit';
import { schoolYearOf } from '#platform/clock';
import type { GovernorsView, SeenMeasure } from './reading.ts';

export const menuWords: Readonly<Record<string, string>> = {
  teaching: 'Teaching',
  targeted: 'Targeted support',
  wider: 'Wider strategies',
};

export const pounds = (pence: number): string => money(Math.round(pence / 100));

/** Who our vulnerable learners are, in a sentence. */
export const whoSentence = ({ roll }: Pick<GovernorsView, 'roll'>): string => {
  if (roll.groups.length === 0) return 'Nobody is recorded in a vulnerable group yet';
  const largest = roll.groups[0];
  if (largest === undefined || largest.size.kind === 'hidden') return 'Every vulnerable group is too small to be shown';
  const of = roll.roll.kind === 'hidden' ? '' : ` of ${number(roll.roll.n)}`;
  if (roll.inAny.kind === 'hidden')
    return `The largest vulnerable group is ${largest.title}: ${number(largest.size.n)}${of} pupils`;
  return `${number(roll.inAny.n)}${of} pupils are in at least one of the groups below; the largest is ${largest.title}, ${number(largest.size.n)}`;
};

/** What the school does and what it costs, in a sentence. */
export const costSentence = ({ provision }: Pick<GovernorsView, 'provision'>): string => {
  if (provision.length === 0) return 'No provision runs today';
  const sum = (of: (each: GovernorsView['provision'][number]) => number) =>
    provision.reduce((total, each) => total + of(each), 0);
  const premium = sum(({ premiumPence }) => premiumPence);
  return `${plural(provision.length, 'provision')} ${provision.length === 1 ? 'runs' : 'run'} today, planned at ${pounds(sum(({ pence }) => pence))}${premium === 0 ? '' : `, of which Pupil Premium pays ${pounds(premium)}`}`;
};

/** What changed, in a sentence: how many measures are clear. */
export const changeSentence = ({ measures }: Pick<GovernorsView, 'measures'>): string => {
  if (measures.length === 0) return 'No measure is declared yet';
  const known = measures.filter(({ effect }) => effect !== null);
  if (known.length === 0) return `${plural(measures.length, 'measure')} declared; none can be shown yet`;
  const clear = measures.filter(({ strength }) => strength !== null && strength >= 4).length;
  return `${clear} of ${plural(measures.length, 'measure')} ${clear === 1 ? 'is' : 'are'} clear beside similar pupils`;
};

/** "+3.7 (0.6 to 6.8), over similar pupils". */
export const effectWords = ({ effect, isCompared, unit }: SeenMeasure): string =>
  effect === null
    ? 'not shown'
    : `${signed(effect.estimate)}${unit === '' ? '' : ` ${unit}`}, likely ${range(effect.low, effect.high)}, ${isCompared ? 'over similar pupils' : 'since the start; nothing is compared'}`;

/** How sure it is, as a chair of governors says it. */
export const sureWords = ({ effect, strength }: SeenMeasure): string => {
  if (effect === null || strength === null) return '';
  if (strength >= 4) return 'clear';
  // Held back by few or unlike pupils, though the range leaves out no difference: said as on the provision map.
  return strength === 3
    ? reachWords({ ...effect, isHeld: true }).toLowerCase()
    : 'nothing is compared, so it cannot be said what helped';
};

/** "One pupil is worth 2.4 points". */
export const worthWords = ({ pupils }: SeenMeasure): string =>
  pupils.kind === 'shown' && pupils.n > 0
    ? `${number(100 / pupils.n, 1)} percentage points, of ${plural(pupils.n, 'pupil')}`
    : cellWords(pupils);

export const yearOf = (today: string): string => schoolYearOf(today);
