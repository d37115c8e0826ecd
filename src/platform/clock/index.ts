/** Days and times. `now` is always passed in; the day is London's. */
const day = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date in London at this moment, as 'YYYY-MM-DD'. */
export const londonDay = (now: Date): string => day.format(now);

/** The calendar date this many days later (or earlier), as 'YYYY-MM-DD'. */
export const addDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
