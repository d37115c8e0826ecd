import { addDays, londonDay } from '#platform/clock';

/** The demonstration's calendar: days counted from the day on which it was loaded, moved off weekends. */
export type Calendar = Readonly<{
  now: Date;
  today: string;
  /** The weekday nearest after this many days from today. */
  day: (days: number) => string;
  /** A moment in school hours on that day. */
  at: (days: number, hour?: number) => Date;
}>;

export const calendarFrom = (now: Date): Calendar => {
  const today = londonDay(now);
  const day = (days: number): string => {
    const date = addDays(today, days);
    const weekday = new Date(`${date}T12:00:00Z`).getUTCDay();
    if (weekday !== 6 && weekday !== 0) return date;
    const monday = addDays(date, weekday === 6 ? 2 : 1);
    // What has happened stays behind today, also when the demonstration is loaded on a Sunday.
    return days < 0 && monday > today ? addDays(monday, -3) : monday;
  };
  return { now, today, day, at: (days, hour = 10) => new Date(`${day(days)}T${String(hour).padStart(2, '0')}:00:00Z`) };
};
