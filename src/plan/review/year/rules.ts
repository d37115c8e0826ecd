import { addDays, daysBetween } from '#platform/clock';
import { halfTermNames, isSchoolOpen, type TermDates } from '#schools/rules';

/** Days for the reviews of a year: one in each half-term, on a day on which the school is open. */

export const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'] as const;
export type Weekday = (typeof weekdays)[number];
export const isWeekday = (text: string): text is Weekday => weekdays.some((each) => each === text);

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
export const weekdayName = (day: string): Weekday | null => weekdays[weekdayOf(day) - 1] ?? null;

export type Planned = Readonly<{ id: string; on: string; isHeld: boolean }>;

export type Suggestion = Readonly<{
  name: string;
  startsOn: string;
  endsOn: string;
  /** What stands in this half-term already. */
  planned: readonly Planned[];
  /** The day suggested; null where one stands already, or no school day is left. */
  on: string | null;
  because: 'has-one' | 'over' | 'no-day-left' | null;
  /** Weeks since the review before it, planned or suggested. */
  weeksSince: number | null;
}>;

/** How long before the end of a half-term a review is best held: late enough to see progress, early enough to act on it. */
const daysBeforeEnd = 8;

/** The wanted weekday nearest before `from` that is open; else the nearest open day before it; else after. */
const openDay = (dates: TermDates, from: string, wanted: Weekday, first: string, last: string): string | null => {
  const within = (day: string): boolean => first <= day && day <= last && isSchoolOpen(dates, day);
  const around = Array.from({ length: 70 }, (_, at) => addDays(from, at % 2 === 0 ? -at / 2 : (at + 1) / 2));
  const near = around.filter(within);
  const onWanted = near.filter((day) => weekdayName(day) === wanted).toSorted((a, b) => b.localeCompare(a));
  return onWanted.find((day) => day <= from) ?? onWanted.at(-1) ?? near[0] ?? null;
};

/**
 * One day for each half-term of the year that has none yet: the wanted weekday in the last week but one, never in the holidays,
 * at a week-end, on a bank holiday or an INSET day; moved to the nearest open day where that is shut. Nothing is suggested for a
 * half-term that is over, nor for days that have passed.
 */
export const suggestReviews = (
  dates: TermDates,
  planned: readonly Planned[],
  { weekday, today }: Readonly<{ weekday: Weekday; today: string }>,
): readonly Suggestion[] => {
  let before = planned
    .filter(({ on }) => on < (dates.halfTerms[0]?.startsOn ?? ''))
    .map(({ on }) => on)
    .sort()
    .at(-1);
  return dates.halfTerms.map((half, at) => {
    const inside = planned.filter(({ on }) => half.startsOn <= on && on <= half.endsOn);
    const base = { name: halfTermNames[at] ?? '', ...half, planned: inside };
    const first = today < half.startsOn ? half.startsOn : today;
    const on =
      inside.length > 0 || half.endsOn < today
        ? null
        : openDay(dates, addDays(half.endsOn, -daysBeforeEnd), weekday, first, half.endsOn);
    const because = inside.length > 0 ? 'has-one' : half.endsOn < today ? 'over' : on === null ? 'no-day-left' : null;
    const stands =
      on ??
      inside
        .map((each) => each.on)
        .sort()
        .at(-1) ??
      null;
    const weeksSince = stands === null || before === undefined ? null : Math.round(daysBetween(before, stands) / 7);
    before = stands ?? before;
    return { ...base, on, because, weeksSince };
  });
};
