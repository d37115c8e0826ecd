import { z } from 'zod';
import { aFigure, anyWords, readForm, someWords, type FormFields, type Problem } from '#platform/form';
import { isFolderPath } from '../link/rules.ts';
import { holdsNothing, type Holding, type ItemKind } from './rules.ts';

/** The fields that each kind has of its own. */

const howMany = z.string().transform((text, context) => {
  const bare = text.replaceAll(/[,\s]/g, '');
  if (bare === '') return null;
  if (/^[1-9]\d{0,6}$/.test(bare)) return Number(bare);
  context.addIssue({ code: 'custom', message: 'Enter how many it counts, like 42, or leave it empty' });
  return z.NEVER;
});

/** A web address: http or https with a host, and no password in it. */
const webAddress = z.string().transform((text, context) => {
  const no = (message: string) => {
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  };
  if (isFolderPath(text))
    return no('This names a folder of your own network, which nobody else can open. Choose “File” and upload a copy');
  if (text.length > 2000) return no('Use an address of 2,000 characters or fewer');
  const whole = 'Enter the whole web address, like https://www.school.example/reading';
  if (!URL.canParse(text)) return no(whole);
  const { protocol, username, password, hostname } = new URL(text);
  return ['http:', 'https:'].includes(protocol) && username === '' && password === '' && hostname !== ''
    ? text
    : no(whole);
});

const figure = (ask: { measure: string; source: string }) =>
  z.object({
    measure: someWords(ask.measure, 300),
    value: aFigure('Enter the value'),
    unit: anyWords(60),
    pupils: howMany,
    source: someWords(ask.source, 300),
  });

const forms = {
  file: z.object({}),
  photograph: z.object({}),
  link: z.object({ url: webAddress }),
  note: z.object({ note: someWords('Write the note', 20_000) }),
  observation: z.object({
    byWhom: someWords('Enter who saw it', 300),
    note: someWords('Write what was seen', 20_000),
  }),
  minutes: z.object({ byWhom: anyWords(300), note: anyWords(20_000) }),
  figure: figure({ measure: 'Enter what was measured', source: 'Enter where the figure comes from' }),
  questionnaire: figure({ measure: 'Enter the question', source: 'Enter the name of the questionnaire' }),
} as const satisfies Record<ItemKind, z.ZodObject>;

/** The kind's own fields, or what is wrong with them. Empty words become null, so that a kind holds only what it has. */
export const readHolding = (kind: ItemKind, form: FormFields): Holding | Readonly<{ problems: readonly Problem[] }> => {
  // Every schema of the table gives a part of a Holding; the compiler cannot follow which through the index.
  const read = readForm(forms[kind] as z.ZodObject<z.ZodRawShape>, form);
  if (read.kind === 'problems') return { problems: read.problems };
  const held = { ...holdsNothing, ...(read.value as Partial<Holding>) };
  return { ...held, note: held.note === '' ? null : held.note };
};
