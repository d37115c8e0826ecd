import { z } from 'zod';
import { anyWords, aVersion, oneOf, perhapsADay, someWords } from '#platform/form';

const owner = z.string().transform((text) => (text === '' ? null : text));

export const decisionForm = z.object({
  says: someWords('Write what was decided', 1000),
  owner,
  dueOn: perhapsADay('Enter the day by which it is done'),
});
export const changeDecisionForm = z.object({ ...decisionForm.shape, version: aVersion });

export const endDecisionForm = z
  .object({
    how: oneOf('Choose what became of it', ['done', 'dropped', 'open']),
    note: anyWords(1000),
    version: aVersion,
  })
  .refine(({ how, note }) => how !== 'dropped' || note !== '', {
    path: ['note'],
    message: 'Say why it is dropped',
  });

export type DecisionTyped = z.output<typeof decisionForm>;
