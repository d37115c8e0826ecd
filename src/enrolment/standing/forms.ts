import { z } from 'zod';
import { readForm, type FormFields } from '#platform/form';

const reason = z
  .string()
  .max(1_000, 'Say it in 1,000 characters or fewer')
  .refine((text) => text.length >= 5, 'Give the reason in a few words: both sides read it');

export const readStanding = (form: FormFields) => readForm(z.object({ reason }), form);

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

const part = (form: FormFields, name: string): string => (form[name]?.[0] ?? '').trim();

/** A date as three fields, put together as 'YYYY-MM-DD'. */
const dateOf = (form: FormFields, name: string): string =>
  `${part(form, `${name}-year`).padStart(4, '0')}-${part(form, `${name}-month`).padStart(2, '0')}-${part(form, `${name}-day`).padStart(2, '0')}`;

const extension = z.object({
  reason,
  due: z.string().refine(isDay, 'Enter the new date as day, month and year, like 16 7 2027'),
});

/** A later date and its reason. That it is later is a matter for the act, which knows the old one. */
export const readExtension = (form: FormFields) => readForm(extension, { ...form, due: [dateOf(form, 'due')] });

export const readHandOver = (form: FormFields) =>
  readForm(z.object({ to: z.string().min(1, 'Choose who takes over'), reason }), form);
