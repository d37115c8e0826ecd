import { uuidv7, type Db } from '#platform/db';

/** A group of the school's own making. */
export type OwnGroup = Readonly<{
  id: string;
  title: string;
  meaning: string;
  isSensitive: boolean;
  endedOn: string | null;
  version: number;
  /** Who described it last, and when. */
  by: string | null;
  at: Date;
}>;

/** The school's own groups: those that go on, or all. */
export const listOwn = (
  db: Db,
  schoolId: string,
  which: 'all' | 'going-on' = 'going-on',
): Promise<readonly OwnGroup[]> => db<OwnGroup[]>`
  select g.id, g.title, g.meaning, g.is_sensitive, g.ended_on, g.version, p.name as by, coalesce(g.changed_at, g.made_at) as at
    from restricted.own_group g left join person p on p.id = coalesce(g.changed_by, g.made_by)
   where g.school_id = ${schoolId} and (${which === 'all'} or g.ended_on is null) order by lower(g.title)`;

export type GivenOwn = Readonly<{ title: string; meaning: string; isSensitive: boolean }>;

/** Its id, or null when the school has one of that title. */
export const insertOwn = async (
  db: Db,
  schoolId: string,
  given: GivenOwn,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<string | null> => {
  const id = uuidv7();
  const made = await db`
    insert into restricted.own_group (id, school_id, title, meaning, is_sensitive, made_by, made_at)
      values (${id}, ${schoolId}, ${given.title}, ${given.meaning}, ${given.isSensitive}, ${by.personId}, ${by.now})
      on conflict (school_id, lower(title)) where ended_on is null do nothing`;
  return made.count === 1 ? id : null;
};

/** False when somebody saved first or it has ended. */
export const updateOwn = async (
  db: Db,
  schoolId: string,
  id: string,
  given: GivenOwn & Readonly<{ version: number }>,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<boolean> => {
  const changed = await db`
    update restricted.own_group set title = ${given.title}, meaning = ${given.meaning}, is_sensitive = ${given.isSensitive}, version = version + 1,
           changed_by = ${by.personId}, changed_at = ${by.now}
     where school_id = ${schoolId} and id = ${id} and version = ${given.version} and ended_on is null`;
  return changed.count === 1;
};

export const titleTaken = async (db: Db, schoolId: string, title: string, besides: string): Promise<boolean> => {
  const taken = await db`
    select 1 from restricted.own_group
     where school_id = ${schoolId} and lower(title) = lower(${title}) and ended_on is null and id <> ${besides}`;
  return taken.count > 0;
};

export const endOwn = async (db: Db, schoolId: string, id: string, on: string): Promise<boolean> => {
  const ended = await db`
    update restricted.own_group set ended_on = ${on}, version = version + 1 where school_id = ${schoolId} and id = ${id} and ended_on is null`;
  return ended.count === 1;
};
