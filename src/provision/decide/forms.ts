import { z } from 'zod';
import { aVersion, oneOf, someWords } from '#platform/form';
import { decisions, type Decision } from '../rules.ts';

// Object.keys forgets that these are the table's own keys; it has four.
const values = Object.keys(decisions) as [Decision, ...Decision[]];

export const decideForm = z.object({
  decision: oneOf('Choose what becomes of it', values),
  because: someWords('Say why', 1000),
  version: aVersion,
});
