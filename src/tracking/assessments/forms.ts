import { z } from 'zod';
import {
  anyWords,
  aVersion,
  perhapsADay,
  problemsOnly,
  readForm,
  someWords,
  type FormFields,
  type Read,
} from '#platform/form';
import { boundOf } from '../measures/forms.ts';
import { isScaleKey, scaleOf, scales, valueText, type ScaleKey } from '../scales/rules.ts';
import { readScore } from '../scales/read.ts';

export type AssessmentForm = Readonly<{
  title: string;
  subject: string;
  scaleKey: ScaleKey;
  unit: string;
  lowest: number | null;
  highest: number | null;
  grades: readonly string[] | null;
  higherIsBetter: boolean;
  expected: number | null;
}>;

const shape = z.object({
  title: someWords('Enter the name of the assessment', 120),
  subject: anyWords(60),
  scaleKey: z.string(),
  unit: anyWords(40),
  lowest: boundOf('lowest'),
  highest: boundOf('highest'),
  grades: anyWords(1000),
  better: z.string(),
  expected: z.string(),
});

const gradesIn = (text: string): readonly string[] =>
  text
    .split(/[\n,;]/)
    .map((grade) => grade.trim())
    .filter(Boolean);

const gradesFault = (grades: readonly string[]): string | null => {
  if (grades.length < 2) return 'Enter at least two words, the lowest first';
  if (grades.length > 40) return 'Enter 40 words at most';
  if (new Set(grades.map((grade) => grade.toLowerCase())).size < grades.length) return 'Enter each word once';
  return grades.some((grade) => grade.length > 40) ? 'Use 40 characters or fewer for each word' : null;
};

/** What the school declares of a test, judgement or count that it takes more than once. */
export const readAssessment = (form: FormFields): Read<AssessmentForm> => {
  const read = readForm(shape, form);
  const text = (name: string) => (form[name]?.[0] ?? '').trim();
  const problems = read.kind === 'problems' ? [...read.problems] : [];
  const value = read.kind === 'read' ? read.value : null;
  const key = text('scaleKey');
  if (!isScaleKey(key))
    return problemsOnly(form, [...problems, { field: 'scaleKey', message: 'Choose how a result is written' }]);
  const entry = scales[key];
  const grades = entry.kind === 'order' && text('grades') !== '' ? gradesIn(text('grades')) : null;
  const fault = key === 'ordered' || grades !== null ? gradesFault(grades ?? []) : null;
  if (fault !== null) problems.push({ field: 'grades', message: fault });
  if (entry.higherIsBetter === null && text('better') !== 'higher' && text('better') !== 'lower')
    problems.push({ field: 'better', message: 'Choose which way is better' });
  const [low, high] = [value?.lowest ?? entry.lowest, value?.highest ?? entry.highest];
  if (low !== null && high !== null && low >= high)
    problems.push({ field: 'highest', message: 'Enter a highest value above the lowest' });
  const higherIsBetter = entry.higherIsBetter ?? text('better') === 'higher';
  const declared = {
    scale: key,
    lowest: value?.lowest ?? null,
    highest: value?.highest ?? null,
    grades,
    higherIsBetter,
  };
  const expected = readExpected({ ...declared, expected: null, unit: '' }, text('expected'));
  if (typeof expected === 'string') problems.push({ field: 'expected', message: expected });
  if (problems.length > 0 || value === null || typeof expected === 'string') return problemsOnly(form, problems);
  return {
    kind: 'read',
    value: { ...declared, title: value.title, subject: value.subject, scaleKey: key, unit: value.unit, expected },
  };
};

/** The expected value, written as a result is; a scale's own when nothing is written. */
export const readExpected = (declared: Parameters<typeof scaleOf>[0], text: string): number | null | string => {
  const scale = scaleOf(declared);
  const read = readScore(scale, text);
  if (read.kind === 'empty') return null;
  if (read.kind === 'value') return read.value;
  return read.kind === 'problem'
    ? read.message
    : `Enter the expected value as a result is written, such as ${valueText(scale, scale.highest ?? 1)}, or leave it empty`;
};

export const wordsForm = z.object({
  title: someWords('Enter the name of the assessment', 120),
  subject: anyWords(60),
  expected: z.string(),
  version: aVersion,
});

export const pointForm = z.object({
  label: someWords('Enter what the point is called, such as Autumn 2026', 60),
  takenOn: perhapsADay('Enter the day on which it was taken'),
});
export const changedPointForm = pointForm.extend({ version: aVersion });

export type PointForm = z.output<typeof pointForm>;
