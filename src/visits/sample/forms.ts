import { z } from 'zod';
import { anyWords, aVersion, oneOf, type Problem } from '#platform/form';
import { supports, type Supported } from './rules.ts';

// Object.keys forgets that these are the table's own keys; the table is not empty.
const answers = Object.keys(supports) as [Supported, ...Supported[]];

export const claimForm = z.object({
  supported: oneOf('Choose whether what you saw supports the claim', answers),
  seen: anyWords(4000),
  version: aVersion,
});
export type ClaimTyped = Omit<z.output<typeof claimForm>, 'version'>;

/** Anything but a plain yes needs its words. */
export const claimProblems = ({ supported, seen }: ClaimTyped): readonly Problem[] =>
  supported === 'yes' || seen !== ''
    ? []
    : [{ field: 'seen', message: `${supports[supported].hint.split(':')[0] ?? 'Say what you saw'}` }];
