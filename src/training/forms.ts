import { z } from 'zod';
import { aDay, anyWords, aVersion, oneOf, someWords } from '#platform/form';

const minutes = z
  .string()
  .refine(
    (text) => text === '' || /^\d{1,4}$/.test(text),
    'Enter how many minutes it takes, such as 90, or leave it empty',
  )
  .transform((text) => (text === '' ? null : Number(text)))
  .refine((value) => value === null || (value >= 5 && value <= 1440), 'Enter between 5 and 1,440 minutes');

const clock = z
  .string()
  .transform((text) => text.replace('.', ':').replace(/^(\d):/, '0$1:'))
  .refine((text) => text === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text), 'Enter the time as 15:45, or leave it empty')
  .transform((text) => (text === '' ? null : text));

/** A meeting of step 1, planned or held. */
export const sessionForm = z
  .object({
    kind: oneOf('Choose what kind of session it is', ['launch', 'consultancy', 'whole-staff', 'catch-up']),
    catchUpOf: z.string(),
    title: someWords('Enter a title', 160),
    heldOn: aDay('Enter the day'),
    startsAt: clock,
    minutes,
    place: anyWords(200),
    ledBy: anyWords(200),
    programme: anyWords(4000),
    materials: anyWords(2000),
    version: aVersion,
  })
  .refine((form) => form.kind !== 'catch-up' || form.catchUpOf !== '', {
    path: ['catchUpOf'],
    message: 'Choose the training that this session makes up for',
  });

export type SessionForm = z.output<typeof sessionForm>;

/** Who was there. `shown` are the people whose boxes stood on the page; a box not ticked means not there. */
export const attendanceForm = z.object({
  present: z.array(z.uuid()),
  shown: z.array(z.uuid()),
  everyone: z.string(),
});

const count = (ask: string) =>
  z
    .string()
    .refine((text) => text === '' || /^\d{1,4}$/.test(text), ask)
    .transform((text) => (text === '' ? null : Number(text)));

/** What was agreed, and what those who were there thought of it: counted, never named. */
export const outcomeForm = z
  .object({
    record: anyWords(4000),
    feedbackAsked: count('Enter how many gave feedback as a number, or leave it empty'),
    feedbackUseful: count('Enter how many found it useful as a number, or leave it empty'),
    feedbackWords: anyWords(2000),
    version: aVersion,
  })
  .refine((form) => form.feedbackUseful === null || form.feedbackUseful <= (form.feedbackAsked ?? -1), {
    path: ['feedbackUseful'],
    message: 'Enter no more than the number who gave feedback',
  });

export const callOffForm = z.object({ reason: someWords('Say why it is called off', 300) });
