import type { Role } from '#platform/actor';
import { addressWords, readAddress } from '../../rules.ts';

/** One person of a staff list, ready to be invited. */
export type Listed = Readonly<{ line: number; name: string; email: string; key: string; role: Role }>;
export type ListProblem = Readonly<{ line: number; column: string | null; message: string }>;
export type ReadList = Readonly<{ people: readonly Listed[]; problems: readonly ListProblem[] }>;
export type ListRow = Readonly<{ line: number; cells: readonly string[]; fault: string | null }>;

/** A list may be as long as the staff of the largest school. */
export const mostInList = 500;

/** How schools write the parts. An empty cell is the working party: that is whom most lists are of. */
const partWords: Readonly<Record<string, Role>> = {
  '': 'member',
  'working party': 'member',
  member: 'member',
  staff: 'member',
  teacher: 'member',
  coordinator: 'lead',
  'co-ordinator': 'lead',
  lead: 'lead',
  'senior leader': 'head',
  head: 'head',
  headteacher: 'head',
  governor: 'governor',
  carer: 'carer',
  parent: 'carer',
  'parent or carer': 'carer',
};

const columns = ['name', 'email', 'part'] as const;
const headings: Readonly<Record<string, (typeof columns)[number]>> = {
  name: 'name',
  'full name': 'name',
  email: 'email',
  'e-mail': 'email',
  'email address': 'email',
  part: 'part',
  role: 'part',
};

export const nameFault = (name: string): string | null => {
  if (name === '') return 'Enter the full name.';
  if (name.length > 200) return 'Enter a name of 200 characters or fewer.';
  return /[\p{C}<>]/u.test(name) ? 'Enter a name without signs such as < and >.' : null;
};

type Places = Readonly<Partial<Record<(typeof columns)[number], number>>>;

const placesOf = (heading: ListRow): Places =>
  Object.fromEntries(
    heading.cells.flatMap((cell, place) => {
      const column = headings[cell.trim().toLowerCase()];
      return column === undefined ? [] : [[column, place]];
    }),
  );

const readRow = (row: ListRow, places: Places, offered: readonly Role[]): Listed | ListProblem[] => {
  const cell = (column: (typeof columns)[number]): string => (row.cells[places[column] ?? -1] ?? '').trim();
  if (row.fault !== null) return [{ line: row.line, column: null, message: row.fault }];
  const [name, email, part] = [cell('name'), cell('email'), cell('part')];
  const address = readAddress(email);
  const role = partWords[part.toLowerCase()];
  const wrongName = nameFault(name);
  const problems: ListProblem[] = [];
  if (wrongName !== null) problems.push({ line: row.line, column: 'Name', message: wrongName });
  if (address.kind === 'faulty')
    problems.push({ line: row.line, column: 'Email', message: addressWords[address.because] });
  if (role === undefined || !offered.includes(role))
    problems.push({
      line: row.line,
      column: 'Part',
      message: `Enter a part that you may give: ${offeredWords(offered)}.`,
    });
  if (problems.length > 0 || role === undefined || address.kind === 'faulty') return problems;
  return { line: row.line, name, email: address.shown, key: address.key, role };
};

const offeredWords = (offered: readonly Role[]): string =>
  Object.entries({
    lead: 'coordinator',
    head: 'senior leader',
    member: 'working party',
    governor: 'governor',
    carer: 'parent or carer',
  })
    .filter(([role]) => (offered as readonly string[]).includes(role))
    .map(([, words]) => words)
    .join(', ');

/** Reads a staff list with the headings Name, Email and Part. Every fault is named with its line; one fault and nobody is invited. */
export const readList = (rows: readonly ListRow[], offered: readonly Role[]): ReadList => {
  const [heading, ...body] = rows;
  const places = heading === undefined ? {} : placesOf(heading);
  if (heading === undefined || places.name === undefined || places.email === undefined)
    return {
      people: [],
      problems: [{ line: 1, column: null, message: 'Begin the list with a row of headings: Name, Email, Part.' }],
    };
  if (body.length === 0)
    return {
      people: [],
      problems: [{ line: 1, column: null, message: 'Enter at least one person below the headings.' }],
    };
  if (body.length > mostInList)
    return {
      people: [],
      problems: [{ line: mostInList + 2, column: null, message: `Enter at most ${mostInList} people in one list.` }],
    };
  const people: Listed[] = [];
  const problems: ListProblem[] = [];
  const seen = new Map<string, number>();
  for (const row of body) {
    const read = readRow(row, places, offered);
    if (!('key' in read)) {
      problems.push(...read);
      continue;
    }
    const before = seen.get(`${read.key} ${read.role}`);
    if (before === undefined) people.push(read);
    else
      problems.push({
        line: row.line,
        column: 'Email',
        message: `Leave this row out: line ${before} names the same person and part.`,
      });
    seen.set(`${read.key} ${read.role}`, before ?? row.line);
  }
  return { people, problems };
};
