import { uuidv7, type Db } from '#platform/db';
import type { Who } from '../item/store.ts';

/** One activity of the school's Pupil Premium strategy. */
export type Activity = Readonly<{
  id: string;
  part: string;
  number: number;
  title: string;
  challenge: string;
  schoolYear: string;
  version: number;
  items: number;
}>;

export type ActivityText = Pick<Activity, 'part' | 'number' | 'title' | 'challenge'>;

/** The activities of a year, by their number in the statement, each with how many items show it. */
export const listActivities = (db: Db, schoolId: string, schoolYear: string | null): Promise<Activity[]> =>
  db<Activity[]>`
    select a.id, a.part, a.number, a.title, a.challenge, a.school_year, a.version,
           (select count(*) from framework_claim c join evidence_item i on i.id = c.item_id
             where c.activity_id = a.id and c.withdrawn_at is null and i.removed_at is null) as items
      from premium_activity a
     where a.school_id = ${schoolId} and a.ended_at is null and (${schoolYear}::text is null or a.school_year = ${schoolYear})
     order by a.school_year desc, a.number`;

export const findActivity = async (db: Db, schoolId: string, id: string): Promise<Activity | null> => {
  const rows = await db<Activity[]>`
    select id, part, number, title, challenge, school_year, version, 0 as items from premium_activity
     where id = ${id} and school_id = ${schoolId} and ended_at is null`;
  return rows[0] ?? null;
};

/** Adds an activity; false when its number is taken in that year. */
export const insertActivity = async (
  db: Db,
  schoolId: string,
  activity: ActivityText & Readonly<{ schoolYear: string }>,
  who: Who,
): Promise<boolean> => {
  const rows = await db`
    insert into premium_activity (id, school_id, part, number, title, challenge, school_year, added_by, added_at)
    values (${uuidv7()}, ${schoolId}, ${activity.part}, ${activity.number}, ${activity.title}, ${activity.challenge},
      ${activity.schoolYear}, ${who.membershipId}, ${who.at})
    on conflict do nothing returning id`;
  return rows.length > 0;
};

/** Changes an activity that stands where the form found it. */
export const writeActivity = async (
  db: Db,
  schoolId: string,
  id: string,
  version: number,
  text: ActivityText,
): Promise<'changed' | 'clash' | 'number-taken'> => {
  const taken = await db`
    select from premium_activity a join premium_activity o on o.school_id = a.school_id and o.school_year = a.school_year
     where a.id = ${id} and o.id <> a.id and o.ended_at is null and o.number = ${text.number}`;
  if (taken.length > 0) return 'number-taken';
  const rows = await db`
    update premium_activity set part = ${text.part}, number = ${text.number}, title = ${text.title}, challenge = ${text.challenge},
           version = version + 1
     where id = ${id} and school_id = ${schoolId} and version = ${version} and ended_at is null returning id`;
  return rows.length > 0 ? 'changed' : 'clash';
};

export const writeEnded = async (db: Db, schoolId: string, id: string, at: Date): Promise<boolean> => {
  const rows = await db`
    update premium_activity set ended_at = ${at} where id = ${id} and school_id = ${schoolId} and ended_at is null returning id`;
  return rows.length > 0;
};
