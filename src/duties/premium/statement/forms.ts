import { z } from 'zod';
import { anyWords, aVersion, oneOf, perhapsADay, pounds, someWords } from '#platform/form';
import { longestText } from './rules.ts';

export const textForm = z.object({ version: aVersion, says: anyWords(longestText) });

const lineWords = {
  says: someWords('Say it in a sentence or two', 1000),
  criteria: anyWords(1000),
} as const;

export const addLineForm = z.object({
  kind: oneOf('Choose what to add', ['challenge', 'outcome']),
  ...lineWords,
});
export const lineForm = z.object({ version: aVersion, ...lineWords });

/** "1, 3" or "1 and 3" as numbers, each once, in order. */
const numbers = z.string().transform((text, context): readonly number[] => {
  const parts = text.split(/[\s,;]+|and/).filter((part) => part !== '');
  if (parts.every((part) => /^[1-9]\d?$/.test(part)) && parts.length <= 20)
    return [...new Set(parts.map(Number))].toSorted((a, b) => a - b);
  context.addIssue({ code: 'custom', message: 'Enter the numbers of challenges, like 1, 3, or leave it empty' });
  return z.NEVER;
});

const perhapsCost = z.string().transform((text, context) => {
  if (text === '') return null;
  const read = pounds('Enter the budgeted cost').safeParse(text);
  if (read.success) return read.data;
  context.addIssue({ code: 'custom', message: 'Enter the budgeted cost, like 2400 or 2400.50, or leave it empty' });
  return z.NEVER;
});

export const detailForm = z.object({
  version: aVersion,
  evidence: anyWords(2000),
  challenges: numbers,
  cost: perhapsCost,
});

export const overviewForm = z.object({
  version: aVersion,
  yearsCovered: anyWords(60),
  authorisedBy: anyWords(120),
  premiumLead: anyWords(120),
  governorLead: anyWords(120),
  reviewOn: perhapsADay('Enter the day of the review'),
});

export const publishForm = z.object({
  version: aVersion,
  publishedOn: perhapsADay('Enter the day on which it was published'),
});
