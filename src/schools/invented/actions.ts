import { bytesSource, writeCsv } from '#platform/csv';
import type { Database } from '#platform/db';
import { importCensus } from '../census/actions.ts';
import { importEstablishments } from '../establishments/actions.ts';
import { inventedNation, type InventedSchool } from './rules.ts';

export const inventedYear = '2025-26';

const establishments = (schools: readonly InventedSchool[]): string =>
  writeCsv(
    [
      'URN',
      'LA (code)',
      'LA (name)',
      'EstablishmentName',
      'EstablishmentStatus (name)',
      'TypeOfEstablishment (name)',
      'PhaseOfEducation (name)',
      'StatutoryLowAge',
      'StatutoryHighAge',
      'Town',
      'GOR (name)',
    ],
    schools.map((s) => [
      s.urn,
      s.laCode,
      s.laName,
      s.name,
      'Open',
      s.type,
      s.phase,
      s.lowAge,
      s.highAge,
      s.town,
      s.region,
    ]),
  );

const orMissing = (figure: number | null) => figure ?? 'NA';

const census = (schools: readonly InventedSchool[]): string =>
  writeCsv(
    ['URN', 'SCHOOLTYPE', 'NOR', 'PNORG', 'NUMFSM', 'PNUMEAL', 'PNUMFSMEVER', 'PSENELK'],
    schools.map((s) => [
      s.urn,
      s.population,
      s.pupils,
      orMissing(s.girls),
      orMissing(s.fsmPupils),
      orMissing(s.eal),
      orMissing(s.fsm6),
      orMissing(s.senSupport),
    ]),
  );

const source = (text: string) => bytesSource(new TextEncoder().encode(text));

/**
 * Loads the invented country, with `own` schools (the demonstration's) among it, through the same imports as real files.
 * Everything is marked as invented and is never counted among real figures.
 */
export const loadInventedNation = async (
  database: Database,
  now: Date,
  own: readonly InventedSchool[] = [],
): Promise<{ schools: number }> => {
  const schools = [...own, ...inventedNation()];
  const listed = await importEstablishments(database, source(establishments(schools)), { isDemonstration: true });
  const about = { year: inventedYear, isDemonstration: true, source: 'Invented for the demonstration' };
  const counted = await importCensus(database, source(census(schools)), about, now);
  const problem = listed.problems[0] ?? counted.problems[0];
  if (problem !== undefined)
    throw new Error(`The invented schools do not import: ${problem.message} Mend src/schools/invented.`);
  return { schools: counted.schools };
};
