import { CsvUnreadable, noFaults, oneFault, readHeading, type CsvSource, type Faults } from '#platform/csv';
import { system } from '#platform/actor';
import type { Database, Db } from '#platform/db';
import { columns, headingProblem, needed } from './rules.ts';
import { refuseForeignUrns, stageRows } from './staging.ts';
import { foundFaults, takeOver, waitForImports } from './store.ts';

/** What an import of the national list did; `read` counts the rows below the heading. */
export type EstablishmentsImport = Faults &
  Readonly<{ read: number; added: number; changed: number; unchanged: number }>;

const nothing = { read: 0, added: 0, changed: 0, unchanged: 0, ...noFaults };

/**
 * Brings the national list of establishments in, in one transaction. Sound rows are taken over and every faulty row is
 * left out and listed; doing it again with the same file changes nothing. Unknown columns are ignored.
 */
export const importEstablishments = async (
  database: Database,
  source: CsvSource,
  { isDemonstration = false }: { isDemonstration?: boolean } = {},
): Promise<EstablishmentsImport> => {
  try {
    return await database.asActor(system('schools import'), (db) => bringIn(db, source, isDemonstration));
  } catch (error) {
    if (error instanceof CsvUnreadable) return { ...nothing, ...oneFault(error.line, null, error.message) };
    throw error;
  }
};

const bringIn = async (db: Db, source: CsvSource, isDemonstration: boolean): Promise<EstablishmentsImport> => {
  const { headings, placeOf, body } = await readHeading(source);
  const missing = needed.filter((heading) => placeOf(heading) < 0);
  if (missing.length > 0) return { ...nothing, ...oneFault(1, missing[0] ?? null, headingProblem(missing)) };
  await waitForImports(db);
  const read = await stageRows(db, headings, placeOf, body);
  await refuseForeignUrns(db, isDemonstration);
  const present = columns.filter((each) => placeOf(each.heading) >= 0).map((each) => each.column);
  const done = await takeOver(db, present, isDemonstration);
  return { read, ...done, ...(await foundFaults(db, 'school_fault')) };
};
