import { z } from 'zod';
import { anyWords, oneOf, someWords } from '#platform/form';
import { exemptionKinds } from './rules.ts';

/** What a school argues. `about` is the code of a criterion or of a rule of the check. */
export const argueForm = z.object({
  kind: oneOf('Choose what you ask to be let off', exemptionKinds),
  about: someWords('Choose what you ask to be let off', 60),
  words: anyWords(600),
  reason: someWords('Say why this does not fit your school', 4000),
  evidence: anyWords(2000),
});

/** What the awarding body says to it. */
export const decideForm = z.object({
  decision: oneOf('Choose whether you grant it', ['granted', 'refused']),
  why: someWords('Give the reason that the school will read', 4000),
});
