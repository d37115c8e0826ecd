import { z } from 'zod';
import { isCensusYear } from '../rules.ts';

/** What a national file is and, for a census, of which school year. */
export const importForm = z
  .object({
    kind: z.enum(['establishments', 'census'], 'Say whether the file is the list of establishments or a school census'),
    year: z.string(),
  })
  .refine((form) => form.kind !== 'census' || isCensusYear(form.year), {
    path: ['year'],
    message: 'Enter the school year of the census, such as 2018-19',
  });
