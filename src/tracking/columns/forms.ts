/** What a form says about the columns of a file. Pure. */
import { field, typedDay, type FormFields, type Problem } from '#platform/form';
import { targetOf } from '#pupils';
import { termBegins } from './terms.ts';

/** The field that asks what the column of this place is. */
export const columnField = (at: number): string => `column-${at}`;
/** With a result: the point in time for which the column holds results, where it is a new one. */
export const pointField = (at: number): string => `point-${at}`;
export const datesField = 'dates';

export type NamedColumn = Readonly<{ heading: string; becomes: string }>;
export type Naming = Readonly<{ named: readonly NamedColumn[]; isMonthFirst: boolean }>;
export type ReadColumns =
  | Readonly<{ kind: 'read'; naming: Naming }>
  | Readonly<{ kind: 'problems'; problems: readonly Problem[] }>;

/** What a file needs among its columns, by what they became: the sentences for what is missing. */
export type Needs = (becomes: readonly string[]) => readonly string[];

/** "result:<assessment>" with a new point, "result:<assessment>@<point>" with one that the school has. A day is kept as such. */
const becomesOf = (said: string, point: string): string =>
  said.startsWith('result:') && !said.includes('@') && point !== '' ? `${said}@${typedDay(point) ?? point}` : said;

/** Figures alone, with the signs that stand between the parts of a day: no name of a point. */
const looksLikeADay = (point: string): boolean => /^[\d/.\-\s]+$/.test(point);

/** What is left open is ignored; two columns cannot be one and the same. */
export const readColumns = (
  form: FormFields,
  columns: readonly Readonly<{ heading: string; becomes: string | null }>[],
  needs: Needs,
  today: string,
): ReadColumns => {
  const problems: Problem[] = [];
  const taken = new Map<string, string>();
  const named: NamedColumn[] = [];
  for (const [at, { heading }] of columns.entries()) {
    if (heading === '') continue;
    const said = field(form, columnField(at)) || 'ignore';
    const point = field(form, pointField(at)).slice(0, 60);
    const becomes = becomesOf(said, point);
    const problem = (message: string) => problems.push({ field: columnField(at), message });
    if (targetOf(becomes) === null) problem(`Choose what the column ${heading} is`);
    else if (said.startsWith('result:') && !becomes.includes('@'))
      problems.push({ field: pointField(at), message: `Say when the results in ${heading} were taken` });
    else if (said.includes('@') && point !== '')
      problems.push({
        field: pointField(at),
        message: `Choose for ${heading} a point that you have, or “a new point” with its name, not both`,
      });
    else if (said.startsWith('result:') && looksLikeADay(point) && typedDay(point) === null)
      problems.push({
        field: pointField(at),
        message: `For ${heading}, ${point} is no day. Enter a day such as 15/09/2026, or a name`,
      });
    const begins = said.startsWith('result:') && !said.includes('@') ? (typedDay(point) ?? termBegins(point)) : null;
    if (begins !== null && begins > today)
      problems.push({
        field: pointField(at),
        message: `For ${heading}, ${point} lies in the future: it has no results yet. Enter when they were taken`,
      });
    const before = taken.get(becomes);
    if (before !== undefined && becomes !== 'ignore')
      problem(`${before} and ${heading} cannot both be this. Choose one of them`);
    taken.set(becomes, heading);
    named.push({ heading, becomes });
  }
  const firstOpen = Math.max(
    0,
    columns.findIndex(({ becomes }) => becomes === null),
  );
  const missing = needs(named.map(({ becomes }) => becomes));
  for (const message of missing) problems.push({ field: columnField(firstOpen), message });
  const isMonthFirst = field(form, datesField) === 'month-first';
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'read', naming: { named, isMonthFirst } };
};
