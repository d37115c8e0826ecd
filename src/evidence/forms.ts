import { z } from 'zod';
import { aDay, aVersion, anyWords, perhapsADay, someWords, type Problem } from '#platform/form';
import type { ItemKind } from './rules.ts';

const shared = {
  title: someWords('Enter a title that others will recognise', 200),
  shows: someWords('Say in a sentence or two what it shows', 4000),
  voices: z.array(z.string()),
  from: perhapsADay('Enter the first day of its period'),
  to: aDay('Enter the day it is from, or the last day of its period'),
  url: anyWords(2000),
  note: anyWords(20_000),
} as const;

export const addForm = z.object({
  ...shared,
  kind: z.enum(['file', 'link', 'note'], 'Choose whether it is a file, a link or a note'),
});

export const changeForm = z.object({ ...shared, version: aVersion });

export const claimForm = z.object({
  criteria: z.array(z.string()).min(1, 'Choose at least one criterion'),
  says: someWords('Say what the item shows for these criteria', 2000),
  impact: anyWords(2000),
});

export const changeClaimForm = z.object({
  says: someWords('Say what the item shows for this criterion', 2000),
  impact: anyWords(2000),
});

export type Typed = z.infer<typeof addForm>;
type Content = Pick<Typed, 'url' | 'note' | 'from' | 'to'>;

/** A web address that a verifier can open: http or https with a host, and no password in it. */
const isWebAddress = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, hostname } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '' && hostname.includes('.');
};

/** What only the fields together can tell: each kind needs its own thing, and a period does not end before it begins or after today. */
export const contentProblems = (kind: ItemKind, value: Content, hasFile: boolean, today: string): Problem[] => {
  const problems: Problem[] = [];
  if (kind === 'file' && !hasFile) problems.push({ field: 'file', message: 'Choose the file' });
  if (kind === 'link' && !isWebAddress(value.url))
    problems.push({ field: 'url', message: 'Enter the whole web address, like https://www.school.example/reading' });
  if (kind === 'note' && value.note.trim() === '') problems.push({ field: 'note', message: 'Write the note' });
  if (value.from !== null && value.from > value.to)
    problems.push({ field: 'from', message: 'Enter a first day that is not after the last' });
  if (value.to > today)
    problems.push({ field: 'to', message: 'Enter a day that has been: evidence is of what happened' });
  return problems;
};
