import { z } from 'zod';
import { aDay, anyWords, aVersion, oneOf, type Problem } from '#platform/form';
import { steps } from './rules.ts';

const mostMinutes = 1440;

/** Minutes of one day, as a whole number. */
const minutes = z.string().transform((text, context) => {
  const value = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= mostMinutes) return value;
  context.addIssue({ code: 'custom', message: 'Enter the minutes as a whole number, like 45; a day has 1440' });
  return z.NEVER;
});

export const entryForm = z.object({
  day: aDay('Enter the day on which it was'),
  step: oneOf('Choose what the time went into', steps),
  minutes,
  note: anyWords(500),
  version: aVersion,
});
export type EntryForm = z.output<typeof entryForm>;

/** Time is recorded for what was, not for what is to come. */
export const dayProblems = (day: string, today: string): readonly Problem[] =>
  day > today ? [{ field: 'day', message: 'Enter a day that is today or before' }] : [];
