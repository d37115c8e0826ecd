import { uuidv7, type Db } from '#platform/db';

export type Conflict = Readonly<{
  id: string;
  name: string;
  schoolName: string;
  reason: string;
  declaredOn: string;
  endedOn: string | null;
}>;

/** Conflicts that the acting person may see: their own, or for the desk all of its people's. */
export const listConflicts = (db: Db) => db<Conflict[]>`
  select c.id, p.name, s.name as school_name, c.reason, c.declared_on, c.ended_on
    from declared_conflict c join person p on p.id = c.person_id join school s on s.id = c.school_id
   order by (c.ended_on is not null), c.declared_on desc limit 200`;

/** Schools whose name or URN is this; a conflict names one exactly. */
export const findSchools = (db: Db, words: string) => db<{ id: string; name: string; laName: string | null }[]>`
  select id, name, la_name from school
   where lower(name) = lower(${words}) or urn::text = ${words} order by name limit 20`;

export const declareConflict = (
  db: Db,
  one: Readonly<{ bodyId: string; personId: string; schoolId: string; reason: string; on: string }>,
) => db`
  insert into declared_conflict (id, body_id, person_id, school_id, reason, declared_on)
  values (${uuidv7()}, ${one.bodyId}, ${one.personId}, ${one.schoolId}, ${one.reason}, ${one.on})`;
