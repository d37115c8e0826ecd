import { z } from 'zod';
import { anyWords, someWords } from '#platform/form';
import type { Table } from '#platform/reading';
import { wordsKey } from './rules.ts';

export const mostNames = 5000;

export const addForm = z.object({ names: anyWords(400_000) });
export const forgetForm = z.object({ name: z.string() });
export const clearForm = z.object({ hit: z.string(), because: someWords('Say why this is not a pupil', 500) });

export type GivenName = Readonly<{ surname: string; forename: string }>;
export type GivenNames = Readonly<{
  names: readonly GivenName[];
  problems: readonly Readonly<{ line: number; message: string }>[];
}>;

const surnameHead = /^(legal |preferred |pupil )?(surname|last ?name|family ?name)$/i;
const forenameHead = /^(legal |preferred |pupil )?(forename|first ?name|given ?name)s?$/i;
const tidy = (text: string): string => text.replaceAll(/[\s"]+/g, ' ').trim();

/** One typed line as a name: “Surname, Forename”, two columns, or “Forename Surname”. Null when it holds one word only. */
const nameIn = (line: string): GivenName | null => {
  const cells = line
    .split(/[\t;,]/)
    .map(tidy)
    .filter((cell) => cell !== '');
  const [first = '', second] = cells;
  if (second !== undefined) return { surname: first, forename: second };
  const [forename = '', ...rest] = first.split(' ');
  return rest.length === 0 ? null : { forename, surname: rest.join(' ') };
};

const asNames = (rows: readonly Readonly<{ line: number; name: GivenName | null }>[]): GivenNames => {
  const names = new Map<string, GivenName>();
  const problems: { line: number; message: string }[] = [];
  for (const { line, name } of rows) {
    const isName =
      name !== null && [name.surname, name.forename].every((part) => /\p{L}/u.test(part) && part.length <= 100);
    if (isName) names.set(wordsKey(`${name.surname} ${name.forename}`), name);
    else problems.push({ line, message: 'Write a surname and a forename, such as “Okafor, Ada”' });
  }
  return { names: [...names.values()], problems };
};

/** Names as people paste them: one to a line. Empty lines count for nothing. */
export const typedNames = (text: string): GivenNames =>
  asNames(
    text
      .split('\n')
      .map((line, at) => ({ line: at + 1, text: tidy(line.replaceAll('\t', ';')) === '' ? '' : line }))
      .filter(({ text: line }) => line !== '')
      .filter(({ text: line }, at) => at > 0 || !isHeading(line.split(/[\t;,]/)))
      .map(({ line, text: words }) => ({ line, name: nameIn(words) })),
  );

const isHeading = (cells: readonly string[]): boolean =>
  cells.some((cell) => surnameHead.test(tidy(cell))) && cells.some((cell) => forenameHead.test(tidy(cell)));

/** Names out of a spreadsheet: by the headings Surname and Forename, whatever else stands beside them. Null without those. */
export const tableNames = (tables: readonly Table[]): GivenNames | null => {
  for (const { rows } of tables) {
    const head = rows.slice(0, 20).findIndex(isHeading);
    const heading = rows[head];
    if (heading === undefined) continue;
    const [surnameAt, forenameAt] = [surnameHead, forenameHead].map((shape) =>
      heading.findIndex((cell) => shape.test(tidy(cell))),
    );
    const cell = (row: readonly string[], at = -1) => tidy(row[at] ?? '');
    return asNames(
      rows
        .map((row, at) => ({ line: at + 1, name: { surname: cell(row, surnameAt), forename: cell(row, forenameAt) } }))
        .slice(head + 1)
        .filter(({ name }) => name.surname !== '' || name.forename !== ''),
    );
  }
  return null;
};
