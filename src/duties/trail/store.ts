import type { Role } from '#platform/actor';
import type { Db } from '#platform/db';

export type Entry = Readonly<{
  id: number;
  at: Date;
  act: string;
  role: Role | null;
  task: string | null;
  name: string | null;
  about: Readonly<Record<string, unknown>>;
}>;

export type TrailFilter = Readonly<{
  person: string | null;
  room: string | null;
  from: string | null;
  to: string | null;
  before: number | null;
}>;
export const perPage = 50;

/** Entries that the acting person may read, newest first, from before one of them; one more than a page tells that there are older ones. */
export const listEntries = (db: Db, filter: TrailFilter): Promise<Entry[]> =>
  db<Entry[]>`
    select t.id, t.at, t.act, t.role, t.task, p.name, t.about
      from trail_entry t left join person p on p.id = t.person_id
     where (${filter.before}::bigint is null or t.id < ${filter.before})
       and (${filter.person}::uuid is null or t.person_id = ${filter.person})
       and (${filter.room}::text is null or t.act like ${`${filter.room ?? ''}.%`})
       and (${filter.from}::date is null or t.at >= (${filter.from}::date at time zone 'Europe/London'))
       and (${filter.to}::date is null or t.at < ((${filter.to}::date + 1) at time zone 'Europe/London'))
     order by t.id desc limit ${perPage + 1}`;

/** Everybody who stands in the trail that the reader sees, by name. */
export const listDoers = (db: Db): Promise<{ id: string; name: string }[]> =>
  db<{ id: string; name: string }[]>`
    select p.id, p.name from person p where exists (select from trail_entry t where t.person_id = p.id) order by p.name limit 500`;
