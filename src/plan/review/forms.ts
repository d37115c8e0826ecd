import { z } from 'zod';
import { aDay, anyWords, aVersion, perhapsADay, someWords } from '#platform/form';

const atTime = z.string().refine((text) => text === '' || /^([01]?\d|2[0-3])[:.][0-5]\d$/.test(text), {
  message: 'Enter a time like 15:45, or leave it empty',
});

export const planReviewForm = z.object({
  plannedOn: aDay('Enter the day of the meeting'),
  startsAt: atTime.transform((text) => (text === '' ? null : text.replace('.', ':').padStart(5, '0'))),
  place: anyWords(200),
});
export const moveReviewForm = z.object({ ...planReviewForm.shape, version: aVersion });
export const callOffForm = z.object({ because: someWords('Say why it is called off', 1000), version: aVersion });

export const recordForm = z.object({
  heldOn: aDay('Enter the day on which it was held'),
  present: z.array(z.string()).refine((people) => people.length > 0, { message: 'Tick who was there' }),
  others: anyWords(1000),
  decisions: someWords('Write what was decided; “nothing” is an answer', 8000),
  nextOn: perhapsADay('Enter the day of the next meeting'),
  version: aVersion,
});

export type ReviewTyped = z.output<typeof planReviewForm>;
export type RecordTyped = Omit<z.output<typeof recordForm>, 'version'>;
