import { z } from 'zod';
import { aDay, anyWords, oneOf, someWords } from '#platform/form';

const sessions = (ask: string) =>
  z.string().transform((text, context) => {
    if (/^\d{1,4}$/.test(text)) return Number(text);
    context.addIssue({ code: 'custom', message: ask });
    return z.NEVER;
  });

const perhapsSessions = (ask: string) =>
  z.string().transform((text, context) => {
    if (text === '') return null;
    if (/^\d{1,4}$/.test(text)) return Number(text);
    context.addIssue({ code: 'custom', message: ask });
    return z.NEVER;
  });

export const attendanceForm = z.object({
  fromOn: aDay('Enter the first day of the span'),
  toOn: aDay('Enter the last day of the span'),
  possible: sessions('Enter the possible sessions as a whole number: two for each school day'),
  absent: sessions('Enter the sessions missed as a whole number, 0 if none'),
  unauthorised: perhapsSessions('Enter a whole number, or leave it empty'),
});

export const suspensionForm = z.object({
  kind: oneOf('Say whether it is a suspension or a permanent exclusion', ['suspension', 'permanent-exclusion']),
  beganOn: aDay('Enter the day on which it began'),
  sessions: perhapsSessions('Enter the sessions as a whole number'),
  why: anyWords(300),
});

export const takeBackSuspensionForm = z.object({ mistake: someWords('Say why the record was a mistake', 300) });
