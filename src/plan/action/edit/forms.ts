import { z } from 'zod';
import {
  aDay,
  anyWords,
  aVersion,
  perhapsADay,
  pounds,
  someWords,
  type FormFields,
  type Problem,
} from '#platform/form';

/** What an action answers: `area:` and the id of an area for improvement, or `criterion:` and a code. */
export type Answers = Readonly<{ areaId: string | null; criterion: string | null }>;

const answers = z.string().transform((text, context): Answers => {
  const [kind, ...rest] = text.split(':');
  const what = rest.join(':');
  if (kind === 'area' && what !== '') return { areaId: what, criterion: null };
  if (kind === 'criterion' && what !== '') return { areaId: null, criterion: what };
  context.addIssue({ code: 'custom', message: 'Choose what this action answers' });
  return z.NEVER;
});

const someOf = z.array(z.string().check(z.maxLength(60))).check(z.maxLength(400));

/** The parts of the form, in the order in which they are asked; each is a page of a draft and a block of the whole form. */
export const sections = {
  what: {
    title: 'What changes',
    fields: {
      answers,
      objective: someWords('Say what this action is to achieve', 500),
      coreChange: someWords('Say what will change in what the school offers every day', 4000),
    },
  },
  pupils: {
    title: 'For which pupils',
    fields: { targetGroups: someOf, pupils: someWords('Say for which pupils it is', 1000), pupilIds: someOf },
  },
  people: {
    title: 'Who, with whom, by when',
    fields: {
      owner: someWords('Choose who answers for it', 60),
      partnership: anyWords(60),
      resources: anyWords(2000),
      cost: pounds('Enter what it costs; 0 if nothing'),
      premium: pounds('Enter how much of that Pupil Premium pays; 0 if none'),
      beginsOn: perhapsADay('Enter the day on which it is to begin'),
      dueOn: aDay('Enter the day by which it should be done'),
    },
  },
  how: {
    title: 'How it is put into practice',
    fields: {
      staysFixed: anyWords(2000),
      mayAdapt: anyWords(2000),
      deliveredBy: anyWords(1000),
      staffNeed: anyWords(2000),
      doneAsMeant: anyWords(2000),
    },
  },
} as const;

export type SectionName = keyof typeof sections;
// Object.keys forgets that these are the table's own keys.
export const sectionNames = Object.keys(sections) as readonly SectionName[];
export const isSection = (text: string): text is SectionName => Object.hasOwn(sections, text);

const actionFields = {
  ...sections.what.fields,
  ...sections.pupils.fields,
  ...sections.people.fields,
  ...sections.how.fields,
};

export const actionForm = z.object(actionFields);
export const changeActionForm = z.object({ ...actionFields, version: aVersion });
export const sectionForm = (name: SectionName) => z.object(sections[name].fields);
export type ActionTyped = z.output<typeof actionForm>;

/** Fields with several values; `typedOf` keeps them one to a line. */
const lists: readonly string[] = ['targetGroups', 'pupilIds'];
export const linesOf = (typed: string | undefined): readonly string[] =>
  (typed ?? '').split(/\r?\n/).filter((line) => line !== '');

/** Kept texts as a form would send them again. */
export const formOf = (typed: Readonly<Record<string, string>>): FormFields =>
  Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, lists.includes(name) ? linesOf(text) : [text]]),
  );

/** The same form with each value of a list by itself: "Keep mine" sends all of them in one field. */
export const unfolded = (form: FormFields): FormFields =>
  Object.fromEntries(
    Object.entries(form).map(([name, values]) => [name, lists.includes(name) ? values.flatMap(linesOf) : values]),
  );

/** The part of what was sent that belongs to a section; a list of which nothing was chosen is empty, not missing. */
export const ofSection = (name: SectionName, typed: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.keys(sections[name].fields).map((field) => [field, typed[field] ?? '']));

/** The longest text that a draft keeps for somebody who comes back to it. */
export const longestKept = 40_000;

/** What is too long even for a draft. */
export const keepProblems = (typed: Readonly<Record<string, string>>): readonly Problem[] =>
  Object.entries(typed)
    .filter(([, text]) => text.length > longestKept)
    .map(([field]) => ({
      field,
      message: `Use ${longestKept.toLocaleString('en-GB')} characters or fewer, even in a draft`,
    }));

type Related = Readonly<Partial<Pick<ActionTyped, 'cost' | 'premium' | 'beginsOn' | 'dueOn'>>>;

/** What the fields say against each other. */
export const actionProblems = ({ cost, premium, beginsOn, dueOn }: Related): readonly Problem[] => [
  ...(cost !== undefined && premium !== undefined && premium > cost
    ? [{ field: 'premium', message: 'Enter a Pupil Premium share that is not more than the cost' }]
    : []),
  ...(beginsOn !== undefined && beginsOn !== null && dueOn !== undefined && dueOn < beginsOn
    ? [{ field: 'dueOn', message: 'Enter a day by which it should be done that is not before it begins' }]
    : []),
];
