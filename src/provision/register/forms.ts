import { z } from 'zod';
import { aDay, aVersion, field, someWords, type FormFields, type Problem } from '#platform/form';
import type { PupilOn } from '../store.ts';
import { attendances, type Attended, type Was } from './rules.ts';

const minutes = z.string().transform((text, context) => {
  const value = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (value >= 5 && value <= 480) return value;
  context.addIssue({ code: 'custom', message: 'Enter how many minutes it lasted, from 5 to 480' });
  return z.NEVER;
});

const session = {
  on: aDay('Enter the day of the session'),
  groupNo: z.coerce.number().check(z.gte(1), z.lte(60)),
  startsAt: z.string().check(z.regex(/^(([01]\d|2[0-3]):[0-5]\d)?$/, 'Enter the time like 09:15, or leave it empty')),
  version: aVersion,
};

export const registerForm = z.object({ ...session, minutes });
export const callOffForm = z.object({ ...session, minutes, because: someWords('Say why it is called off', 300) });

export const wasField = (code: string): string => `was.${code}`;
export const lateField = (code: string): string => `late.${code}`;

/** How each pupil of a register was there. Somebody for whom nothing is chosen is not written down, and is not absent. */
export const readMarks = (
  form: FormFields,
  pupils: readonly PupilOn[],
  length: number,
): readonly Attended[] | readonly Problem[] => {
  const problems: Problem[] = [];
  const marks = pupils.flatMap(({ pupilId, code }): readonly Attended[] => {
    const was = field(form, wasField(code));
    if (was === '') return [];
    if (!Object.hasOwn(attendances, was)) {
      problems.push({ field: wasField(code), message: `${code}: Choose present, late or absent` });
      return [];
    }
    const text = field(form, lateField(code));
    const late = /^\d{1,3}$/.test(text) ? Number(text) : 0;
    if (was === 'late' && (late < 1 || late >= length)) {
      problems.push({
        field: lateField(code),
        message: `${code}: Enter how many minutes late, from 1 to ${length - 1}`,
      });
      return [];
    }
    // The table's own key, as was just asked.
    return [{ pupilId, was: was as Was, minutesLate: was === 'late' ? late : 0 }];
  });
  return problems.length > 0 ? problems : marks;
};

export const isProblems = (read: readonly Attended[] | readonly Problem[]): read is readonly Problem[] =>
  read.some((each) => 'message' in each);
