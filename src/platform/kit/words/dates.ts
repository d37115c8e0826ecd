/** Dates as the site writes them. A date is `YYYY-MM-DD` (a calendar day) or a moment, which is read in London. */
export type Day = string | Date;

const zone = 'Europe/London';
const written = /^\d{4}-\d{2}-\d{2}(T.+)?$/;

// A calendar day has no hour; noon UTC is the same day in London in summer and in winter.
const moment = (day: Day): Date => {
  if (day instanceof Date) return day;
  const at = new Date(day.length === 10 ? `${day}T12:00:00Z` : day);
  if (!written.test(day) || Number.isNaN(at.getTime()))
    throw new Error(`"${day}" is not a date: write it as 2027-02-02.`);
  return at;
};

const formats = {
  long: new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }),
  medium: new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'long', year: 'numeric' }),
  short: new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' }),
  brief: new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short', year: 'numeric' }),
  month: new Intl.DateTimeFormat('en-GB', { timeZone: zone, month: 'long', year: 'numeric' }),
  time: new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  iso: new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }),
};

// English short months: ICU writes "Sept", and puts a comma after the weekday; the house writes "Sep" and none.
const plain = (text: string): string => text.replace(/,/g, '').replace('Sept ', 'Sep ').replace(/Sept$/, 'Sep');

/** `Tuesday 2 February 2027`: in sentences. */
export const longDate = (day: Day): string => plain(formats.long.format(moment(day)));

/** `2 February 2027`: in sentences where the weekday does not help. */
export const mediumDate = (day: Day): string => formats.medium.format(moment(day));

/** `Tue 2 Feb`: in tables of this year. */
export const shortDate = (day: Day): string => plain(formats.short.format(moment(day)));

/** `2 Feb 2027`: in tables that span years. */
export const briefDate = (day: Day): string => plain(formats.brief.format(moment(day)));

/** `February 2027`. */
export const monthAndYear = (day: Day): string => formats.month.format(moment(day));

/** `15:45`, London time. */
export const clockTime = (at: Date | string): string => formats.time.format(at instanceof Date ? at : new Date(at));

/** The calendar day in London of a moment, as `2027-02-02`. */
export const londonDay = (at: Date): string => formats.iso.format(at);

/** Whole days from one calendar day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => {
  const noon = (day: Day): number => Date.parse(`${day instanceof Date ? londonDay(day) : day.slice(0, 10)}T12:00:00Z`);
  return Math.round((noon(to) - noon(from)) / 86_400_000);
};

/** How long ago, for lists of what changed: `today`, `yesterday`, a weekday within the week, else `2 Feb 2027`. */
export const ago = (at: Date, now: Date): string => {
  const days = daysBetween(at, now);
  if (days <= 0) return 'today';
  if (days === 1) return 'yesterday';
  return days < 7 ? (longDate(at).split(' ')[0] ?? briefDate(at)) : briefDate(at);
};

/** How far a due date is: `3 days late`, `today`, `tomorrow`, `in 71 days`. */
export const dueIn = (due: Day, now: Date): string => {
  const days = daysBetween(now, due);
  if (days < 0) return days === -1 ? '1 day late' : `${-days} days late`;
  return days === 0 ? 'today' : days === 1 ? 'tomorrow' : `in ${days} days`;
};
