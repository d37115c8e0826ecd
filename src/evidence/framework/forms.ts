import { z } from 'zod';
import { anyWords, someWords } from '#platform/form';

export const partForm = z.object({
  part: z.string().check(z.refine((text) => /^\S+ \S+( \S+)?$/.test(text), 'Choose where else it counts')),
  partSays: someWords('Say what the item shows there', 2000),
  partImpact: anyWords(2000),
});
