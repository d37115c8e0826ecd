import { longDate } from '#platform/kit';
import { writeCsv } from '#platform/csv';
import { manifestOf, zipOf, type ZipEntry } from '#platform/zip';
import { londonDay } from '#platform/clock';
import {
  beforeHandingOver,
  cellOf,
  columnsOf,
  countWords,
  headingOf,
  heldParts,
  partNames,
  type Held,
} from './rules.ts';
import type { Whom } from './store.ts';

const readMe = (whom: Whom, held: Held, now: Date): string =>
  [
    `What Waymark holds of ${whom.forename} ${whom.surname} (${whom.code}), made on ${longDate(londonDay(now))}.`,
    '',
    'Each file is a table of comma-separated values.',
    beforeHandingOver,
    'Child-protection and similar flags, and a pupil’s wishes to talk, are in the files only when the designated safeguarding lead makes them.',
    'What the pupil said to senior leaders alone is in the files only when a senior leader makes them: to answer a family in full, put both together.',
    'What a pupil answered in a readiness questionnaire can be read as theirs by nobody, and is not here.',
    'Evidence, photographs and texts of the portfolio are looked for by the school: its library finds a name.',
    '',
    ...partNames.map((part) => `${part}.csv: ${heldParts[part].title}: ${countWords(part, held[part].length)}`),
    '',
  ].join('\r\n');

/** Everything that is held of a pupil, as files in a zip with their hashes. */
export const packHeld = (whom: Whom, held: Held, now: Date) => {
  const texts: ZipEntry[] = [
    { kind: 'text', path: 'read-me.txt', text: readMe(whom, held, now) },
    ...partNames
      .filter((part) => held[part].length > 0)
      .map((part): ZipEntry => {
        const columns = columnsOf(held[part]);
        const rows = held[part].map((row) => columns.map((column) => cellOf(column, row[column] ?? null)));
        return { kind: 'text', path: `${part}.csv`, text: writeCsv(columns.map(headingOf), rows) };
      }),
  ];
  return zipOf([...texts, { kind: 'text', path: 'SHA256SUMS', text: manifestOf(texts) }], now);
};
