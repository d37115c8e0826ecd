import { z } from 'zod';
import { field, readForm, anyWords, oneOf, someWords, type FormFields, type Problem } from '#platform/form';
import type { Heard, Need } from '../rules.ts';
import type { SignUp } from './rules.ts';

const signUpForm = z.object({
  parentName: someWords('Enter your name', 120),
  party: oneOf('Choose how many grown-ups come', ['1', '2', '3', '4']),
  contact: anyWords(200),
  needs: z.array(z.string()),
  language: anyWords(40),
});

/** People see no such field; a program that fills in every field does. */
export const trap = 'website';
const trapped: Problem = {
  field: trap,
  message: 'Leave the last field empty: it is there for programs that write by themselves',
};

/** A family's sign-up, of what this session asks; what it does not ask is not taken. */
export const readSignUp = (
  form: FormFields,
  asks: readonly Need[],
): Readonly<{ kind: 'read'; value: SignUp }> | Readonly<{ kind: 'problems'; problems: readonly Problem[] }> => {
  const read = readForm(signUpForm, form);
  const problems = [...(read.kind === 'problems' ? read.problems : []), ...(field(form, trap) === '' ? [] : [trapped])];
  if (read.kind === 'problems' || problems.length > 0) return { kind: 'problems', problems };
  const { needs, language, party, ...rest } = read.value;
  const asked = asks.filter((need) => needs.includes(need));
  const value = {
    ...rest,
    party: Number(party),
    needs: asked,
    language: asked.includes('interpreter') ? language : '',
  };
  return { kind: 'read', value };
};

const answerForm = z.object({
  useful: oneOf('Choose how useful it was', ['5', '4', '3', '2', '1']),
  surer: z.enum(['yes', 'a-little', 'no', '']).catch(''),
  again: z.enum(['yes', 'perhaps', 'no', '']).catch(''),
  says: anyWords(1000),
});

export const readAnswer = (
  form: FormFields,
): Readonly<{ kind: 'read'; value: Heard }> | Readonly<{ kind: 'problems'; problems: readonly Problem[] }> => {
  const read = readForm(answerForm, form);
  const problems = [...(read.kind === 'problems' ? read.problems : []), ...(field(form, trap) === '' ? [] : [trapped])];
  if (read.kind === 'problems' || problems.length > 0) return { kind: 'problems', problems };
  const { useful, surer, again, says } = read.value;
  return {
    kind: 'read',
    value: { useful: Number(useful), surer: surer === '' ? null : surer, again: again === '' ? null : again, says },
  };
};
