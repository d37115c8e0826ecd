import type { LineProblem } from '#platform/csv';
import { typedDay, type FormFields, field, type Problem } from '#platform/form';
import { halfTermNames, isSchoolYear, termProblems, type TermDates } from './rules.ts';

export type ReadDates =
  | Readonly<{ kind: 'read'; value: TermDates }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>;

const parts = ['starts', 'ends'] as const;

/** Several days in one field, parted by commas, semicolons or lines. */
const manyDays = (text: string): readonly string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Reads the twelve days of a year, and its INSET days. */
export const readTermForm = (form: FormFields, schoolYear: string): ReadDates => {
  const problems: Problem[] = [];
  const halfTerms = halfTermNames.map((name, at) => {
    const [startsOn = null, endsOn = null] = parts.map((part) => {
      const typed = field(form, `${part}-${at + 1}`);
      const day = typedDay(typed);
      if (day === null)
        problems.push({
          field: `${part}-${at + 1}`,
          message: `${name}: enter the ${part === 'starts' ? 'first' : 'last'} day, like 2 September 2026`,
        });
      return day;
    });
    return { startsOn: startsOn ?? '', endsOn: endsOn ?? '' };
  });
  const insetOn = manyDays(field(form, 'insetOn')).map((text) => {
    const day = typedDay(text);
    if (day === null)
      problems.push({ field: 'insetOn', message: `Write “${text.slice(0, 40)}” as a day, like 1 September 2026` });
    return day ?? '';
  });
  if (insetOn.length > 10) problems.push({ field: 'insetOn', message: 'Enter ten INSET days or fewer' });
  if (problems.length > 0) return { kind: 'problems', problems };
  const value = { schoolYear, halfTerms, insetOn: [...new Set(insetOn)].sort() };
  const wrong = termProblems(value);
  return wrong.length > 0 ? { kind: 'problems', problems: wrong } : { kind: 'read', value };
};

type Row = Readonly<{ line: number; cells: readonly string[]; fault: string | null }>;
export type ReadLines =
  | Readonly<{ kind: 'read'; value: TermDates }>
  | Readonly<{ kind: 'problems'; problems: readonly LineProblem[] }>;

const isInset = (text: string): boolean => /^(inset|staff training|training day|teacher day)/i.test(text.trim());

/**
 * Reads pasted lines of one year: in each line the two days of a half-term, in order, with or without a name before them; a line
 * that begins with INSET holds INSET days. A first line without any day is a heading.
 */
export const readTermLines = (rows: readonly Row[], schoolYear: string): ReadLines => {
  const problems: LineProblem[] = [];
  const halfTerms: { startsOn: string; endsOn: string; line: number }[] = [];
  const insetOn: string[] = [];
  for (const [at, { line, cells, fault }] of rows.entries()) {
    if (fault !== null) problems.push({ line, column: null, message: fault });
    const days = cells.flatMap((cell) => typedDay(cell.trim()) ?? []);
    const unread = cells.filter(
      (cell) => /\d/.test(cell) && typedDay(cell.trim()) === null && /[\s/.-]/.test(cell.trim()),
    );
    const isNamed = halfTermNames.some((name) => (cells[0] ?? '').toLowerCase().includes(name.toLowerCase()));
    const isFaulty = unread.filter((cell) => !(isNamed && cell === cells[0]));
    if (at === 0 && days.length === 0 && isFaulty.length === 0) continue;
    for (const cell of isFaulty)
      problems.push({
        line,
        column: null,
        message: `Write “${cell.trim().slice(0, 40)}” as a day, like 2 September 2026.`,
      });
    if (isFaulty.length > 0) continue;
    if (isInset(cells[0] ?? '')) insetOn.push(...days);
    else if (days.length !== 2)
      problems.push({
        line,
        column: null,
        message: `This line has ${days.length === 0 ? 'no day' : days.length === 1 ? 'one day' : `${days.length} days`}. Give the first and the last day of the half-term.`,
      });
    else halfTerms.push({ startsOn: days[0] ?? '', endsOn: days[1] ?? '', line });
  }
  if (problems.length === 0 && halfTerms.length !== 6)
    problems.push({
      line: rows.at(-1)?.line ?? 1,
      column: null,
      message: `There are ${halfTerms.length} half-terms in these lines. A school year has six.`,
    });
  if (problems.length > 0) return { kind: 'problems', problems };
  const value = {
    schoolYear,
    halfTerms: halfTerms.map(({ startsOn, endsOn }) => ({ startsOn, endsOn })),
    insetOn: [...new Set(insetOn)].sort(),
  };
  const wrong = termProblems(value).map(({ field: name, message }) => ({
    line: halfTerms[Number(/\d$/.exec(name)?.[0] ?? 1) - 1]?.line ?? 1,
    column: null,
    message: `${message}.`,
  }));
  return wrong.length > 0 ? { kind: 'problems', problems: wrong } : { kind: 'read', value };
};

export type ListedYear = TermDates & Readonly<{ laName: string; line: number }>;
export type ReadList =
  | Readonly<{ kind: 'read'; years: readonly ListedYear[] }>
  | Readonly<{ kind: 'problems'; problems: readonly LineProblem[] }>;

/**
 * Reads a list of many authorities: authority, school year, then the two days of a half-term, six lines to each; a line whose
 * third cell says INSET holds INSET days. `known` are the authorities of the national list.
 */
export const readTermList = (rows: readonly Row[], known: readonly string[]): ReadList => {
  const names = new Map(known.map((name) => [name.toLowerCase(), name]));
  const problems: LineProblem[] = [];
  const groups = new Map<string, { laName: string; schoolYear: string; rows: Row[] }>();
  const body = /author/i.test(rows[0]?.cells[0] ?? '') ? rows.slice(1) : rows;
  for (const row of body) {
    const [authority = '', year = '', ...rest] = row.cells.map((cell) => cell.trim());
    const laName = names.get(authority.toLowerCase());
    const plainYear = year.replace('/', '-').replace(/^(20\d\d)-20(\d\d)$/, '$1-$2');
    if (laName === undefined)
      problems.push({
        line: row.line,
        column: 'Authority',
        message: `“${authority.slice(0, 60)}” is no authority of the national list. Write it as the list does.`,
      });
    if (!isSchoolYear(plainYear))
      problems.push({ line: row.line, column: 'School year', message: 'Give the school year like 2026-27.' });
    if (laName === undefined || !isSchoolYear(plainYear)) continue;
    const key = `${laName} ${plainYear}`;
    const group = groups.get(key) ?? { laName, schoolYear: plainYear, rows: [] };
    group.rows.push({ ...row, cells: rest });
    groups.set(key, group);
  }
  const years: ListedYear[] = [];
  for (const group of groups.values()) {
    const read = readTermLines(group.rows, group.schoolYear);
    if (read.kind === 'problems') problems.push(...read.problems);
    else years.push({ ...read.value, laName: group.laName, line: group.rows[0]?.line ?? 1 });
  }
  if (problems.length === 0 && years.length === 0)
    problems.push({
      line: 1,
      column: null,
      message: 'Nothing stands in the list. It needs six lines for each authority.',
    });
  return problems.length > 0
    ? { kind: 'problems', problems: problems.toSorted((a, b) => a.line - b.line) }
    : { kind: 'read', years };
};
