/** What was answered to guiding questions, as words for a judgement's reasons. Pure. */
import { answersIn, type Answers, type Guiding } from '#schemes/rules';

const ended = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`);

/** Questions and answers as sentences, one to a line: what "copy into my comment" puts there. */
export const asReasons = (guiding: Guiding, answers: Answers): string =>
  answersIn(guiding, answers)
    .map(({ question, words }) => `${question.ask} ${ended(words)}`)
    .join('\n');
