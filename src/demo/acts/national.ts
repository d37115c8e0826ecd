import { uuidv7 } from '#platform/db';
import type { Scene } from './stage.ts';

/** Invented levels beside Wrenbourne's attendance and reading: no real nation's, and their source says so. */
const beside = [
  { subject: 'Attendance', population: 'Pupils in secondary schools', start: 91.1, end: 91.4 },
  { subject: 'Reading', population: 'Pupils of the same age', start: 100, end: 100 },
] as const;

/** The national level beside both ends of two measures, as the coordinator would enter it. */
export const enterNational = async (scene: Scene): Promise<void> => {
  if (scene.key !== 'wrenbourne.mark') return;
  const { db, enrolmentId, schoolId, lead, calendar } = scene;
  const measures = await db<{ id: string; title: string; before: string | null; after: string | null }[]>`
    select m.id, m.title, b.label as before, e.label as after from measure m
      join assessment_point b on b.id = m.baseline_point_id join assessment_point e on e.id = m.after_point_id
     where m.enrolment_id = ${enrolmentId} and e.taken_on is not null`;
  const rows = measures.flatMap(({ id, title, before, after }) => {
    const found = beside.find(({ subject }) => subject === title);
    return found === undefined
      ? []
      : [[before, found.start] as const, [after, found.end] as const].map(([label, value]) => ({
          ...{ id: uuidv7(), school_id: schoolId, enrolment_id: enrolmentId, measure_id: id },
          ...{ point_label: label ?? '', what: 'mean', value, population: found.population },
          ...{ year: label ?? '', source: 'Invented for this demonstration; a school names the publication here' },
          ...{ entered_by: lead.personId, entered_at: calendar.at(-18) },
        }));
  });
  if (rows.length > 0) await db`insert into national_reference ${db(rows)}`;
};
