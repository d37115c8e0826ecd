import { z } from 'zod';
import { aVersion, anyWords, oneOf } from '#platform/form';
import { pressed } from './rules.ts';

/** A standard is moved on as the reader saw it; a reason is asked for by the rule, not by the form. */
export const moveForm = z.object({
  move: oneOf('Choose what should happen to it', pressed),
  version: aVersion,
  reason: anyWords(1000),
});
