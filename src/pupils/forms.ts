import { z } from 'zod';
import { someWords, typedDay } from '#platform/form';
import type { LineProblem } from '#platform/csv';
import { isPupilAge, readYear, upnFault, upnSentence, type PupilKind } from './rules.ts';

/** A pupil as a form or a line of a list gives them. */
export type GivenPupil = Readonly<{
  kind: PupilKind;
  upn: string | null;
  surname: string;
  forename: string;
  bornOn: string | null;
  sex: 'F' | 'M' | null;
  yearGroup: string | null;
}>;

const upn = z.string().transform((text, context) => {
  const bare = text.toUpperCase().replaceAll(/\s+/g, '');
  if (bare === '') return null;
  const fault = upnFault(bare);
  if (fault === null) return bare;
  context.addIssue({ code: 'custom', message: upnSentence[fault] });
  return z.NEVER;
});

const born = z.string().transform((text, context) => {
  if (text === '') return null;
  const day = typedDay(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'Enter the date of birth like 14/03/2014, or leave it blank' });
  return z.NEVER;
});

const sex = z.string().transform((text, context) => {
  const first = text.charAt(0).toUpperCase();
  if (text === '' || /^[UN]/i.test(text)) return null;
  if (first === 'F' || first === 'M') return first;
  context.addIssue({ code: 'custom', message: 'Enter F or M, or leave it blank' });
  return z.NEVER;
});

const year = z.string().transform((text, context) => {
  if (text === '') return null;
  const known = readYear(text);
  if (known !== null) return known;
  context.addIssue({ code: 'custom', message: 'Enter the year group as R or 1 to 14, or leave it blank' });
  return z.NEVER;
});

const kind = z.string().transform((text, context): PupilKind => {
  if (/^t/i.test(text)) return 'target';
  if (/^c/i.test(text)) return 'comparison';
  context.addIssue({ code: 'custom', message: 'Say whether this is a target pupil or one for comparison' });
  return z.NEVER;
});

export const pupilForm = z.object({
  kind,
  surname: someWords('Enter the surname', 100),
  forename: someWords('Enter the forename', 100),
  upn,
  bornOn: born,
  sex,
  yearGroup: year,
});

export const leaveForm = z.object({ reason: someWords('Say why the pupil is no longer followed', 300) });

/** The problem that a form's reading cannot see: a birthday that no pupil has. */
export const ageProblem = (bornOn: string | null, today: string): string | null =>
  bornOn === null || isPupilAge(bornOn, today)
    ? null
    : 'Check the date of birth: a pupil is between 1 and 25 years old';

const headings = {
  upn: ['upn', 'unique pupil number'],
  surname: ['surname', 'last name', 'legal surname', 'family name'],
  forename: ['forename', 'first name', 'legal forename', 'given name'],
  bornOn: ['dob', 'date of birth', 'born', 'birth date'],
  sex: ['sex', 'gender'],
  yearGroup: ['year', 'year group', 'nc year', 'yr'],
  kind: ['kind', 'target', 'target or comparison'],
} as const;

type Row = Readonly<{ line: number; cells: readonly string[]; fault: string | null }>;
export type ReadPupils =
  | Readonly<{ kind: 'read'; pupils: readonly GivenPupil[] }>
  | Readonly<{ kind: 'problems'; problems: readonly LineProblem[] }>;

const mostPupils = 2000;

/** Reads a list of pupils, its heading row first; those without a column Kind are all `otherwise`. Every fault has its line. */
export const readPupilList = (rows: readonly Row[], otherwise: PupilKind, today: string): ReadPupils => {
  const [heading, ...body] = rows;
  const fail = (line: number, column: string | null, message: string): ReadPupils => ({
    kind: 'problems',
    problems: [{ line, column, message }],
  });
  if (heading === undefined)
    return fail(1, null, 'The list is empty. It needs a heading row and a row for each pupil.');
  const known = heading.cells.map((cell) => cell.trim().toLowerCase());
  const at = (field: keyof typeof headings) =>
    known.findIndex((cell) => (headings[field] as readonly string[]).includes(cell));
  const places = {
    upn: at('upn'),
    surname: at('surname'),
    forename: at('forename'),
    bornOn: at('bornOn'),
    sex: at('sex'),
    yearGroup: at('yearGroup'),
    kind: at('kind'),
  };
  if (places.surname < 0 || places.forename < 0)
    return fail(
      1,
      places.surname < 0 ? 'Surname' : 'Forename',
      'The heading row needs the columns Surname and Forename. Add them.',
    );
  if (body.length === 0) return fail(2, null, 'No pupil stands below the heading row.');
  if (body.length > mostPupils) return fail(mostPupils + 2, null, 'The list has more than 2,000 pupils. Split it.');

  const problems: LineProblem[] = [];
  const seen = new Map<string, number>();
  const pupils: GivenPupil[] = [];
  for (const row of body) {
    const problem = (field: keyof typeof headings | null, message: string) =>
      problems.push({
        line: row.line,
        column: field === null ? null : (heading.cells[places[field]]?.trim() ?? null),
        message,
      });
    if (row.fault !== null) problem(null, row.fault);
    if (row.cells.length > heading.cells.length)
      problem(null, 'This row has more cells than the heading row. A name with a comma needs quotation marks.');
    const cell = (field: keyof typeof headings) =>
      places[field] < 0 ? '' : (row.cells[places[field]] ?? '').replaceAll(/\s+/g, ' ').trim();
    const given = Object.fromEntries(
      (Object.keys(headings) as (keyof typeof headings)[]).map((field) => [field, cell(field)]),
    );
    const read = pupilForm.safeParse({ ...given, kind: given['kind'] || otherwise });
    if (!read.success)
      for (const issue of read.error.issues)
        problem(issue.path[0] as keyof typeof headings, `${issue.message}.`.replace(/\.\.$/, '.'));
    else {
      const age = ageProblem(read.data.bornOn, today);
      if (age !== null) problem('bornOn', `${age}.`);
      const key = read.data.upn ?? `${read.data.surname} ${read.data.forename} ${read.data.bornOn ?? ''}`.toLowerCase();
      const before = seen.get(key);
      if (before === undefined) seen.set(key, row.line);
      else
        problem(read.data.upn === null ? 'surname' : 'upn', `The same pupil stands on line ${before}. Keep one row.`);
      pupils.push(read.data);
    }
  }
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'read', pupils };
};
