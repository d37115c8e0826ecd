import { z } from 'zod';
import { anyWords, aVersion, oneOf, type Problem } from '#platform/form';

export const moderationForm = z.object({
  view: oneOf('Choose whether you agree', ['agree', 'differ']),
  level: z.string(),
  reasons: anyWords(8000),
  version: aVersion,
});
export type ModerationTyped = Omit<z.output<typeof moderationForm>, 'version'>;

/** To differ is to name another level, and why. */
export const moderationProblems = (
  typed: ModerationTyped,
  levels: readonly string[],
  found: string | null,
): readonly Problem[] => {
  if (typed.view === 'agree') return [];
  const problems: Problem[] = [];
  if (!levels.includes(typed.level)) problems.push({ field: 'level', message: 'Choose the level that you would give' });
  if (typed.level !== '' && typed.level === found)
    problems.push({ field: 'level', message: 'This is the verifier’s level: choose another, or agree' });
  if (typed.reasons === '') problems.push({ field: 'reasons', message: 'Say why you would give another level' });
  return problems;
};
