import { uuidv7, type Db } from '#platform/db';
import type { Came } from './rules.ts';

type Place = Readonly<{ id: string; enrolmentId: string; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;

/** From here on the meeting is under way; false when it had begun, was held or called off. */
export const beginReview = async (db: Db, id: string, by: Saver): Promise<boolean> => {
  const rows = await db`
    update review_meeting set began_at = ${by.now}, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and began_at is null and held_on is null and called_off_on is null returning id`;
  return rows.length > 0;
};

/** The meeting is over: it counts as held. False when somebody finished it first. */
export const finishReview = async (db: Db, id: string, heldOn: string, by: Saver): Promise<boolean> => {
  const rows = await db`
    update review_meeting set held_on = ${heldOn}, version = version + 1, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and held_on is null and called_off_on is null and began_at is not null returning id`;
  return rows.length > 0;
};

export type Attendance = Readonly<{ membershipId: string; name: string; came: Came | null }>;

/** The team of today and everybody of whom something was recorded, by name; null where nothing was. */
export const listAttendance = (db: Db, enrolmentId: string, reviewId: string) => db<Attendance[]>`
  select m.id as membership_id, coalesce(p.name, 'A colleague at the school') as name,
         case when a.was_there then 'present' when a.sent_apologies then 'apologies' when a.review_id is not null then 'absent' end as came
    from (select membership_id from team_member where enrolment_id = ${enrolmentId} and left_on is null
          union select membership_id from review_attendance where review_id = ${reviewId}) t
    left join review_attendance a on a.review_id = ${reviewId} and a.membership_id = t.membership_id
    left join membership m on m.id = t.membership_id
    left join person p on p.id = m.person_id
   order by name`;

type Mark = Readonly<{ membershipId: string; came: Came }>;

/** Records who came; what stood before of the same people is replaced. One statement. */
export const writeAttendance = (db: Db, review: Place, marks: readonly Mark[]) => db`
  insert into review_attendance (review_id, membership_id, enrolment_id, school_id, was_there, sent_apologies)
  select ${review.id}, m.id, ${review.enrolmentId}, ${review.schoolId}, m.came = 'present', m.came = 'apologies'
    from unnest(${marks.map(({ membershipId }) => membershipId)}::uuid[], ${marks.map(({ came }) => came)}::text[]) as m (id, came)
  on conflict (review_id, membership_id) do update set was_there = excluded.was_there, sent_apologies = excluded.sent_apologies`;

/** Keeps everybody else from recording who came until this transaction ends. */
export const lockReview = (db: Db, id: string) => db`select id from review_meeting where id = ${id} for update`;

export const writeOthers = (db: Db, id: string, others: string) =>
  db`update review_meeting set others = ${others} where id = ${id}`;

/** The minutes as they stand now; false when somebody else wrote meanwhile. A change takes an approval back. */
export const writeMinutes = async (
  db: Db,
  id: string,
  version: number,
  minutes: string,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update review_meeting set minutes = ${minutes}, minutes_version = minutes_version + 1, minutes_by = ${by.personId}, minutes_at = ${by.now},
      approved_on = null, approved_by = null, approved_at_id = null
     where id = ${id} and minutes_version = ${version} returning id`;
  return rows.length > 0;
};

export const approveMinutes = async (
  db: Db,
  id: string,
  version: number,
  approved: Readonly<{ on: string; atId: string | null; by: string }>,
): Promise<boolean> => {
  const rows = await db`
    update review_meeting set approved_on = ${approved.on}, approved_by = ${approved.by}, approved_at_id = ${approved.atId}
     where id = ${id} and minutes_version = ${version} and approved_on is null returning id`;
  return rows.length > 0;
};

/** Something that minutes, a decision or a point said at one of its versions. */
export type Revision = Readonly<{ version: number; says: string; who: string; savedAt: Date }>;

export const insertRevision = (
  db: Db,
  review: Place,
  revision: Readonly<{ about: string; version: number; says: string }>,
  by: Saver,
) => db`
  insert into review_revision (id, review_id, enrolment_id, school_id, about, version, says, saved_by, saved_at)
  values (${uuidv7()}, ${review.id}, ${review.enrolmentId}, ${review.schoolId}, ${revision.about}, ${revision.version}, ${revision.says},
    ${by.personId}, ${by.now})`;

export const listRevisions = (db: Db, reviewId: string, about: string) => db<Revision[]>`
  select r.version, r.says, coalesce(p.name, 'A colleague at the school') as who, r.saved_at
    from review_revision r left join person p on p.id = r.saved_by
   where r.review_id = ${reviewId} and r.about = ${about} order by r.version desc`;

export type Progress = Readonly<{
  actionId: string;
  number: number;
  objective: string;
  ownerName: string;
  status: string;
  note: string;
  who: string;
}>;

/** What was said of each action at a meeting. */
export const listProgress = (db: Db, reviewId: string) => db<Progress[]>`
  select n.action_id, a.number, a.objective, coalesce(o.name, 'A colleague at the school') as owner_name, n.status, n.note,
         coalesce(p.name, 'A colleague at the school') as who
    from action_note n join action a on a.id = n.action_id
    left join membership om on om.id = a.owner_id left join person o on o.id = om.person_id
    left join person p on p.id = n.written_by
   where n.review_id = ${reviewId} order by a.number, n.written_at`;
