import { z } from 'zod';
import { anyWords } from '#platform/form';

export const tickForm = z
  .object({
    line: z.coerce.number().int().min(0).max(200),
    item: z.string(),
    note: anyWords(500),
  })
  .check(
    z.refine(({ item, note }) => item !== '' || note !== '', {
      message: 'Choose an item, or say where it stands',
      path: ['item'],
    }),
  );
