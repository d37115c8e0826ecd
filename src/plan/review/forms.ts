import { z } from 'zod';
import { aDay, anyWords, aVersion, someWords } from '#platform/form';

const atTime = z.string().refine((text) => text === '' || /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(text), {
  message: 'Enter a time like 15:45, or leave it empty',
});

/** How long a meeting lasts, in minutes; an hour when nothing is said. */
const length = z
  .string()
  .transform((text) => (text === '' ? 60 : Number(text)))
  .refine((minutes) => Number.isInteger(minutes) && minutes >= 15 && minutes <= 480, {
    message: 'Enter a length in minutes from 15 to 480, such as 60',
  });

/** The time, length, place and guests that all meetings of a year may share. */
export const sharedParts = {
  startsAt: atTime.transform((text) => (text === '' ? null : text.replace('.', ':').padStart(5, '0'))),
  minutesLong: length,
  place: anyWords(200),
  asksAdviser: z.string().transform((text) => text === 'yes'),
} as const;

export const planReviewForm = z.object({
  plannedOn: aDay('Enter the day of the meeting'),
  ...sharedParts,
  ledBy: z.string().transform((text) => (text === '' ? null : text)),
});
export const moveReviewForm = z.object({ ...planReviewForm.shape, version: aVersion });
export const callOffForm = z.object({ because: someWords('Say why it is called off', 1000), version: aVersion });

export type ReviewTyped = z.output<typeof planReviewForm>;
