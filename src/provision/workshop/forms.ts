import { z } from 'zod';
import { aDay, anyWords, aVersion, oneOf, someWords } from '#platform/form';
import { needOrder } from './rules.ts';

const aWhole = (ask: string, from: number, to: number) =>
  z.string().transform((text, context) => {
    const value = /^\d{1,4}$/.test(text) ? Number(text) : -1;
    if (value >= from && value <= to) return value;
    context.addIssue({ code: 'custom', message: `${ask}, from ${from} to ${to}` });
    return z.NEVER;
  });

const plan = {
  title: someWords('Enter what it is about', 160),
  about: anyWords(1000),
  heldOn: aDay('Enter the day'),
  startsAt: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Enter when it begins, like 18:00')),
  minutes: aWhole('Enter how many minutes it lasts', 5, 480),
  place: anyWords(200),
  capacity: aWhole('Enter how many places there are', 1, 1000),
  // A clash page carries them in one field, line by line.
  asks: z
    .array(z.string())
    .transform((all) => needOrder.filter((need) => all.flatMap((each) => each.split('\n')).includes(need))),
};

export const planForm = z.object(plan);
export const changeWorkshopForm = z.object({ ...plan, version: aVersion });
export type PlanTyped = z.output<typeof planForm>;

export const signUpForm = z.object({
  parentName: someWords('Enter the parent’s name', 120),
  party: z.enum(['1', '2', '3', '4']).catch('1').transform(Number),
  contact: anyWords(200),
  child: anyWords(100),
});

export const callOffWorkshopForm = z.object({ because: someWords('Say why it is called off', 300), version: aVersion });

export const feedbackForm = z.object({
  useful: oneOf('Choose how useful it was', ['5', '4', '3', '2', '1']),
  surer: z.enum(['yes', 'a-little', 'no']).nullable().catch(null),
  again: z.enum(['yes', 'perhaps', 'no']).nullable().catch(null),
  says: anyWords(1000),
});
