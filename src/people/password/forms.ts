import type { FormFields, Problem } from '#platform/form';
import { passwordWords, type PasswordFault } from './rules.ts';

/** A password exactly as it was typed: never trimmed, never folded. */
export const typedPassword = (form: FormFields, name = 'password'): string => form[name]?.[0] ?? '';

export const passwordProblem = (fault: PasswordFault): Problem => ({
  field: 'password',
  message: passwordWords[fault],
});
