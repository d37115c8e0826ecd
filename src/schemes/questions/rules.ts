/** Questions that help people to look before they judge. An answer never sets a level. Pure. */

export const yesNo = [
  { code: 'yes', name: 'Yes' },
  { code: 'no', name: 'No' },
] as const;

/** One question. `asksIf`: only after one of these answers to an earlier one; `look`: by answer, what to look at next. */
export type Question = Readonly<{
  code: string;
  ask: string;
  kind: 'yes-no' | 'choice' | 'text';
  choices: readonly Readonly<{ code: string; name: string }>[];
  asksIf: Readonly<{ question: string; is: readonly string[] }> | null;
  look: Readonly<Record<string, string>>;
}>;
/** Questions, and the place under which an enrolment keeps its answers: a criterion's code, or a standard's behind a colon. */
export type Guiding = Readonly<{ place: string; questions: readonly Question[] }>;
/** What was answered, by question: a code of a choice, or a text. */
export type Answers = Readonly<Record<string, string>>;

/** Whether a question is asked, after these answers; one that hangs on a question that is not asked is not asked either. */
export const asked = (guiding: Guiding, question: Question, answers: Answers): boolean => {
  const { asksIf } = question;
  if (asksIf === null) return true;
  const before = guiding.questions.find(({ code }) => code === asksIf.question);
  return before !== undefined && asked(guiding, before, answers) && asksIf.is.includes(answers[before.code] ?? '');
};

/** An answer to a question that is asked, in words, with what it suggests to look at. */
export type Answered = Readonly<{ question: Question; words: string; look: string | null }>;

/** What was answered of what is asked, in the order of the questions. */
export const answersIn = (guiding: Guiding, answers: Answers): readonly Answered[] =>
  guiding.questions.flatMap((question): readonly Answered[] => {
    const said = answers[question.code] ?? '';
    if (said === '' || !asked(guiding, question, answers)) return [];
    const words = question.kind === 'text' ? said : question.choices.find(({ code }) => code === said)?.name;
    return words === undefined ? [] : [{ question, words, look: question.look[said] ?? null }];
  });
