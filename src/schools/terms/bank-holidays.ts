import { addDays } from '#platform/clock';

/**
 * Bank holidays in England and Wales, by the Banking and Financial Dealings Act 1971 and the holidays that custom and yearly
 * proclamation add to it (New Year's Day, early May). One that falls on a week-end is kept on the next working day, as
 * www.gov.uk/bank-holidays publishes it.
 */

/** Holidays of one year only, by royal proclamation, and early May moved for VE Day. */
const proclaimed: Readonly<Record<string, readonly string[]>> = {
  '2020': ['2020-05-08'],
  '2022': ['2022-06-02', '2022-06-03', '2022-09-19'],
  '2023': ['2023-05-08'],
};
/** Days that a proclamation took away from where they usually stand. */
const moved: readonly string[] = ['2020-05-04', '2022-05-30'];

const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();
const isWeekend = (day: string): boolean => [0, 6].includes(weekday(day));

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm of Nature, 1876). */
export const easterSunday = (year: number): string => {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const [d, e] = [Math.floor(b / 4), b % 4];
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const [i, k] = [Math.floor(c / 4), c % 4];
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const day = (h + l - 7 * m + 33 * month + 19) % 32;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
};

const firstMonday = (year: number, month: number): string => {
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  return addDays(first, (8 - weekday(first)) % 7);
};
const lastMonday = (year: number, month: number): string => {
  const last = addDays(`${year}-${String(month + 1).padStart(2, '0')}-01`, -1);
  return addDays(last, -((weekday(last) + 6) % 7));
};

/** The first working day from this one on that is not taken yet. */
const kept = (day: string, taken: readonly string[]): string =>
  isWeekend(day) || taken.includes(day) ? kept(addDays(day, 1), taken) : day;

/** Every bank holiday of a calendar year in England, in order. */
export const bankHolidays = (year: number): readonly string[] => {
  const easter = easterSunday(year);
  const [christmas, boxing] = [`${year}-12-25`, `${year}-12-26`];
  // Where Christmas falls on a week-end its own Monday or Tuesday comes after Boxing Day's.
  const boxingKept = kept(boxing, []);
  const both = isWeekend(christmas)
    ? [kept(christmas, [boxing, boxingKept]), boxingKept]
    : [christmas, kept(boxing, [christmas])];
  const all = [
    kept(`${year}-01-01`, []),
    addDays(easter, -2),
    addDays(easter, 1),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    ...both,
    ...(proclaimed[String(year)] ?? []),
  ];
  return [...new Set(all)].filter((day) => !moved.includes(day)).sort();
};

export const isBankHoliday = (day: string): boolean => bankHolidays(Number(day.slice(0, 4))).includes(day);
