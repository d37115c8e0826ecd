import { z } from 'zod';
import { aDay, someWords } from '#platform/form';

export const endForm = z.object({ endsOn: aDay('Enter the last day in the group') });

export const takeBackForm = z.object({
  reason: someWords('Say why the record was a mistake', 300),
});
