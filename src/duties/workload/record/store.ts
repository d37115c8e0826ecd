import { uuidv7, type Db } from '#platform/db';
import type { EntryForm } from './forms.ts';

type Place = Readonly<{ id: string; schoolId: string }>;

/** Time that the acting person recorded. */
export type Entry = Readonly<{
  id: string;
  day: string;
  step: string;
  minutes: number;
  note: string;
  version: number;
}>;

export const readOwn = (db: Db, enrolmentId: string, membershipId: string) => db<Entry[]>`
  select id, day, step, minutes, note, version from workload_entry
   where enrolment_id = ${enrolmentId} and membership_id = ${membershipId} order by day desc, written_at desc, id limit 1000`;

export const addEntry = (db: Db, place: Place, membershipId: string, entry: EntryForm, now: Date) => db`
  insert into workload_entry (id, enrolment_id, school_id, membership_id, day, step, minutes, note, written_at)
  values (${uuidv7(now.getTime())}, ${place.id}, ${place.schoolId}, ${membershipId}, ${entry.day}, ${entry.step}, ${entry.minutes}, ${entry.note}, ${now})`;

export const changeEntry = (db: Db, place: Place, membershipId: string, id: string, entry: EntryForm) => db<
  { id: string }[]
>`
  update workload_entry set day = ${entry.day}, step = ${entry.step}, minutes = ${entry.minutes}, note = ${entry.note}, version = version + 1
   where enrolment_id = ${place.id} and membership_id = ${membershipId} and id = ${id} and version = ${entry.version} returning id`;

export const removeEntry = (db: Db, place: Place, membershipId: string, id: string) => db<{ id: string }[]>`
  delete from workload_entry where enrolment_id = ${place.id} and membership_id = ${membershipId} and id = ${id} returning id`;
