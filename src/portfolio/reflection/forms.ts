import { z } from 'zod';
import { anyWords, aVersion } from '#platform/form';
import { longestAnswer, type Answers } from './rules.ts';

const answer = anyWords(longestAnswer);

export const reflectionForm = z.object({
  version: aVersion,
  trends: answer,
  achievement: answer,
  pupils: answer,
  hardest: answer,
  learnt: answer,
  next: answer,
});

/** The answers of a read form; what was left empty is not kept. */
export const answersOf = ({ version: _, ...answers }: z.output<typeof reflectionForm>): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, text]) => text !== ''));

export const replyForm = z.object({ reply: anyWords(2000) });
