import { field, type FormFields, type Problem } from '#platform/form';
import type { Answers, Guiding } from '#schemes/rules';

/** Characters that one answer in words may have. */
export const longAnswer = 600;

/** The field of a question: its code behind a letter, so that no code can be another field's name. */
export const fieldOf = (code: string): string => `q-${code}`;

export type GuidingRead = Readonly<{ answers: Answers; version: number; problems: readonly Problem[] }>;

/** What was answered, as it was typed; a choice that the question does not have counts as none. */
export const readAnswers = (guiding: Guiding, form: FormFields): GuidingRead => {
  const typed = guiding.questions.map((question) => ({
    question,
    said: field(form, fieldOf(question.code)).replaceAll('\r\n', '\n').replaceAll('\0', '').toWellFormed(),
  }));
  const answers = typed.flatMap(({ question, said }) =>
    said !== '' && (question.kind === 'text' || question.choices.some(({ code }) => code === said))
      ? [[question.code, said] as const]
      : [],
  );
  const version = field(form, 'version');
  return {
    answers: Object.fromEntries(answers),
    version: /^\d{1,9}$/.test(version) ? Number(version) : -1,
    problems: typed.flatMap(({ question, said }) =>
      [...said].length > longAnswer
        ? [{ field: fieldOf(question.code), message: `Keep this answer to ${longAnswer} characters` }]
        : [],
    ),
  };
};
