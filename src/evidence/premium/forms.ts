import { z } from 'zod';
import { anyWords, aVersion, someWords } from '#platform/form';

const aNumber = z.string().transform((text, context) => {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text);
  context.addIssue({ code: 'custom', message: 'Enter its number in your statement, like 2' });
  return z.NEVER;
});

const shared = {
  part: z.string().check(z.refine((text) => text !== '', 'Choose the tier')),
  number: aNumber,
  title: someWords('Enter the activity', 200),
  challenge: anyWords(500),
} as const;

export const addActivityForm = z.object(shared);
export const changeActivityForm = z.object({ ...shared, version: aVersion });
