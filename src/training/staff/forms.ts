import type { LineProblem } from '#platform/csv';

/** One person as the list has them. */
export type ListedStaff = Readonly<{ line: number; name: string; email: string | null; job: string }>;

export type ReadList =
  | Readonly<{ kind: 'read'; staff: readonly ListedStaff[] }>
  | Readonly<{ kind: 'problems'; problems: readonly LineProblem[] }>;

/** Headings that school systems use, in any case. A first and a last name may stand in two columns. */
const names = {
  name: ['name', 'full name', 'staff name', 'staff'],
  forename: ['forename', 'first name', 'given name', 'preferred forename'],
  surname: ['surname', 'last name', 'family name', 'legal surname'],
  email: ['email', 'e-mail', 'email address', 'work email', 'main email'],
  job: ['job', 'job title', 'role', 'post', 'position'],
} as const;

const mostStaff = 1000;

type Row = Readonly<{ line: number; cells: readonly string[]; fault: string | null }>;

const placesOf = (heading: readonly string[]) => {
  const known = heading.map((cell) => cell.trim().toLowerCase());
  const at = (which: keyof typeof names) =>
    known.findIndex((cell) => (names[which] as readonly string[]).includes(cell));
  return { name: at('name'), forename: at('forename'), surname: at('surname'), email: at('email'), job: at('job') };
};

/** Reads a staff list, its heading row first. Every fault is listed with its line; nothing is half read. */
export const readStaffList = (rows: readonly Row[]): ReadList => {
  const [heading, ...body] = rows;
  const fail = (line: number, column: string | null, message: string): ReadList => ({
    kind: 'problems',
    problems: [{ line, column, message }],
  });
  if (heading === undefined)
    return fail(1, null, 'The list is empty. It needs a heading row and a row for each person.');
  const at = placesOf(heading.cells);
  if (at.name < 0 && (at.surname < 0 || at.forename < 0))
    return fail(
      1,
      'Name',
      'The heading row has no column Name, nor the two columns Forename and Surname. Add one of them.',
    );
  if (body.length === 0) return fail(2, null, 'Nobody stands below the heading row. Add a row for each person.');
  if (body.length > mostStaff)
    return fail(mostStaff + 2, null, 'The list has more than 1,000 people. Split it in two.');

  const problems: LineProblem[] = [];
  const seen = new Map<string, number>();
  const staff = body.map((row): ListedStaff => {
    const cell = (place: number) => (place < 0 ? '' : (row.cells[place] ?? '').replaceAll(/\s+/g, ' ').trim());
    const name = at.name >= 0 ? cell(at.name) : `${cell(at.forename)} ${cell(at.surname)}`.trim();
    const email = cell(at.email).toLowerCase();
    const problem = (column: string, message: string) => problems.push({ line: row.line, column, message });
    if (row.fault !== null) problem('', row.fault);
    if (name.length < 2) problem('Name', 'Give this person a name.');
    if (name.length > 120) problem('Name', 'Shorten the name to 120 letters.');
    if (cell(at.job).length > 100) problem('Job', 'Shorten the job to 100 letters.');
    if (email !== '' && !/^[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+$/.test(email))
      problem('Email', `“${email.slice(0, 60)}” is not an e-mail address. Correct it or leave it blank.`);
    const key = email === '' ? `name ${name.toLowerCase()}` : `email ${email}`;
    const before = seen.get(key);
    if (before !== undefined)
      problem(
        email === '' ? 'Name' : 'Email',
        `The same person stands on line ${before}. Keep one row, or tell two people of one name apart by their e-mail addresses.`,
      );
    else seen.set(key, row.line);
    return { line: row.line, name, email: email === '' ? null : email, job: cell(at.job) };
  });
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'read', staff };
};
