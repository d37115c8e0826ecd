import { system } from '#platform/actor';
import { CsvUnreadable, noFaults, oneFault, readHeading, type CsvSource, type Faults } from '#platform/csv';
import type { Database, Db } from '#platform/db';
import { foundFaults, waitForImports } from '../establishments/store.ts';
import { headingProblem, needed } from './rules.ts';
import { stageCensus } from './staging.ts';
import { takeOverCensus, type CensusYear } from './store.ts';

/** What an import of a census year did; `read` counts the rows below the heading, total rows included. */
export type CensusImport = Faults & Readonly<{ read: number; schools: number; totalRowsIgnored: number }>;

const nothing = { read: 0, schools: 0, totalRowsIgnored: 0, ...noFaults };

/**
 * Brings a year of the school census in, in one transaction. The year is made anew each time; faulty rows are left out
 * and listed; a symbol for "not available", "withheld" or "not applicable" is kept as such and never read as 0.
 */
export const importCensus = async (
  database: Database,
  source: CsvSource,
  about: CensusYear,
  now: Date,
): Promise<CensusImport> => {
  try {
    return await database.asActor(system('schools census'), (db) => bringIn(db, source, about, now));
  } catch (error) {
    if (error instanceof CsvUnreadable) return { ...nothing, ...oneFault(error.line, null, error.message) };
    throw error;
  }
};

const bringIn = async (db: Db, source: CsvSource, about: CensusYear, now: Date): Promise<CensusImport> => {
  const { headings, placeOf, body } = await readHeading(source);
  const missing = needed.filter((heading) => placeOf(heading) < 0);
  if (missing.length > 0) return { ...nothing, ...oneFault(1, missing[0] ?? null, headingProblem(missing)) };
  await waitForImports(db);
  const told = await stageCensus(db, headings.length, placeOf, body);
  const schools = await takeOverCensus(db, about, told, now);
  return { ...told, schools, ...(await foundFaults(db, 'census_fault')) };
};
