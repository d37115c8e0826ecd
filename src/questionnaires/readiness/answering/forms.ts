import { field, type FormFields } from '#platform/form';
import { answers, typedCode, type Answer } from '../rules.ts';
import type { Statement } from '../statements.ts';
import type { Given, Pressed } from './rules.ts';

const presses: readonly string[] = ['next', 'back', 'skip', 'send', 'start'] satisfies Pressed[];

export const answerField = (key: string): string => `a-${key}`;

export type Sent = Readonly<{ code: string | null; at: number; pressed: Pressed; language: string }>;

/** What every page of the questionnaire sends: the code, the place and the button. */
export const readSent = (form: FormFields): Sent => {
  const pressed = field(form, 'go');
  const at = Number.parseInt(field(form, 'at'), 10);
  return {
    code: typedCode(field(form, 'code')),
    at: Number.isInteger(at) && at >= 0 && at < 100 ? at : -1,
    language: field(form, 'language').slice(0, 10),
    pressed: presses.includes(pressed) ? (pressed as Pressed) : '', // it is one of the list that it was just found in
  };
};

/** The answers that travel with the pages; what is no answer is none. */
export const readGiven = (form: FormFields, statements: readonly Statement[]): Given =>
  Object.fromEntries(
    statements.flatMap(({ key }): [string, Answer][] => {
      const value = answers.find((each) => each === field(form, answerField(key)));
      return value === undefined ? [] : [[key, value]];
    }),
  );
