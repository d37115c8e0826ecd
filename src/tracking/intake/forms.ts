import type { FormFields } from '#platform/form';
import { field } from '#platform/form';
import { targetOf, type RollColumn } from '#pupils';

/** The field that asks what the column of this place is. */
export const columnField = (at: number): string => `column-${at}`;
/** With a result: the point in time for which the column holds results. */
export const pointField = (at: number): string => `point-${at}`;

export type NamedColumn = Readonly<{ heading: string; becomes: string }>;
export type ReadColumns =
  | Readonly<{ kind: 'read'; named: readonly NamedColumn[] }>
  | Readonly<{ kind: 'problems'; problems: readonly Readonly<{ field: string; message: string }>[] }>;

/** What a form says about the columns of a file. What is left open is ignored; two columns cannot be one and the same. */
export const readColumns = (form: FormFields, columns: readonly RollColumn[]): ReadColumns => {
  const problems: { field: string; message: string }[] = [];
  const taken = new Map<string, string>();
  const named: NamedColumn[] = [];
  for (const [at, { heading }] of columns.entries()) {
    if (heading === '') continue;
    const said = field(form, columnField(at)) || 'ignore';
    const point = field(form, pointField(at)).slice(0, 60);
    const becomes = said.startsWith('result:') && point !== '' ? `${said}@${point}` : said;
    const problem = (message: string) => problems.push({ field: columnField(at), message });
    if (targetOf(becomes) === null) problem(`Choose what the column ${heading} is`);
    else if (said.startsWith('result:') && point === '')
      problems.push({ field: pointField(at), message: `Say when the results in ${heading} were taken` });
    const before = taken.get(becomes);
    if (before !== undefined && becomes !== 'ignore')
      problem(`${before} and ${heading} cannot both be this. Choose one of them`);
    taken.set(becomes, heading);
    named.push({ heading, becomes });
  }
  const has = (wanted: string) => named.some(({ becomes }) => becomes === wanted);
  for (const [wanted, words] of [
    ['surname', 'surname'],
    ['forename', 'forename'],
  ] as const)
    if (!has(wanted)) problems.push({ field: columnField(0), message: `Choose which column holds the ${words}` });
  return problems.length > 0 ? { kind: 'problems', problems } : { kind: 'read', named };
};
