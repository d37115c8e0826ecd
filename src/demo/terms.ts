import { uuidv7, type Db } from '#platform/db';
import { schoolYearOf } from '#platform/clock';
import type { Calendar } from './calendar.ts';
import { inCast } from './enrolments.ts';
import type { Cast } from './people.ts';

/** The six half-terms of a school year that begins in this September, as months and days; those of spring are next year's. */
const halfTerms = [
  ['09-03', '10-23'],
  ['11-02', '12-18'],
  ['01-04', '02-12'],
  ['02-22', '03-26'],
  ['04-12', '05-28'],
  ['06-07', '07-21'],
] as const;

const dateIn = (september: number, day: string): string => `${day < '09-01' ? september + 1 : september}-${day}`;

/** The term dates of the school's authority, this year's and the next, as the awarding body's desk enters them. */
export const enterTermDates = async (
  db: Db,
  { bodyId, schoolId, cast, calendar }: Readonly<{ bodyId: string; schoolId: string; cast: Cast; calendar: Calendar }>,
): Promise<void> => {
  const [school] = await db<{ laName: string }[]>`select la_name from school where id = ${schoolId}`;
  const officer = inCast(cast, 'officer');
  const first = Number(schoolYearOf(calendar.today).slice(0, 4));
  for (const september of [first, first + 1]) {
    const year = schoolYearOf(`${september}-10-01`);
    await db`
      insert into term_year (id, body_id, la_name, school_year, starts_on, ends_on, inset_on, saved_by, saved_at)
      values (${uuidv7()}, ${bodyId}, ${school?.laName ?? null}, ${year},
              ${halfTerms.map(([from]) => dateIn(september, from))}::date[],
              ${halfTerms.map(([, to]) => dateIn(september, to))}::date[],
              ${[dateIn(september, '09-02')]}::date[], ${officer.personId}, ${calendar.at(-120)})`;
  }
};
