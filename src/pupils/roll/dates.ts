/** Days as schools' systems and spreadsheets write them. Pure. */

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

export type ReadDay = Readonly<{ kind: 'day'; day: string }> | Readonly<{ kind: 'no-day' | 'month-first' }>;

const realDay = (year: number, month: number, day: number): ReadDay => {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (year < 1900 || year > 2100 || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day)
    return { kind: month > 12 && day >= 1 && day <= 12 && month <= 31 ? 'month-first' : 'no-day' };
  return { kind: 'day', day: at.toISOString().slice(0, 10) };
};

/** 14 is 2014, 95 is 1995: of the two, the one that is not after the year of today. */
const century = (year: number, thisYear: number): number =>
  year >= 100 ? year : 2000 + year <= thisYear ? 2000 + year : 1900 + year;

/**
 * 03/09/2014, 3.9.14, 3 Sep 2014, 3-Sep-14, Wednesday 3rd September 2014, 2014-09-03, 20140903, each also with a time behind it, and
 * the number 41885 that a spreadsheet keeps for a day. The day stands before the month, as in this country, unless
 * `isMonthFirst`. 30 February is no day; 09/23/2014 says that the month was put first.
 */
export const readDay = (given: string, today: string, isMonthFirst = false): ReadDay => {
  const text = given
    .trim()
    .replace(/[T\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*(am|pm|z|[+-]\d{2}:?\d{2})?$/i, '')
    .replace(/^(mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+/i, '');
  const thisYear = Number(today.slice(0, 4));
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{2}|\d{4})$/.exec(text);
  if (figures) {
    const [first, second, year] = [Number(figures[1]), Number(figures[2]), century(Number(figures[3]), thisYear)];
    return isMonthFirst ? realDay(year, first, second) : realDay(year, second, first);
  }
  const named = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{2}|\d{4})$/i.exec(text);
  if (named) return dayOf(named[1], named[2], named[3], thisYear);
  const american = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i.exec(text);
  if (american) return dayOf(american[2], american[1], american[3], thisYear);
  return /^\d{5}(\.0+)?$/.test(text) ? spreadsheetDay(Number(text)) : { kind: 'no-day' };
};

const dayOf = (day = '', month = '', year = '', thisYear: number): ReadDay => {
  const name = month.toLowerCase();
  const number = months.indexOf(name.slice(0, 3)) + 1;
  const isMonth = number > 0 && fullMonths[number - 1]?.startsWith(name.replace(/^sept$/, 'sep'));
  return isMonth ? realDay(century(Number(year), thisYear), number, Number(day)) : { kind: 'no-day' };
};

const fullMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Spreadsheets count days from 30 December 1899 on. */
const spreadsheetDay = (number: number): ReadDay => {
  const day = new Date(Date.UTC(1899, 11, 30) + number * 86_400_000).toISOString().slice(0, 10);
  return day >= '1990' && day < '2101' ? { kind: 'day', day } : { kind: 'no-day' };
};
