import { z } from 'zod';
import {
  aVersion,
  field,
  oneOf,
  perhapsADay,
  someWords,
  typedDay,
  type FormFields,
  type Problem,
} from '#platform/form';
import { missingReasons, type Point, type PupilResult, type Reading } from './rules.ts';

const bound = z.string().transform((text, context) => {
  if (text === '') return null;
  const bare = text.replaceAll(',', '').replace(/^\u2212/, '-');
  if (/^-?\d{1,7}(\.\d{1,3})?$/.test(bare)) return Number(bare);
  context.addIssue({ code: 'custom', message: 'Enter a number such as 69, or leave it empty' });
  return z.NEVER;
});

/** What is measured, declared before anybody looks at a result. */
export const measureForm = z
  .object({
    title: someWords('Enter what is measured', 120),
    scale: someWords('Enter the test and its scale', 120),
    lowest: bound,
    highest: bound,
    better: oneOf('Choose which way is better', ['higher', 'lower']),
    baselineOn: perhapsADay('Enter the day of the baseline'),
    afterOn: perhapsADay('Enter the day of the second test'),
  })
  .refine((form) => form.lowest === null || form.highest === null || form.lowest < form.highest, {
    path: ['highest'],
    message: 'Enter a highest value above the lowest',
  })
  .refine((form) => form.baselineOn === null || form.afterOn === null || form.baselineOn < form.afterOn, {
    path: ['afterOn'],
    message: 'Enter a day after that of the baseline',
  });

export type MeasureForm = z.output<typeof measureForm>;

export type Change = Readonly<{ pupilId: string; point: Point; value: number | null; missingBecause: string | null }>;

/** The grid's fields for one pupil and point. */
export const valueField = (point: Point, code: string) => `${point}.${code}`;
export const reasonField = (point: Point, code: string) => `${point}Why.${code}`;

export type Bounds = Readonly<{ lowest: number | null; highest: number | null }>;

const typedReading = (form: FormFields, point: Point, code: string, bounds: Bounds): Reading | string => {
  const text = field(form, valueField(point, code))
    .replaceAll(/[,\s]/g, '')
    .replace(/^\u2212/, '-')
    .replace(/%$/, '');
  const reason = field(form, reasonField(point, code));
  if (reason !== '' && !(missingReasons as readonly string[]).includes(reason)) return 'Choose a reason from the list';
  if (text === '') return { value: null, missingBecause: reason === '' ? null : reason };
  if (reason !== '') return 'Enter a result or a reason why it is missing, not both';
  if (!/^-?\d{1,7}(\.\d{1,3})?$/.test(text)) return 'Enter the result as a number, such as 84, or leave it empty';
  const value = Number(text);
  if (bounds.lowest !== null && value < bounds.lowest)
    return `Enter a result of ${bounds.lowest} or more: the scale begins there`;
  if (bounds.highest !== null && value > bounds.highest)
    return `Enter a result of ${bounds.highest} or less: the scale ends there`;
  return { value, missingBecause: null };
};

export type Grid =
  | Readonly<{
      kind: 'read';
      changes: readonly Change[];
      baselineOn: string | null;
      afterOn: string | null;
      version: number;
    }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>;

const points = ['baseline', 'after'] as const;

/** Reads the whole grid: only what differs from what is held becomes a change. Every fault names its pupil by code. */
export const readGrid = (form: FormFields, held: readonly PupilResult[], bounds: Bounds): Grid => {
  const problems: Problem[] = [];
  const day = (name: string): string | null => {
    const text = field(form, name);
    const read = typedDay(text);
    if (text !== '' && read === null)
      problems.push({ field: name, message: 'Enter the day, like 29 January 2027, or leave it empty' });
    return read;
  };
  const [baselineOn, afterOn] = [day('baselineOn'), day('afterOn')];
  if (baselineOn !== null && afterOn !== null && afterOn <= baselineOn)
    problems.push({ field: 'afterOn', message: 'Enter a day after that of the baseline' });
  const version = aVersion.safeParse(field(form, 'version'));
  if (!version.success)
    problems.push({ field: 'baselineOn', message: 'Open the page again: this form lost its place' });
  const changes: Change[] = [];
  for (const pupil of held)
    for (const point of points) {
      // A pupil who joined the list since this page was opened is not on it, and stays as they are.
      if (form[valueField(point, pupil.code)] === undefined) continue;
      const reading = typedReading(form, point, pupil.code, bounds);
      if (typeof reading === 'string')
        problems.push({ field: valueField(point, pupil.code), message: `${pupil.code}: ${reading}` });
      else if (reading.value !== pupil[point].value || reading.missingBecause !== pupil[point].missingBecause)
        changes.push({ pupilId: pupil.pupilId, point, ...reading });
    }
  if (problems.length > 0 || !version.success) return { kind: 'problems', problems };
  return { kind: 'read', changes, baselineOn, afterOn, version: version.data };
};
