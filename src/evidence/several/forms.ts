import { z } from 'zod';
import { aDay, numberIn, readForm, someWords, type FormFields, type Problem } from '#platform/form';
import { readConsent } from '../consent/forms.ts';
import { isPictureName, type Said } from '../consent/rules.ts';
import { mostFiles } from './rules.ts';

const severalForm = z.object({
  to: aDay('Enter the day they are from'),
  voices: z.array(z.string()),
  criterion: z.string(),
});

export type Several = Readonly<{
  to: string;
  voices: readonly string[];
  criterion: string;
  said: Said | null;
}>;

/** What is said of several files together. */
export const readSeveral = (
  form: FormFields,
  files: Readonly<{ count: number; names: readonly string[] }>,
  today: string,
): Readonly<{ value: Several }> | Readonly<{ problems: readonly Problem[] }> => {
  const read = readForm(severalForm, form);
  const consent = readConsent(form, files.names.some(isPictureName), today);
  const problems: readonly Problem[] = [
    ...(files.count === 0 ? [{ field: 'files', message: 'Choose the files' }] : []),
    ...(files.count > mostFiles
      ? [{ field: 'files', message: `Choose ${mostFiles} files or fewer, and add the others afterwards` }]
      : []),
    ...(read.kind === 'problems' ? read.problems : []),
    ...(read.kind === 'read' && read.value.to > today
      ? [{ field: 'to', message: 'Enter a day that has been: evidence is of what happened' }]
      : []),
    ...('problems' in consent ? consent.problems : []),
  ];
  if (problems.length > 0 || read.kind === 'problems' || 'problems' in consent) return { problems };
  return { value: { ...read.value, said: consent.said } };
};

const unsaidForm = z.object({
  title: someWords('Enter a title that others will recognise', 200),
  shows: someWords('Say in a sentence or two what it shows', 4000),
});

export type SaidOfOne = Readonly<{ id: string; version: number; title: string; shows: string }>;

/**
 * What is said of each of several items on one page. An item whose words were left empty is left for later; each field is
 * called after its item.
 */
export const readUnsaid = (
  form: FormFields,
  ids: readonly string[],
): Readonly<{ said: readonly SaidOfOne[]; problems: readonly Problem[] }> => {
  const said: SaidOfOne[] = [];
  const problems: Problem[] = [];
  for (const id of ids) {
    const of = (name: string) => form[`${name}-${id}`] ?? [''];
    if ((of('shows')[0] ?? '').trim() === '') continue;
    const read = readForm(unsaidForm, { title: of('title'), shows: of('shows') });
    if (read.kind === 'problems')
      problems.push(...read.problems.map(({ field, message }) => ({ field: `${field}-${id}`, message })));
    else said.push({ id, version: numberIn(of('version')[0] ?? ''), ...read.value });
  }
  return { said, problems };
};
