import { system } from '#platform/actor';
import { uuidv7, type Database } from '#platform/db';
import { loadInventedNation } from '#schools';
import { calendarFrom } from './calendar.ts';
import { enrolSchools } from './enrolments.ts';
import { castPeople } from './people.ts';
import { demonstrationSchools, schoolKeys, type SchoolKey } from './schools.ts';

/** What the demonstration runs on, besides the database. */
export type Stage = Readonly<{ database: Database; now: Date; log: (line: string) => void }>;

/** Loads the demonstration into a new database in which the schemes are kept already. */
export const loadDemonstration = async ({ database, now }: Stage): Promise<void> => {
  const calendar = calendarFrom(now);
  await loadInventedNation(database, now, Object.values(demonstrationSchools));
  await database.asActor(system('demonstration'), async (db) => {
    const bodyId = uuidv7();
    await db`insert into body (id, slug, name, contact_email) values (${bodyId}, 'northlight', 'Northlight Quality Marks', 'hello@northlight.example')`;
    const rows = await db<
      { id: string; urn: number }[]
    >`select id, urn from school where urn = any(${Object.values(demonstrationSchools).map((one) => one.urn)})`;
    const byUrn = new Map(rows.map((row) => [row.urn, row.id]));
    // Every key has a school, and every school was imported a moment ago.
    const schools = Object.fromEntries(
      schoolKeys.map((key) => [key, byUrn.get(demonstrationSchools[key].urn)]),
    ) as Record<SchoolKey, string>;
    const schemes = await newestVersions(db);
    const cast = await castPeople(db, { bodyId, partnerId: uuidv7(), schools }, calendar.day(-1_700), now);
    await enrolSchools(db, { bodyId, schools, schemes, cast, calendar });
  });
};

/** The two marks of the demonstration in their newest versions. */
const newestVersions = async (
  db: Parameters<Parameters<Database['asActor']>[1]>[0],
): Promise<Readonly<Record<'award' | 'mark', string>>> => {
  const rows = await db<{ id: string; scheme: string }[]>`
    select distinct on (scheme) id, scheme from scheme_version where scheme in ('ecm-standards-award', 'ecm-quality-mark')
     order by scheme, string_to_array(version, '.')::int[] desc`;
  const idOf = (scheme: string): string => {
    const found = rows.find((row) => row.scheme === scheme);
    if (found === undefined)
      throw new Error(`The demonstration needs the scheme ${scheme}: put its file back into schemes/.`);
    return found.id;
  };
  return { award: idOf('ecm-standards-award'), mark: idOf('ecm-quality-mark') };
};
