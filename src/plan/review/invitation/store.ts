import type { Db } from '#platform/db';
import type { Guest, Meeting, Told } from './rules.ts';

export type MeetingToTell = Meeting &
  Readonly<{
    enrolmentId: string;
    schoolId: string;
    schoolName: string;
    schemeVersionId: string;
    asksAdviser: boolean;
  }>;

/** The meeting with what its invitation says. Held fast: two workers never tell people of one meeting at once. */
export const findMeeting = async (db: Db, id: string): Promise<MeetingToTell | null> => {
  const rows = await db<MeetingToTell[]>`
    select r.id, r.enrolment_id, r.school_id, s.name as school_name, e.scheme_version_id, r.asks_adviser, r.planned_on,
           to_char(r.starts_at, 'HH24:MI') as starts_at, r.minutes_long, r.place, r.sequence, r.called_off_on, r.held_on
      from review_meeting r join enrolment e on e.id = r.enrolment_id join school s on s.id = r.school_id
     where r.id = ${id} for update of r`;
  return rows[0] ?? null;
};

/** The team today, and the adviser where the school asks them to come. */
export const listGuests = (db: Db, enrolmentId: string, asksAdviser: boolean, today: string) => db<Guest[]>`
  select p.id as person_id, p.name, p.email as address, false as is_adviser
    from team_member t join membership m on m.id = t.membership_id join person p on p.id = m.person_id
   where t.enrolment_id = ${enrolmentId} and t.left_on is null and p.closed_at is null and (m.ended_on is null or m.ended_on > ${today})
  union all
  select p.id, p.name, p.email, true
    from assignment a join membership m on m.id = a.membership_id join person p on p.id = a.person_id
   where ${asksAdviser} and a.enrolment_id = ${enrolmentId} and a.kind = 'adviser' and a.closed_at is null and a.opens_on <= ${today}
     and p.closed_at is null and (m.ended_on is null or m.ended_on > ${today})
   order by 2`;

export const listTold = (db: Db, reviewId: string) => db<Told[]>`
  select i.person_id, p.name, p.email as address, false as is_adviser, i.sequence, i.is_called_off
    from review_invitation i join person p on p.id = i.person_id
   where i.review_id = ${reviewId} and p.closed_at is null order by p.name`;

type Sent = Readonly<{ personId: string; isCalledOff: boolean }>;

export const writeTold = (db: Db, meeting: MeetingToTell, sent: Sent, now: Date) => db`
  insert into review_invitation (review_id, person_id, enrolment_id, school_id, sequence, is_called_off, sent_at)
  values (${meeting.id}, ${sent.personId}, ${meeting.enrolmentId}, ${meeting.schoolId}, ${meeting.sequence}, ${sent.isCalledOff}, ${now})
  on conflict (review_id, person_id) do update
    set sequence = excluded.sequence, is_called_off = excluded.is_called_off, sent_at = excluded.sent_at`;

/**
 * Meetings ahead of which somebody may not know: the team changes between planning and meeting. Those of an invented school were
 * planned by nobody: no mail goes out for them by itself.
 */
export const listMeetingsAhead = (db: Db, today: string) => db<{ id: string }[]>`
  select r.id from review_meeting r join enrolment e on e.id = r.enrolment_id join school s on s.id = r.school_id
   where not s.is_demonstration and r.planned_on >= ${today} and r.held_on is null and r.called_off_on is null and e.state = 'active' order by r.planned_on, r.id`;
