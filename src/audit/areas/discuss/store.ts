import type { Db } from '#platform/db';
import type { By } from '../../store.ts';

type Place = Readonly<{ id: string; schoolId: string }>;

/** Something said of a strength or an area; `answers` names what it answers, one step deep. */
export type Comment = Readonly<{
  id: string;
  areaId: string | null;
  about: string;
  answers: string | null;
  text: string;
  byPerson: string;
  byName: string;
  saidAt: Date;
}>;

export const readComments = (db: Db, enrolmentId: string, areaId: string) => db<Comment[]>`
  select id, area_id, about, answers, text, by_person, by_name, said_at from area_comment
   where enrolment_id = ${enrolmentId} and area_id = ${areaId} order by said_at, id`;

/** What was said of those that were taken back since. */
export const readLoose = (db: Db, enrolmentId: string) => db<Comment[]>`
  select id, area_id, about, answers, text, by_person, by_name, said_at from area_comment
   where enrolment_id = ${enrolmentId} and area_id is null order by said_at desc, id limit 100`;

export const addComment = (
  db: Db,
  place: Place,
  said: Readonly<{ id: string; areaId: string; about: string; answers: string | null; text: string }>,
  by: By,
  now: Date,
) => db`
  insert into area_comment (id, enrolment_id, school_id, area_id, about, answers, text, by_person, by_name, said_at)
  values (${said.id}, ${place.id}, ${place.schoolId}, ${said.areaId}, ${said.about}, ${said.answers}, ${said.text}, ${by.personId}, ${by.name}, ${now})`;
