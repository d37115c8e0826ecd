import { href, paths } from '#paths';
import type { Who, World } from './world.ts';

/** A note as its form sends it; tests change what they are about. */
export const noteForm = {
  kind: 'note',
  title: 'Reading review',
  shows: 'Eighteen pupils gained four points more than like pupils.',
  voices: ['Pupils', 'Staff'],
  to: '14 July 2026',
  from: '',
  note: 'We saw it.',
} as const;

export const pdfFile = (name = 'review.pdf', words = 'hello', field = 'file') => ({
  field,
  name,
  type: 'application/pdf',
  bytes: new TextEncoder().encode(`%PDF-1.7\n${words}`),
});

/** Adds an item through its form; gives its address. */
export const addEvidence = async (
  world: World,
  change: Readonly<Record<string, string | readonly string[]>> = {},
  {
    who = 'member',
    files = [],
    enrolment = world.ladder.id,
  }: Readonly<{ who?: Who; files?: ReturnType<typeof pdfFile>[]; enrolment?: string }> = {},
): Promise<string> => {
  const made = await world.as(who).upload(href(paths.evidence.add, { enrolment }), { ...noteForm, ...change }, files);
  if (made.statusCode !== 303)
    throw new Error(`The item was not added: ${made.statusCode} ${made.body.slice(0, 2000)}`);
  return String(made.headers.location).replace(/[?#].*/, '');
};

export const itemOf = (address: string): string => address.split('/').at(-1) ?? '';
