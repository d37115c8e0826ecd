import { count, money, number, plural, range, signed } from '#platform/kit';
import { strengthOf, type Effect, type MapRow } from './rules.ts';
import { kinds, plannedSessions, rhythmWords, yearsWords } from '../rules.ts';
import type { Provision } from '../store.ts';

/** Pounds of whole pence, as pages write them. */
export const poundsOf = (pence: number): string => money(pence / 100);

/** Whole pounds, for tables that compare; pence are not nothing. */
export const roughPounds = (pence: number): string =>
  pence > 0 && pence < 100 ? 'under £1' : money(Math.round(pence / 100));

/** "Years 7 and 8, 30 weeks"; with whom, where a partner runs it. */
export const underTitle = (of: Provision): string => {
  if (of.partnerName !== null) return `With ${of.partnerName}`;
  const years = yearsWords(of.yearGroups);
  return of.kind === 'ordinary'
    ? `${years}, ${plural(of.weeks, 'week')}`
    : `${kinds[of.kind].word}, ${years.toLowerCase()}`;
};

export const rhythmOf = (of: Provision): string =>
  of.kind === 'parent-workshop'
    ? `${plural(plannedSessions(of), 'session')} of ${of.minutes} minutes planned, ${of.groupSize} places each`
    : `${rhythmWords(of)}${of.groupCount > 1 ? `, ${of.groupCount} groups of ${of.groupSize}` : `, group of ${of.groupSize}`}`;

export const strengthShort = [
  'No claim yet',
  'What people say',
  'Before and after',
  'Not yet clear',
  'Clear',
  'Clear, repeated',
] as const;

/** "Reading +4.1 (0.9 to 7.3)"; what stands there otherwise says why. */
export const effectWords = (effect: Effect): string => {
  switch (effect.kind) {
    case 'compared':
      return `${effect.measure} ${signed(effect.estimate)} (${range(effect.low, effect.high)})`;
    case 'before-after':
      return 'No comparison group';
    case 'voices':
    case 'not-measured':
      return 'Not measured';
    case 'hidden':
      return `hidden: ${effect.because}`;
  }
};

const few = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const small = (n: number): string => few[n] ?? number(n);

/** The dearest provision whose effect is not clear: what would be worth knowing next. */
export const nextToMeasure = (rows: readonly MapRow[]): MapRow | null => {
  const unclear = rows.filter(
    ({ effect, cost }) =>
      effect.kind === 'compared' && effect.strength === 3 && effect.pupils !== null && cost.perPupilPence !== null,
  );
  const [first] = unclear.toSorted((a, b) => (b.cost.perPupilPence ?? 0) - (a.cost.perPupilPence ?? 0));
  return first ?? null;
};

/** A claim's strength in the short words of the map. One that is held back though its range is clear says so. */
export const strengthWords = (effect: Effect): string => {
  const level = strengthOf(effect);
  if (effect.kind === 'hidden') return effectWords(effect);
  if (effect.kind === 'compared' && level === 3 && (effect.low > 0 || effect.high < 0))
    return 'Clear range, weak comparison';
  return strengthShort[level];
};

/** The state of things in a sentence or two: how much there is, and of how much the effect is clear. */
export const mapLead = (rows: readonly MapRow[], isThisYear: boolean): string => {
  if (rows.length === 0) return 'What you do for pupils beside ordinary lessons, what it costs and what it changed.';
  // What is hidden from a reader is not spoken of as if it were not there.
  const isPart = rows.some(({ effect }) => effect.kind === 'hidden');
  const clear = rows.filter(({ effect }) => effect.kind === 'compared' && effect.strength >= 4).length;
  const all = `${count(rows.length, 'kind')} of support ${isThisYear ? 'this year' : 'in that year'}.`;
  const unclear = rows.filter(({ effect }) => effect.kind === 'compared' && effect.strength === 3).length;
  if (isPart && clear === 0) return `${all} Some effects are hidden, because few pupils stand behind them.`;
  if (clear === 0 && unclear === 0) return `${all} None is compared with similar pupils yet.`;
  const first =
    clear === 0
      ? 'None has a clear effect yet'
      : `${small(clear)[0]?.toUpperCase()}${small(clear).slice(1)} ${clear === 1 ? 'has' : 'have'} a clear effect`;
  const second = unclear === 0 ? '' : `; ${small(unclear)} ${unclear === 1 ? 'does' : 'do'} not yet`;
  return `${all} ${clear === 0 ? first : `${first}${second}`}.`;
};
