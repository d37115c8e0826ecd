import { z } from 'zod';
import { anyWords, oneOf, someWords } from '#platform/form';

export const commentForm = z.object({
  criterion: anyWords(20),
  says: someWords('Say which fact is wrong, and what is right', 4000),
});
export const answerForm = z.object({
  answer: oneOf('Choose whether you corrected the report', ['corrected', 'kept']),
  answerSays: someWords('Say what you changed, or why you kept it', 4000),
});
