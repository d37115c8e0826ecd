import { z } from 'zod';
import { addMonths } from '#platform/clock';
import { anyWords, perhapsADay, type Problem } from '#platform/form';
import { removalNames } from './rules.ts';

export const reviewForm = z.object({
  reviewOn: perhapsADay('Enter the day on which you decide'),
  reviewBecause: anyWords(500),
});

/** A day of one's own needs a reason, lies ahead, and within ten years: nothing is kept for ever by a slip of the pen. */
export const reviewProblems = (
  { reviewOn, reviewBecause }: z.infer<typeof reviewForm>,
  today: string,
): readonly Problem[] => {
  if (reviewOn === null) return [];
  if (reviewOn <= today) return [{ field: 'reviewOn', message: 'Enter a day that is still to come' }];
  if (reviewOn > addMonths(today, 120))
    return [{ field: 'reviewOn', message: 'Enter a day within the next ten years' }];
  return reviewBecause === '' ? [{ field: 'reviewBecause', message: 'Say why it is kept until then' }] : [];
};

export const removeForm = z.object({
  because: z.enum(removalNames, 'Choose why it goes'),
  erase: z.string(),
});
