import type { Db } from '#platform/db';
import type { ReviewTyped } from './forms.ts';
import type { Review } from './rules.ts';

export type ListedReview = Review & Readonly<{ present: number; expected: number; savedByName: string; savedAt: Date }>;

type Place = Readonly<{ id: string; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;

const selected = (db: Db) => db`
  select r.id, r.planned_on, to_char(r.starts_at, 'HH24:MI') as starts_at, r.place, r.held_on, r.called_off_on, r.called_off_because,
         r.others, r.decisions, r.next_id, r.version, r.saved_at, coalesce(p.name, 'A colleague at the school') as saved_by_name,
         (select count(*) from review_attendance a where a.review_id = r.id and a.was_there) as present,
         (select count(*) from review_attendance a where a.review_id = r.id) as expected
    from review_meeting r left join person p on p.id = r.saved_by`;

/** The meetings of an enrolment, the latest day first. */
export const listReviews = (db: Db, enrolmentId: string) =>
  db<ListedReview[]>`${selected(db)} where r.enrolment_id = ${enrolmentId} order by r.planned_on desc, r.id`;

export const findReview = async (db: Db, enrolmentId: string, id: string): Promise<ListedReview | null> => {
  const rows = await db<ListedReview[]>`${selected(db)} where r.enrolment_id = ${enrolmentId} and r.id = ${id}`;
  return rows[0] ?? null;
};

export const insertReview = (db: Db, id: string, enrolment: Place, typed: ReviewTyped, by: Saver) => db`
  insert into review_meeting (id, enrolment_id, school_id, planned_on, starts_at, place, saved_by, saved_at)
  values (${id}, ${enrolment.id}, ${enrolment.schoolId}, ${typed.plannedOn}, ${typed.startsAt}, ${typed.place}, ${by.personId}, ${by.now})`;

/** Two meetings of one enrolment never stand on one day. */
export const isPlannedOn = async (
  db: Db,
  enrolmentId: string,
  day: string,
  exceptId: string | null,
): Promise<boolean> => {
  const rows = await db`
    select from review_meeting where enrolment_id = ${enrolmentId} and planned_on = ${day} and called_off_on is null
       and (${exceptId}::uuid is null or id <> ${exceptId}::uuid)`;
  return rows.length > 0;
};

export const moveReview = async (
  db: Db,
  id: string,
  version: number,
  typed: ReviewTyped,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update review_meeting set planned_on = ${typed.plannedOn}, starts_at = ${typed.startsAt}, place = ${typed.place},
      version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};

export const callOffReview = async (
  db: Db,
  id: string,
  version: number,
  on: string,
  because: string,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update review_meeting set called_off_on = ${on}, called_off_because = ${because}, version = version + 1,
      saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};

type Recorded = Readonly<{ heldOn: string; others: string; decisions: string }>;

export const recordReview = async (
  db: Db,
  id: string,
  version: number,
  recorded: Recorded,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update review_meeting set held_on = ${recorded.heldOn}, others = ${recorded.others}, decisions = ${recorded.decisions},
      version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};

/** Names the meeting that was agreed at this one. */
export const linkNext = (db: Db, id: string, nextId: string) =>
  db`update review_meeting set next_id = ${nextId} where id = ${id}`;

export type Attendance = Readonly<{ membershipId: string; name: string; wasThere: boolean }>;

export const listAttendance = (db: Db, reviewId: string) => db<Attendance[]>`
  select a.membership_id, coalesce(p.name, 'A colleague at the school') as name, a.was_there
    from review_attendance a left join membership m on m.id = a.membership_id left join person p on p.id = m.person_id
   where a.review_id = ${reviewId} order by not a.was_there, p.name`;

/** Records for everybody of the team whether they were there; a correction replaces what stood before. */
export const writeAttendance = (
  db: Db,
  reviewId: string,
  enrolment: Place,
  team: readonly string[],
  present: readonly string[],
) => db`
  insert into review_attendance (review_id, membership_id, enrolment_id, school_id, was_there)
  select ${reviewId}, member, ${enrolment.id}, ${enrolment.schoolId}, member = any (${present}::uuid[])
    from unnest(${team}::uuid[]) member
  on conflict (review_id, membership_id) do update set was_there = excluded.was_there`;

export type Progress = Readonly<{
  actionId: string;
  number: number;
  objective: string;
  status: string;
  note: string;
  who: string;
}>;

/** What was said of each action at a meeting. */
export const listProgress = (db: Db, reviewId: string) => db<Progress[]>`
  select n.action_id, a.number, a.objective, n.status, n.note, coalesce(p.name, 'A colleague at the school') as who
    from action_note n join action a on a.id = n.action_id left join person p on p.id = n.written_by
   where n.review_id = ${reviewId} order by a.number, n.written_at`;
