import { randomUUID } from 'node:crypto';
import { partsOf } from './ask.ts';
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
  matter: 'review_point',
  session: 'training_session',
  staff: 'staff_member',
  award: 'award',
  story: 'case_study',
  workshop: 'workshop_session',
  slot: 'provision_slot',
  place: 'workshop_place',
};

/** Where the same word names another table's row. */
const inside: readonly (readonly [RegExp, string, string])[] = [
  [/\/plan\/reviews\//, 'decision', 'review_decision'],
  [/\/plan\/actions\//, 'measure', 'success_measure'],
  [/\/workload\//, 'entry', 'workload_entry'],
  [/^\/past-awards\//, 'award', 'past_award'],
];

/** The table that a part of an address names a row of: called the same, or ending in it. */
const tableNamed = (catalogue: Catalogue, part: string, path: string): string | null => {
  const other = inside.find(([shape, word]) => word === part && shape.test(path))?.[2];
  const wanted = other ?? tableOf[part] ?? part.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const names = catalogue.tables.filter((table) => table.columns.includes('id')).map((table) => table.name);
  return names.find((name) => name === wanted) ?? names.find((name) => name.endsWith(`_${wanted}`)) ?? null;
};

/** Words of a scheme that this school's own rows use, so that its pages are really reached. */
const wordFor = (catalogue: Catalogue, part: string, school: string, table: string | null): string | null => {
  if (table === 'award') {
    const award = catalogue.sample('award', school);
    // A row of our own table, as the database wrote it: awards are named by their number.
    return award === null ? null : (JSON.parse(award) as { number: string }).number;
  }
  if (part !== 'criterion' && part !== 'standard') return part === 'version' ? '1' : null;
  const answer = catalogue.sample('audit_answer', school);
  if (answer === null) return null;
  // A row of our own table, as the database wrote it.
  const { criterion } = JSON.parse(answer) as { criterion: string };
  return part === 'criterion' ? criterion : (criterion.split('.')[0] ?? criterion);
};

/** What each part of an address is filled with for one school; a part that the school has no row for gets an id of nothing. */
export const idsFor = (catalogue: Catalogue, path: string, school: string): Record<string, string> =>
  Object.fromEntries(
    partsOf(path).map((part) => {
      if (part === 'school') return [part, school];
      const table = notRows.has(part) ? null : tableNamed(catalogue, part, path);
      const id = wordFor(catalogue, part, school, table) ?? (table === null ? null : catalogue.idIn(table, school));
      return [part, id ?? randomUUID()];
    }),
  );
