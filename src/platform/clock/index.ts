/**
 * Days and times. `now` is always passed in; the day is London's. Sums are done on calendar dates, so that a clock change
 * moves nothing: a day later is the next date, never 24 hours.
 */
const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const wall = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  hourCycle: 'h23',
  hour: '2-digit',
  minute: '2-digit',
});

const dayMs = 86_400_000;
const midnight = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const dateOf = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** The calendar date in London at this moment, as 'YYYY-MM-DD'. */
export const londonDay = (now: Date): string => day.format(now);

/** The time on a clock in London at this moment, as '15:45'. */
export const londonTime = (now: Date): string => wall.format(now);

/** The calendar date this many days later (or earlier), as 'YYYY-MM-DD'. */
export const addDays = (date: string, days: number): string => dateOf(midnight(date) + days * dayMs);

/** How many days `to` is after `from`; negative when it is before. */
export const daysBetween = (from: string, to: string): number => Math.round((midnight(to) - midnight(from)) / dayMs);

/** The same day of the month this many months later, or the month's last day where there is no such day: 31 January becomes 28 February. */
export const addMonths = (date: string, months: number): string => {
  const [year, month, dayOfMonth] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dateOf(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)));
};

/** A span of dates in which a school is closed, both ends included. */
export type Closed = Readonly<{ from: string; to: string }>;

/** True from Monday to Friday outside the school's own closed spans. */
export const isSchoolDay = (date: string, closed: readonly Closed[] = []): boolean =>
  ![0, 6].includes(new Date(midnight(date)).getUTCDay()) &&
  !closed.some((span) => span.from <= date && date <= span.to);

/** The date this many school days later (or earlier): a deadline never falls into a week-end or a closed span. */
export const addSchoolDays = (date: string, days: number, closed: readonly Closed[] = []): string => {
  let at = date;
  for (let left = Math.abs(days); left > 0;) {
    at = addDays(at, Math.sign(days));
    if (isSchoolDay(at, closed)) left -= 1;
  }
  return at;
};

/** The school year that a date falls in, from 1 September, as '2026-27'. */
export const schoolYearOf = (date: string): string => {
  const year = Number(date.slice(0, 4)) - (date.slice(5) < '09-01' ? 1 : 0);
  return `${year}-${String(year + 1).slice(2)}`;
};

/**
 * The moment at which a clock in London shows this time on this date. An hour that the spring change leaves out becomes the
 * hour after it; of an hour that comes twice in autumn, the first.
 */
export const londonMoment = (date: string, time: string): Date => {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const inSummer = new Date(asUtc - 3_600_000);
  const isSummer = londonTime(inSummer) === time && londonDay(inSummer) === date;
  return isSummer ? inSummer : new Date(asUtc);
};
