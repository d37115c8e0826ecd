import { z } from 'zod';
import { aDay, aVersion, oneOf, someWords } from '#platform/form';
import { keeps, quotings, sights, ways } from './rules.ts';

// The keys are the ones written in the rules; Object.keys only forgets them.
const keysOf = <Name extends string>(table: Readonly<Record<Name, string>>) =>
  Object.keys(table) as unknown as readonly [Name, ...Name[]];

const parts = {
  words: someWords('Enter what the pupil said, in the pupil’s own words', 2000),
  saidOn: aDay('Enter the day on which it was said'),
  askedBy: someWords('Enter who asked', 120),
  how: oneOf('Choose how the pupil said it', keysOf(ways)),
  sees: oneOf('Choose who may read it', keysOf(sights)),
  quoting: oneOf('Choose whether it may be quoted', keysOf(quotings)),
  keep: oneOf('Choose how long it is kept', keysOf(keeps)),
} as const;

export const sayForm = z.object(parts);
export const changeForm = z.object({ version: aVersion, ...parts });
export type SaidForm = z.output<typeof sayForm>;
