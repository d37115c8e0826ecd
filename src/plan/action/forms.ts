import { z } from 'zod';
import { aDay, anyWords, aVersion, oneOf, someWords } from '#platform/form';
import { actionStatuses, decisions, type ActionStatus, type EndDecision } from './rules.ts';

// Object.keys forgets that these are the tables' own keys; neither table is empty.
const statuses = Object.keys(actionStatuses) as [ActionStatus, ...ActionStatus[]];
const endDecisions = Object.keys(decisions) as [EndDecision, ...EndDecision[]];

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

export const changeMilestoneForm = z.object({ ...milestoneForm.shape, version: aVersion });

export const commentForm = z.object({ says: someWords('Write your comment', 4000), action: anyWords(60) });
