import { z } from 'zod';
import {
  aDay,
  aVersion,
  anyWords,
  perhapsADay,
  readForm,
  someWords,
  type FormFields,
  type Problem,
} from '#platform/form';
import { readConsent } from './consent/forms.ts';
import type { Said } from './consent/rules.ts';
import { readHolding } from './kind/forms.ts';
import { isKind, itemKinds, kindNames, type Holding, type ItemKind } from './kind/rules.ts';

const shared = {
  title: someWords('Enter a title that others will recognise', 200),
  shows: someWords('Say in a sentence or two what it shows', 4000),
  voices: z.array(z.string()),
  from: perhapsADay('Enter the first day of its period'),
  to: aDay('Enter the day it is from, or the last day of its period'),
} as const;

const addForm = z.object({
  ...shared,
  kind: z.enum(kindNames, 'Choose what it is'),
  /** Made with the page, so that a form sent twice adds one item. */
  id: z.string(),
  /** A file that came with an earlier sending of this form and waits. */
  held: z.string(),
  /** The same bytes are wanted twice all the same. */
  anyway: z.string(),
  criterion: z.string(),
  impact: anyWords(2000),
});
const changeForm = z.object({ ...shared, version: aVersion, held: z.string(), anyway: z.string() });

export const claimForm = z.object({
  criteria: z.array(z.string()).min(1, 'Choose at least one criterion'),
  says: someWords('Say what the item shows for these criteria', 2000),
  impact: anyWords(2000),
  replace: z.array(z.string()),
});

export const changeClaimForm = z.object({
  says: someWords('Say what the item shows for this criterion', 2000),
  impact: anyWords(2000),
});

/** A text of an item, whatever its kind. */
export type Text = Readonly<{
  title: string;
  shows: string;
  voices: readonly string[];
  from: string | null;
  to: string;
  held: string;
  anyway: boolean;
}> &
  Readonly<{ holding: Holding }>;
export type Added = Text &
  Readonly<{ kind: ItemKind; id: string; criterion: string; impact: string; said: Said | null }>;
export type Changed = Text & Readonly<{ version: number }>;

type Read<T> = Readonly<{ value: T }> | Readonly<{ problems: readonly Problem[] }>;

const period = ({ from, to }: Readonly<{ from: string | null; to: string }>, today: string): readonly Problem[] => [
  ...(from !== null && from > to ? [{ field: 'from', message: 'Enter a first day that is not after the last' }] : []),
  ...(to > today ? [{ field: 'to', message: 'Enter a day that has been: evidence is of what happened' }] : []),
];

/** What only the kind knows to be missing: a file that must be there, minutes that are neither text nor file. */
const missing = (kind: ItemKind, holding: Holding, hasFile: boolean): readonly Problem[] => {
  const { holds } = itemKinds[kind];
  if (holds === 'file' && !hasFile)
    return [{ field: 'file', message: kind === 'photograph' ? 'Choose the photograph' : 'Choose the file' }];
  return holds === 'words-or-file' && !hasFile && holding.note === null
    ? [{ field: 'note', message: 'Write the minutes, or choose their file' }]
    : [];
};

const problemsOf = (read: object): readonly Problem[] =>
  'problems' in read ? (read.problems as readonly Problem[]) : []; // each of the readers gives Problem[] under that name

/** A new item from its form; every problem at once. */
export const readAdded = (form: FormFields, hasFile: boolean, today: string): Read<Added> => {
  const read = readForm(addForm, form);
  const kind = form['kind']?.[0] ?? '';
  if (!isKind(kind)) return { problems: problemsOf(read) };
  const holding = readHolding(kind, form);
  const consent = readConsent(form, itemKinds[kind].asksConsent, today);
  // In the order of the page.
  const problems = [
    ...problemsOf(holding),
    ...('problems' in holding ? [] : missing(kind, holding, hasFile)),
    ...problemsOf(read),
    ...(read.kind === 'read' ? period(read.value, today) : []),
    ...problemsOf(consent),
  ];
  if (read.kind === 'problems' || 'problems' in holding || 'problems' in consent || problems.length > 0)
    return { problems };
  return { value: { ...read.value, kind, holding, anyway: read.value.anyway === 'yes', said: consent.said } };
};

/** A new text of an item that stands. */
export const readChanged = (form: FormFields, kind: ItemKind, hasFile: boolean, today: string): Read<Changed> => {
  const read = readForm(changeForm, form);
  const holding = readHolding(kind, form);
  const problems = [
    ...problemsOf(holding),
    ...('problems' in holding ? [] : missing(kind, holding, hasFile)),
    ...problemsOf(read),
    ...(read.kind === 'read' ? period(read.value, today) : []),
  ];
  if (read.kind === 'problems' || 'problems' in holding || problems.length > 0) return { problems };
  return { value: { ...read.value, holding, anyway: read.value.anyway === 'yes' } };
};
