import { z } from 'zod';

/** Parts of forms that many steps ask for alike. Each takes the sentence that says what to enter. */

/** Some words, at least one. `atMost` counts characters as people see them. */
export const someWords = (ask: string, atMost: number) =>
  z.string().check(
    z.refine((text) => text !== '', ask),
    z.refine((text) => [...text].length <= atMost, `Use ${atMost.toLocaleString('en-GB')} characters or fewer`),
  );

/** Words, or nothing. */
export const anyWords = (atMost: number) =>
  z
    .string()
    .check(z.refine((text) => [...text].length <= atMost, `Use ${atMost.toLocaleString('en-GB')} characters or fewer`));

/** One of the values that the page offered. */
export const oneOf = <const Values extends readonly [string, ...string[]]>(ask: string, values: Values) =>
  z.enum(values, ask);

/** A calendar day, typed as people write days, given back as `2027-01-29`. */
export const aDay = (ask: string) =>
  z.string().transform((text, context) => {
    const day = typedDay(text);
    if (day !== null) return day;
    context.addIssue({ code: 'custom', message: text === '' ? ask : `${ask}, like 29 January 2027` });
    return z.NEVER;
  });

/** A calendar day or null when the field was left empty. */
export const perhapsADay = (ask: string) =>
  z.string().transform((text, context) => {
    if (text === '') return null;
    const day = typedDay(text);
    if (day !== null) return day;
    context.addIssue({ code: 'custom', message: `${ask}, like 29 January 2027, or leave it empty` });
    return z.NEVER;
  });

/** An amount of money in pounds, given back in pence; a pound sign and commas may stand in it. */
export const pounds = (ask: string) =>
  z.string().transform((text, context) => {
    const bare = text.replaceAll(/[£,\s]/g, '');
    if (/^\d{1,9}(\.\d{1,2})?$/.test(bare)) return Math.round(Number(bare) * 100);
    context.addIssue({ code: 'custom', message: text === '' ? ask : `${ask}, like 450 or 450.50` });
    return z.NEVER;
  });

/** A figure that may have a point and a minus; a comma groups thousands. */
export const aFigure = (ask: string) =>
  z.string().transform((text, context) => {
    const bare = text
      .replaceAll(/[,\s]/g, '')
      .replace(/^\u2212/, '-')
      .replace(/%$/, '');
    if (/^-?\d{1,8}(\.\d{1,3})?$/.test(bare)) return Number(bare);
    context.addIssue({ code: 'custom', message: text === '' ? ask : `${ask}, like 62 or 62.5` });
    return z.NEVER;
  });

/** The number of the text that a form was filled in on. A form without it was not ours. */
export const aVersion = z.string().transform((text, context) => {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  context.addIssue({ code: 'custom', message: 'Open the page again: this form lost its place' });
  return z.NEVER;
});

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `29 January 2027`, `Fri 29 Jan 2027`, `29/1/2027`, `29.01.2027` or `2027-01-29` as `2027-01-29`; null for anything else, 30 February included. */
export const typedDay = (text: string): string | null => {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})$/.exec(text);
  if (figures) return realDay(Number(figures[3]), Number(figures[2]), Number(figures[1]));
  const named = /^(?:[a-z]+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(text);
  if (!named) return null;
  const [, day, month = '', year] = named;
  return realDay(Number(year), months.indexOf(month.slice(0, 3).toLowerCase()) + 1, Number(day));
};

const realDay = (year: number, month: number, day: number): string | null => {
  const at = new Date(Date.UTC(year, month - 1, day));
  const isReal =
    month >= 1 &&
    month <= 12 &&
    at.getUTCMonth() === month - 1 &&
    at.getUTCDate() === day &&
    year >= 1990 &&
    year <= 2100;
  return isReal ? at.toISOString().slice(0, 10) : null;
};
