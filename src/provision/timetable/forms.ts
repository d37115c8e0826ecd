import { z } from 'zod';
import { someWords } from '#platform/form';
import { yearGroups } from '#pupils/rules';

const weekday = z.string().transform((text, context) => {
  const day = Number(text);
  if (Number.isInteger(day) && day >= 1 && day <= 7) return day;
  context.addIssue({ code: 'custom', message: 'Choose the day of the week' });
  return z.NEVER;
});

/** "9:15", "09.15" or "0915" is 09:15. */
const time = z.string().transform((text, context) => {
  const parts = /^(\d{1,2})[:.]?(\d{2})$/.exec(text);
  const [hour, minute] = [Number(parts?.[1]), Number(parts?.[2])];
  if (parts !== null && hour < 24 && minute < 60)
    return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  context.addIssue({ code: 'custom', message: 'Enter when it begins, like 09:15' });
  return z.NEVER;
});

const minutes = z.string().transform((text, context) => {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (value >= 5 && value <= 480) return value;
  context.addIssue({ code: 'custom', message: 'Enter how many minutes it lasts, from 5 to 480' });
  return z.NEVER;
});

export const slotForm = z.object({
  weekday,
  startsAt: time,
  minutes,
  groupNo: z.coerce.number().check(z.gte(1), z.lte(60)),
});

export const lessonForm = z.object({
  subject: someWords('Enter the subject', 60),
  yearGroups: z.array(z.enum(yearGroups)).check(z.minLength(1, 'Choose the year groups that have it then')),
  weekday,
  startsAt: time,
  minutes,
});
