import { field, type FormFields, type Problem } from '#platform/form';
import { typedPassword } from '../password/forms.ts';
import { safeDestination } from './rules.ts';

export type SignInForm = Readonly<{ email: string; password: string; then: string; problems: readonly Problem[] }>;

/** Reads the sign-in form. Only what was left empty is a problem of its own; the rest is answered by one sentence. */
export const readSignIn = (form: FormFields): SignInForm => {
  const email = field(form, 'email');
  const password = typedPassword(form);
  const problems: Problem[] = [];
  if (email === '') problems.push({ field: 'email', message: 'Enter your email address.' });
  if (password === '') problems.push({ field: 'password', message: 'Enter your password.' });
  return { email, password, then: safeDestination(field(form, 'then')), problems };
};

/** The same for an address that is known and one that is not. */
export const wrongSignIn: Problem = {
  field: 'email',
  message: 'Enter the address and password of your account. Together, these two are not known here.',
};

export const wrongCode: Problem = {
  field: 'code',
  message: 'Enter the six figures that your app shows now. Each code works once.',
};

export const wrongRecoveryCode: Problem = {
  field: 'code',
  message: 'Enter one of your recovery codes that you have not used yet.',
};
