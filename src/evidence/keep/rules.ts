import { addDays, addMonths } from '#platform/clock';
import { itemKinds, kindNames, type ItemKind } from '../kind/rules.ts';

/** How long an item is kept, and what removing it means. Pure. */

type Kept = Readonly<{
  kind: ItemKind;
  toOn: string;
  consentUntil: string | null;
  reviewOn: string | null;
  reviewBecause: string;
}>;

/** The day on which the school decides whether to keep an item: the one chosen, else its kind's; never later than its consent. */
export const reviewBy = (item: Kept): Readonly<{ on: string; because: string }> => {
  const kept = itemKinds[item.kind].keep;
  const own =
    item.reviewOn === null
      ? { on: addMonths(item.toOn, kept.months), because: kept.because }
      : { on: item.reviewOn, because: item.reviewBecause || 'Chosen by the school.' };
  return item.consentUntil !== null && item.consentUntil < own.on
    ? { on: item.consentUntil, because: 'The consent ends then.' }
    : own;
};

/** Whether the decision is due: reminders begin thirty days before. */
export const reviewIsDue = (item: Kept, today: string): 'past' | 'soon' | null => {
  const { on } = reviewBy(item);
  return on < today ? 'past' : on <= addDays(today, 30) ? 'soon' : null;
};

/** The least that any kind is kept, in months: nothing younger is due by its kind alone. */
export const shortestKeep = Math.min(...kindNames.map((kind) => itemKinds[kind].keep.months));

export type Reminder = Readonly<{ about: 'consent' | 'review'; on: string; isPast: boolean }>;

/** What somebody is reminded of, thirty days before and again when the day has passed; consent before age. */
export const reminderOf = (item: Kept, today: string): Reminder | null => {
  const { consentUntil } = item;
  if (consentUntil !== null && consentUntil <= addDays(today, 30))
    return { about: 'consent', on: consentUntil, isPast: consentUntil < today };
  const due = reviewIsDue(item, today);
  return due === null ? null : { about: 'review', on: reviewBy(item).on, isPast: due === 'past' };
};

/** Why an item is taken out. What went because of consent or age is erased; what was a mistake may only be put away. */
export const removals = {
  mistake: { words: 'It was added by mistake', erases: false },
  'out-of-date': { words: 'It is out of date, or something better replaces it', erases: false },
  consent: { words: 'Somebody who can be recognised does not consent', erases: true },
  'kept-long-enough': { words: 'It has been kept long enough', erases: true },
  other: { words: 'Another reason', erases: false },
} as const satisfies Record<string, Readonly<{ words: string; erases: boolean }>>;

export type Removal = keyof typeof removals;
/** `joined` is never chosen: it is what happens to the second of two items that became one. */
export type RemovedBecause = Removal | 'joined';
export const removalNames = Object.keys(removals) as [Removal, ...Removal[]]; // the keys of the table above

export const removalWords = (because: RemovedBecause | null): string =>
  because === null
    ? 'No reason was asked for at that time'
    : because === 'joined'
      ? 'It was joined with another item'
      : removals[because].words;
