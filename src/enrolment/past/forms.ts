import { z } from 'zod';
import { readForm, type FormFields } from '#platform/form';

const part = (form: FormFields, name: string): string => (form[name]?.[0] ?? '').trim();

/** A date as three fields: '' when all are empty, else 'YYYY-MM-DD', which may be no date at all. */
const dateOf = (form: FormFields, name: string): string => {
  const [day, month, year] = [part(form, `${name}-day`), part(form, `${name}-month`), part(form, `${name}-year`)];
  return day + month + year === '' ? '' : `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

/** True for a day that the calendar has: 31 February is none. */
const isDay = (text: string): boolean => {
  const at = Date.parse(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text);
};

const shape = z.object({
  title: z.string().min(3, 'Enter what the award is called').max(200, 'Enter a name of 200 characters or fewer'),
  awarded_by: z.string().min(2, 'Enter who gave the award').max(200, 'Enter a name of 200 characters or fewer'),
  awarded: z.string().refine(isDay, 'Enter the day of the award as day, month and year, like 11 10 2010'),
  until: z
    .string()
    .refine((text) => text === '' || isDay(text), 'Enter the last day of the award, or leave all three fields empty'),
  note: z.string().max(1_000, 'Say it in 1,000 characters or fewer'),
});

/** What a school says of an award from before. The award cannot lie in the future, nor end before it began. */
export const readPastAward = (form: FormFields, today: string) => {
  const given = { ...form, awarded: [dateOf(form, 'awarded')], until: [dateOf(form, 'until')] };
  return readForm(
    shape
      .refine((value) => value.awarded <= today, {
        path: ['awarded'],
        message: 'Enter a day that has passed: a new award is decided, not entered',
      })
      .refine((value) => value.until === '' || value.until >= value.awarded, {
        path: ['until'],
        message: 'Enter a last day after the day of the award',
      }),
    given,
  );
};
