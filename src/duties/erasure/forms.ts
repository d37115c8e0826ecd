import { z } from 'zod';
import { aVersion, oneOf, someWords } from '#platform/form';
import { monthsOffered } from './rules.ts';

export const becauseForm = z.object({ because: someWords('Say why', 500) });

// A school chooses among a few periods; the database holds whatever lies between.
const months = monthsOffered.map(String) as [string, ...string[]];
export const periodForm = z.object({
  months: oneOf('Choose for how long', months).transform(Number),
  version: aVersion,
});
