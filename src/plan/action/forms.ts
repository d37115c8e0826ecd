import { z } from 'zod';
import { aDay, anyWords, aVersion, oneOf, pounds, someWords, type Problem } from '#platform/form';
import { actionStatuses, decisions, type ActionStatus, type EndDecision } from './rules.ts';

// Object.keys forgets that these are the tables' own keys; neither table is empty.
const statuses = Object.keys(actionStatuses) as [ActionStatus, ...ActionStatus[]];
const endDecisions = Object.keys(decisions) as [EndDecision, ...EndDecision[]];

/** What an action answers: `area:` and the id of an area for improvement, or `criterion:` and a code. */
export type Answers = Readonly<{ areaId: string | null; criterion: string | null }>;

const answers = z.string().transform((text, context): Answers => {
  const [kind, ...rest] = text.split(':');
  const what = rest.join(':');
  if (kind === 'area' && what !== '') return { areaId: what, criterion: null };
  if (kind === 'criterion' && what !== '') return { areaId: null, criterion: what };
  context.addIssue({ code: 'custom', message: 'Choose what this action answers' });
  return z.NEVER;
});

const actionFields = {
  answers,
  objective: someWords('Say what this action is to achieve', 500),
  coreChange: someWords('Say what will change in what the school offers every day', 4000),
  owner: someWords('Choose who answers for it', 60),
  partnership: anyWords(60),
  pupils: someWords('Say for which pupils it is', 1000),
  cost: pounds('Enter what it costs; 0 if nothing'),
  premium: pounds('Enter how much of that Pupil Premium pays; 0 if none'),
  dueOn: aDay('Enter the day by which it should be done'),
};

export const addActionForm = z.object(actionFields);
export const changeActionForm = z.object({ ...actionFields, version: aVersion });
export type ActionTyped = z.output<typeof addActionForm>;

/** What the fields say against each other. */
export const actionProblems = ({ cost, premium }: ActionTyped): readonly Problem[] =>
  premium > cost ? [{ field: 'premium', message: 'Enter a Pupil Premium share that is not more than the cost' }] : [];

export const moveForm = z.object({
  to: oneOf('Choose where the action stands now', statuses),
  note: someWords('Say how it went', 4000),
  decision: z.union([oneOf('Choose what becomes of it', endDecisions), z.literal('').transform(() => null)]),
  sustainedHow: anyWords(4000),
  sustainedBy: anyWords(200),
  version: aVersion,
});

export const milestoneForm = z.object({
  what: someWords('Say what will be reached', 500),
  milestoneDue: aDay('Enter the day by which it will be reached'),
});

export const commentForm = z.object({ says: someWords('Write your comment', 4000), action: anyWords(60) });
