import type { Db } from '#platform/db';
import type { AgendaTyped } from './forms.ts';

export type ListedAgenda = Readonly<{ id: string; startsAt: string; what: string; meets: string; place: string }>;

/** The day by the clock. */
export const listAgenda = (db: Db, enrolmentId: string) => db<ListedAgenda[]>`
  select id, to_char(starts_at, 'HH24:MI') as starts_at, what, meets, place from visit_agenda
   where enrolment_id = ${enrolmentId} order by starts_at, id`;

type Visit = Readonly<{ id: string }>;
type Place = Readonly<{ id: string; schoolId: string }>;

export const insertAgenda = (
  db: Db,
  id: string,
  visit: Visit,
  enrolment: Place,
  typed: AgendaTyped,
  by: { personId: string; now: Date },
) => db`
  insert into visit_agenda (id, visit_id, enrolment_id, school_id, starts_at, what, meets, place, saved_by, saved_at)
  values (${id}, ${visit.id}, ${enrolment.id}, ${enrolment.schoolId}, ${typed.startsAt}, ${typed.what}, ${typed.meets}, ${typed.place}, ${by.personId}, ${by.now})`;

export const removeAgenda = async (db: Db, enrolmentId: string, id: string): Promise<boolean> => {
  const rows = await db`delete from visit_agenda where id = ${id} and enrolment_id = ${enrolmentId} returning id`;
  return rows.length > 0;
};
