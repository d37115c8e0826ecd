import { uuidv7, type Db } from '#platform/db';
import type { Slot } from '../rules.ts';
import type { Lesson } from './rules.ts';

type Saver = Readonly<{ personId: string; now: Date }>;

/** Adds a meeting to the week; false when the same one stands already. */
export const insertSlot = async (
  db: Db,
  provision: Readonly<{ id: string; schoolId: string }>,
  slot: Slot,
): Promise<boolean> => {
  const rows = await db`
    insert into provision_slot (id, provision_id, school_id, group_no, weekday, starts_at, minutes)
    values (${uuidv7()}, ${provision.id}, ${provision.schoolId}, ${slot.groupNo}, ${slot.weekday}, ${slot.startsAt}, ${slot.minutes})
    on conflict (provision_id, group_no, weekday, starts_at) do nothing returning id`;
  return rows.length > 0;
};

export const deleteSlot = async (db: Db, provisionId: string, id: string): Promise<boolean> =>
  (await db`delete from provision_slot where provision_id = ${provisionId} and id = ${id} returning id`).length > 0;

export const lessonsOf = async (db: Db, schoolId: string): Promise<readonly Lesson[]> => db<Lesson[]>`
  select id, subject, year_group, weekday, starts_at, minutes from core_lesson
   where school_id = ${schoolId} order by weekday, starts_at, year_group, subject`;

export const insertLessons = async (
  db: Db,
  schoolId: string,
  lessons: readonly Omit<Lesson, 'id'>[],
  by: Saver,
): Promise<number> => {
  const rows = lessons.map((each) => ({ id: uuidv7(), schoolId, ...each, savedBy: by.personId, savedAt: by.now }));
  const added =
    await db`insert into core_lesson ${db(rows)} on conflict (school_id, year_group, weekday, starts_at, subject) do nothing`;
  return added.count;
};

export const deleteLesson = async (db: Db, schoolId: string, id: string): Promise<boolean> =>
  (await db`delete from core_lesson where school_id = ${schoolId} and id = ${id} returning id`).length > 0;

/** The year group of every pupil who is on something: to see whom a lesson is for. No name is read. */
export const yearsOfPupils = async (db: Db, schoolId: string): Promise<ReadonlyMap<string, string | null>> =>
  new Map(
    (
      await db<{ id: string; yearGroup: string | null }[]>`
        select id, year_group from restricted.pupil where school_id = ${schoolId}
           and id in (select pupil_id from provision_pupil where school_id = ${schoolId})`
    ).map((row) => [row.id, row.yearGroup]),
  );
