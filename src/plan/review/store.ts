import type { Db } from '#platform/db';
import type { ReviewTyped } from './forms.ts';
import type { Review } from './rules.ts';

export type ListedReview = Review &
  Readonly<{
    present: number;
    expected: number;
    leaderName: string | null;
    minutesBy: string | null;
    minutesByName: string | null;
    minutesAt: Date | null;
    approvedByName: string | null;
    savedByName: string;
    savedAt: Date;
  }>;

type Place = Readonly<{ id: string; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;

const selected = (db: Db) => db`
  select r.id, r.planned_on, to_char(r.starts_at, 'HH24:MI') as starts_at, r.minutes_long, r.place, r.led_by, r.asks_adviser, r.began_at,
         r.held_on, r.called_off_on, r.called_off_because, r.others, r.decisions, r.minutes, r.minutes_version, r.minutes_by, r.minutes_at,
         r.approved_on, r.next_id, r.agenda_version, r.version, r.saved_at, coalesce(p.name, 'A colleague at the school') as saved_by_name,
         lp.name as leader_name, mp.name as minutes_by_name, ap.name as approved_by_name,
         (select count(*) from review_attendance a where a.review_id = r.id and a.was_there) as present,
         (select count(*) from review_attendance a where a.review_id = r.id) as expected
    from review_meeting r
    left join person p on p.id = r.saved_by
    left join membership lm on lm.id = r.led_by
    left join person lp on lp.id = lm.person_id
    left join person mp on mp.id = r.minutes_by
    left join person ap on ap.id = r.approved_by`;

/** The meetings of an enrolment, the latest day first. */
export const listReviews = (db: Db, enrolmentId: string) =>
  db<ListedReview[]>`${selected(db)} where r.enrolment_id = ${enrolmentId} order by r.planned_on desc, r.id`;

export const findReview = async (db: Db, enrolmentId: string, id: string): Promise<ListedReview | null> => {
  const rows = await db<ListedReview[]>`${selected(db)} where r.enrolment_id = ${enrolmentId} and r.id = ${id}`;
  return rows[0] ?? null;
};

export const insertReview = (db: Db, id: string, enrolment: Place, typed: ReviewTyped, by: Saver) => db`
  insert into review_meeting (id, enrolment_id, school_id, planned_on, starts_at, minutes_long, place, led_by, asks_adviser, saved_by, saved_at)
  values (${id}, ${enrolment.id}, ${enrolment.schoolId}, ${typed.plannedOn}, ${typed.startsAt}, ${typed.minutesLong}, ${typed.place},
    ${typed.ledBy}, ${typed.asksAdviser}, ${by.personId}, ${by.now})`;

/** Two at once cannot plan two meetings for one day: each waits for the other here. */
export const lockReviews = (db: Db, enrolmentId: string) =>
  db`select pg_advisory_xact_lock(hashtextextended(${`reviews ${enrolmentId}`}, 0))`;

/** The days on which other meetings stand: two of one enrolment never stand on one day. */
export const listPlannedDays = async (db: Db, enrolmentId: string, exceptId: string | null): Promise<string[]> => {
  const rows = await db<{ plannedOn: string }[]>`
    select planned_on from review_meeting where enrolment_id = ${enrolmentId} and called_off_on is null
       and (${exceptId}::uuid is null or id <> ${exceptId}::uuid)`;
  return rows.map(({ plannedOn }) => plannedOn);
};

/** A change of who leads or is asked is no change of the meeting itself: only day, time, length and place raise its sequence. */
export const moveReview = async (
  db: Db,
  id: string,
  version: number,
  typed: ReviewTyped,
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update review_meeting set planned_on = ${typed.plannedOn}, starts_at = ${typed.startsAt}, minutes_long = ${typed.minutesLong},
      place = ${typed.place}, led_by = ${typed.ledBy}, asks_adviser = ${typed.asksAdviser},
      sequence = sequence + case when (planned_on, starts_at, minutes_long, place)
        is distinct from (${typed.plannedOn}::date, ${typed.startsAt}::time, ${typed.minutesLong}::integer, ${typed.place}::text) then 1 else 0 end,
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
    update review_meeting set called_off_on = ${on}, called_off_because = ${because}, sequence = sequence + 1, version = version + 1,
      saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};

/** Names the meeting that was agreed at this one. */
export const linkNext = (db: Db, id: string, nextId: string) =>
  db`update review_meeting set next_id = ${nextId} where id = ${id}`;

/** Meetings whose day has passed with nothing recorded, of every enrolment under way, and the leaders of each team. */
export const listMissed = (db: Db, today: string) => db<
  { id: string; plannedOn: string; enrolmentId: string; schoolId: string; personId: string; schemeTitle: string }[]
>`
  select r.id, r.planned_on, r.enrolment_id, r.school_id, m.person_id, v.title as scheme_title
    from review_meeting r
    join enrolment e on e.id = r.enrolment_id
    join scheme_version v on v.id = e.scheme_version_id
    join team_member t on t.enrolment_id = r.enrolment_id and t.part in ('lead', 'senior-leader') and t.left_on is null
    join membership m on m.id = t.membership_id and (m.ended_on is null or m.ended_on > ${today})
   where e.state = 'active' and r.planned_on < ${today} and r.held_on is null and r.called_off_on is null and r.began_at is null
     and r.planned_on > ${today}::date - 60`;

/** The adviser whom the awarding body sent, by name. */
export const findAdviser = async (db: Db, enrolmentId: string): Promise<string | null> => {
  const rows = await db<{ name: string }[]>`
    select coalesce(p.name, 'the adviser') as name from assignment a left join person p on p.id = a.person_id
     where a.enrolment_id = ${enrolmentId} and a.kind = 'adviser' and a.closed_at is null`;
  return rows[0]?.name ?? null;
};
