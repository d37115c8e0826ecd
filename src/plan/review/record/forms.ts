import { z } from 'zod';
import { aDay, anyWords, aVersion, perhapsADay, someWords } from '#platform/form';

export const minutesForm = z.object({ minutes: anyWords(20_000), version: aVersion });
export const noteForm = z.object({ note: someWords('Write what was said', 4000), version: aVersion });
export const progressForm = z
  .object({ to: z.string(), note: anyWords(4000), version: aVersion })
  .refine(({ note }) => note !== '', { path: ['note'], message: 'Write how it goes: a state alone says too little' });
export const finishForm = z.object({
  heldOn: aDay('Enter the day on which it was held'),
  nextOn: perhapsADay('Enter the day of the next meeting'),
});
export const approveForm = z.object({ version: aVersion });
