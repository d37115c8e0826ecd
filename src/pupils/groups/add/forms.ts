import { z } from 'zod';
import { aDay, perhapsADay, readForm, typedOf, type FormFields, type Problem } from '#platform/form';
import type { GroupDefinition } from '../definitions/rules.ts';
import type { GivenMembership } from '../membership/rules.ts';

const datesForm = z.object({
  fromOn: aDay('Enter the first day in the group'),
  toOn: perhapsADay('Enter the last day in the group'),
});

export type ReadAdd =
  | Readonly<{ kind: 'read'; given: readonly GivenMembership[] }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[]; typed: Readonly<Record<string, string>> }>;

/** The day typed into a detail, as `2027-01-15`; other details as they are. */
const detailOf = (name: string, kind: 'words' | 'day', form: FormFields, isNeeded: boolean, label: string) => {
  const typed = (form[`detail.${name}`]?.[0] ?? '').trim();
  const field = `detail.${name}`;
  if (typed === '') return isNeeded ? { problem: { field, message: `Enter: ${label.toLowerCase()}` } } : {};
  if (kind === 'words')
    return [...typed].length > 120 ? { problem: { field, message: 'Use 120 characters or fewer' } } : { value: typed };
  const day = perhapsADay(label).safeParse(typed);
  return day.success
    ? { value: day.data ?? '' }
    : { problem: { field, message: day.error.issues[0]?.message ?? label } };
};

/** Reads which pupils come into a group, from when, why, and what else the group asks. */
export const readAdd = (form: FormFields, group: string, definition: GroupDefinition | null): ReadAdd => {
  const problems: Problem[] = [];
  const ids = [...new Set(form['pupil'] ?? [])];
  if (ids.length === 0) problems.push({ field: 'pupil', message: 'Tick at least one pupil' });
  const dates = readForm(datesForm, form);
  if (dates.kind === 'problems') problems.push(...dates.problems);
  const bases = Object.keys(definition?.bases ?? {});
  const basis = form['basis']?.[0] ?? '';
  if (bases.length > 0 && !bases.includes(basis)) problems.push({ field: 'basis', message: 'Say on what basis' });
  const detail: Record<string, string> = {};
  for (const { name, kind, isNeeded, label } of definition?.details ?? []) {
    const read = detailOf(name, kind, form, isNeeded, label);
    if (read.problem !== undefined) problems.push(read.problem);
    if (read.value !== undefined) detail[name] = read.value;
  }
  if (dates.kind === 'problems' || problems.length > 0) return { kind: 'problems', problems, typed: typedOf(form) };
  const { fromOn, toOn } = dates.value;
  if (toOn !== null && toOn < fromOn)
    return {
      kind: 'problems',
      problems: [{ field: 'toOn', message: 'Enter a last day that is not before the first' }],
      typed: typedOf(form),
    };
  const shared = { group, fromOn, toOn, basis: basis === '' ? null : basis, detail };
  return { kind: 'read', given: ids.map((pupilId) => ({ pupilId, ...shared })) };
};
