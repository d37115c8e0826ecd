import { randomUUID } from 'node:crypto';
import type { Catalogue } from './catalogue.ts';

/** Parts of an address that are no school's row: public words, numbers, secrets. They are never swapped. */
export const notRows = new Set([
  'token',
  'scheme',
  'version',
  'criterion',
  'standard',
  'strand',
  'slug',
  'body',
  'file',
  'school',
  'name',
  'group',
  'step',
  'page',
  'year',
  'format',
  'code',
  'import',
  'purpose',
]);

/** Where the table is not called as the part of the address is. */
const tableOf: Readonly<Record<string, string>> = {
  item: 'evidence_item',
  review: 'review_meeting',
  meeting: 'review_meeting',
  session: 'training_session',
  staff: 'staff_member',
  award: 'award',
  story: 'case_study',
};

/** The table that a part of an address names a row of: called the same, or ending in it. */
export const tableNamed = (catalogue: Catalogue, part: string): string | null => {
  const wanted = tableOf[part] ?? part.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const names = catalogue.tables.filter((table) => table.columns.includes('id')).map((table) => table.name);
  return names.find((name) => name === wanted) ?? names.find((name) => name.endsWith(`_${wanted}`)) ?? null;
};

/** Words of a scheme that this school's own rows use, so that its pages are really reached. */
const wordFor = (catalogue: Catalogue, part: string, school: string): string | null => {
  if (part !== 'criterion' && part !== 'standard') return part === 'version' ? '1' : null;
  const answer = catalogue.sample('audit_answer', school);
  if (answer === null) return null;
  // A row of our own table, as the database wrote it.
  const { criterion } = JSON.parse(answer) as { criterion: string };
  return part === 'criterion' ? criterion : (criterion.split('.')[0] ?? criterion);
};

/** What each part of an address is filled with for one school; a part that the school has no row for gets an id of nothing. */
export const idsFor = (catalogue: Catalogue, parts: readonly string[], school: string): Record<string, string> =>
  Object.fromEntries(
    parts.map((part) => {
      if (part === 'school') return [part, school];
      const table = notRows.has(part) ? null : tableNamed(catalogue, part);
      const id = table === null ? wordFor(catalogue, part, school) : catalogue.idIn(table, school);
      return [part, id ?? randomUUID()];
    }),
  );
