/** Guiding questions as a scheme's file says them, and what they mean. */
import { yesNo } from '../../questions/rules.ts';
import type { Guiding, Question } from '../../rules.ts';

export type QuestionLine = Readonly<{
  code: string;
  ask: string;
  kind: Question['kind'];
  choices?: Question['choices'];
  asksIf?: Readonly<{ question: string; is: readonly string[] }>;
  look?: Readonly<Record<string, string>>;
}>;
type Asking = Readonly<{ code: string; questions?: readonly QuestionLine[] }>;

const question = (line: QuestionLine): Question => ({
  code: line.code,
  ask: line.ask,
  kind: line.kind,
  choices: line.kind === 'yes-no' ? yesNo : (line.choices ?? []),
  asksIf: line.asksIf ?? null,
  look: line.look ?? {},
});

/** A criterion's own questions, or its standard's; answers are kept where the questions stand. */
export const guidingOf = (part: Asking, line: Asking): Guiding | null => {
  if (line.questions !== undefined) return { place: line.code, questions: line.questions.map(question) };
  return part.questions === undefined ? null : { place: `:${part.code}`, questions: part.questions.map(question) };
};
