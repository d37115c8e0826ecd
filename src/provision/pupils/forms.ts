import { z } from 'zod';
import { aDay, field, someWords, type FormFields, type Problem } from '#platform/form';
import { outcomes } from '../rules.ts';
import type { Mark, PupilOn } from '../store.ts';

/** The fields of one pupil in the review, by code: an error leads to the right one. */
export const fieldOf = (what: 'entry' | 'exit' | 'outcome' | 'group' | 'without' | 'seen', code: string): string =>
  `${what}.${code}`;

/** A pupil's review as it is to be saved, on the version that was read. */
export type Change = Pick<
  PupilOn,
  'pupilId' | 'code' | 'entry' | 'exit' | 'outcome' | 'leftOutBecause' | 'groupNo' | 'version'
>;

const figure = (text: string): number | null | 'fault' => {
  const bare = text
    .replaceAll(/[,\s]/g, '')
    .replace(/^\u2212/, '-')
    .replace(/%$/, '');
  if (bare === '') return null;
  return /^-?\d{1,7}(\.\d{1,3})?$/.test(bare) ? Number(bare) : 'fault';
};

/** A value that did not change keeps the day on which it was entered. */
const marked = (value: number | null, held: Mark | null, today: string): Mark | null =>
  value === null ? null : held?.value === value ? held : { value, on: today };

const sameMark = (a: Mark | null, b: Mark | null): boolean => a?.value === b?.value;

const readOne = (form: FormFields, held: PupilOn, today: string, groupCount: number): Change | Problem => {
  const text = (what: Parameters<typeof fieldOf>[0]) => field(form, fieldOf(what, held.code));
  const problem = (what: Parameters<typeof fieldOf>[0], message: string): Problem => ({
    field: fieldOf(what, held.code),
    message: `${held.code}: ${message}`,
  });
  const [entry, exit] = [figure(text('entry')), figure(text('exit'))];
  if (entry === 'fault') return problem('entry', 'Enter the value at the start as a number, or leave it empty');
  if (exit === 'fault') return problem('exit', 'Enter the value at the end as a number, or leave it empty');
  const outcome = text('outcome');
  if (outcome !== '' && !Object.hasOwn(outcomes, outcome)) return problem('outcome', 'Choose an outcome from the list');
  const without = text('without');
  if ([...without].length > 300) return problem('without', 'Use 300 characters or fewer');
  if (without !== '' && outcome !== '')
    return problem('without', 'Choose an outcome or say why this pupil is left out of the review, not both');
  const group = text('group') === '' ? held.groupNo : Number(text('group'));
  if (!Number.isInteger(group) || group < 1 || group > groupCount)
    return problem('group', `Choose a group from 1 to ${groupCount}`);
  return {
    pupilId: held.pupilId,
    code: held.code,
    version: Number(text('seen')) || 0,
    entry: marked(entry, held.entry, today),
    exit: marked(exit, held.exit, today),
    outcome: outcome === '' ? null : Number(outcome),
    leftOutBecause: without === '' ? null : without,
    groupNo: group,
  };
};

const isSame = (change: Change, held: PupilOn): boolean =>
  sameMark(change.entry, held.entry) &&
  sameMark(change.exit, held.exit) &&
  change.outcome === held.outcome &&
  change.leftOutBecause === held.leftOutBecause &&
  change.groupNo === held.groupNo;

export type ReadReview =
  | Readonly<{ kind: 'read'; changes: readonly Change[] }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>;

/** Reads the review of a page of pupils: only what differs from what is held is a change. Each fault names its pupil by code. */
export const readReview = (
  form: FormFields,
  held: readonly PupilOn[],
  given: Readonly<{ today: string; groupCount: number }>,
): ReadReview => {
  const read = held
    .filter(({ code }) => form[fieldOf('seen', code)] !== undefined)
    .map((each) => ({ each, read: readOne(form, each, given.today, given.groupCount) }));
  const problems = read.flatMap((one) => ('message' in one.read ? [one.read] : []));
  if (problems.length > 0) return { kind: 'problems', problems };
  return {
    kind: 'read',
    changes: read.flatMap(({ each, read: one }) => ('message' in one || isSame(one, each) ? [] : [one])),
  };
};

export const addPupilsForm = z.object({
  chosen: z.array(z.string()).check(z.maxLength(3000)),
  fromOn: aDay('Enter the first day on it'),
  group: z.string(),
});

export const takeOffForm = z.object({
  pupil: someWords('Choose who comes off it', 60),
  toOn: aDay('Enter the last day on it'),
  because: someWords('Say why the pupil comes off it', 300),
});
