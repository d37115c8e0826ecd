import { aVersion, field, typedDay, type FormFields, type Problem } from '#platform/form';
import { readEntries, type Entries } from '../entry/forms.ts';
import type { EntryColumn, EntryRow } from '../entry/rules.ts';
import type { Days } from '../measures/store.ts';

type Held = Days & Readonly<{ daysVersion: number }>;

export type Grid = Exclude<Entries, { kind: 'read' }> | (Extract<Entries, { kind: 'read' }> & Readonly<{ days: Days }>);

/** Reads one page of a measure's results and the days of its two tests. A day that a colleague changed meanwhile is a clash too. */
export const readGrid = (
  form: FormFields,
  rows: readonly EntryRow[],
  columns: readonly EntryColumn[],
  held: Held,
): Grid => {
  const problems: Problem[] = [];
  const day = (name: keyof Days): string | null => {
    if (form[name] === undefined) return held[name];
    const text = field(form, name);
    const read = typedDay(text);
    if (text !== '' && read === null)
      problems.push({ field: name, message: 'Enter the day, like 29 January 2027, or leave it empty' });
    return read;
  };
  const days = { baselineOn: day('baselineOn'), afterOn: day('afterOn') };
  if (days.baselineOn !== null && days.afterOn !== null && days.afterOn <= days.baselineOn)
    problems.push({ field: 'afterOn', message: 'Enter a day after that of the baseline' });
  const version = aVersion.safeParse(field(form, 'version'));
  if (!version.success)
    problems.push({ field: 'baselineOn', message: 'Open the page again: this form lost its place' });
  const entries = readEntries(form, rows, columns);
  if (entries.kind === 'problems' || problems.length > 0)
    return { kind: 'problems', problems: [...problems, ...(entries.kind === 'problems' ? entries.problems : [])] };
  const lost = (['baselineOn', 'afterOn'] as const).filter(
    (name) => days[name] !== held[name] && version.data !== held.daysVersion,
  );
  const fields = new Set([...lost, ...(entries.kind === 'clash' ? entries.fields : [])]);
  return entries.kind === 'clash' || fields.size > 0 ? { kind: 'clash', fields } : { ...entries, days };
};
