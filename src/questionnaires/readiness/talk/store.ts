import type { Db } from '#platform/db';

/** A pupil who wanted to talk, by name: row policies show it to the DSL and deputies alone. */
export type Wish = Readonly<{
  id: string;
  name: string;
  yearGroup: string | null;
  wishedAt: Date;
  spokenAt: Date | null;
  spokenBy: string | null;
}>;

export const hears = async (db: Db, schoolId: string): Promise<boolean> =>
  (await db<{ is: boolean }[]>`select app.hears_pupils(${schoolId}) as is`)[0]?.is ?? false;

export const waitingWishes = async (db: Db, schoolId: string): Promise<number> =>
  (
    await db<
      { n: number }[]
    >`select count(*)::int as n from restricted.talk_wish where school_id = ${schoolId} and spoken_at is null`
  )[0]?.n ?? 0;

export const wishesOf = (db: Db, schoolId: string) =>
  db<Wish[]>`
    select w.id, p.forename || ' ' || p.surname as name, p.year_group, w.wished_at, w.spoken_at, s.name as spoken_by
      from restricted.talk_wish w join restricted.pupil p on p.school_id = w.school_id and p.id = w.pupil_id
      left join person s on s.id = w.spoken_by
     where w.school_id = ${schoolId} order by w.spoken_at desc nulls first, w.wished_at desc limit 200`;

export const writeSpoken = async (
  db: Db,
  schoolId: string,
  id: string,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<boolean> => {
  const done = await db`
    update restricted.talk_wish set spoken_at = ${by.now}, spoken_by = ${by.personId}
     where id = ${id} and school_id = ${schoolId} and spoken_at is null`;
  return done.count > 0;
};
