import { z } from 'zod';
import { aDay, anyWords, aVersion, oneOf, someWords } from '#platform/form';

export const inviteForm = z.object({ message: anyWords(2000) });

export const commentForm = z.object({
  verdict: oneOf('Choose how ready this standard is', ['ready', 'nearly', 'not-yet']),
  comment: someWords('Say what is strong and what is missing', 4000),
  version: aVersion,
});

export const answerForm = z.object({ answer: someWords('Write your answer', 4000), version: aVersion });

export const finishForm = z.object({ advice: anyWords(4000) });

export const dayForm = z.object({ day: aDay('Enter the day of the visit') });

export const acceptForm = z.object({ proposal: z.string() });

export const withdrawForm = z.object({ because: someWords('Say why you take it back', 1000) });
