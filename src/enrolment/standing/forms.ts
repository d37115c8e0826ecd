import { z } from 'zod';
import { aDay, readForm, type FormFields } from '#platform/form';

const reason = z
  .string()
  .max(1_000, 'Say it in 1,000 characters or fewer')
  .refine((text) => text.length >= 5, 'Give the reason in a few words: both sides read it');

export const readStanding = (form: FormFields) => readForm(z.object({ reason }), form);

/** A later date and its reason. That it is later is a matter for the act, which knows the old one. */
export const readExtension = (form: FormFields) =>
  readForm(z.object({ reason, due: aDay('Enter the new date of completion') }), form);

export const readHandOver = (form: FormFields) =>
  readForm(z.object({ to: z.string().min(1, 'Choose who takes over'), reason }), form);
