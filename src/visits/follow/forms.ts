import { z } from 'zod';
import { aVersion, oneOf, someWords } from '#platform/form';
import { supports, type Supported } from '../sample/rules.ts';

// Object.keys forgets that these are the table's own keys; the table is not empty.
const answers = Object.keys(supports) as [Supported, ...Supported[]];

export const followForm = z.object({
  seen: oneOf('Choose whether you saw what the action says', answers),
  says: someWords('Say what you saw, and what the target pupils achieved by it', 8000),
  version: aVersion,
});
