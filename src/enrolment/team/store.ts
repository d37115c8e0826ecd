import type { Db } from '#platform/db';
import type { Role } from '#platform/actor';

export type TeamPart = 'lead' | 'senior-leader' | 'standard-lead' | 'working-party' | 'safeguarding-lead';

export type TeamMember = Readonly<{
  membershipId: string;
  name: string;
  role: Role;
  part: TeamPart;
  standards: readonly string[];
  joinedOn: string;
}>;

/** The school's people who take part now. */
export const listTeam = (db: Db, enrolmentId: string) => db<TeamMember[]>`
  select t.membership_id, p.name, m.role, t.part, t.standards, t.joined_on
    from team_member t
    join membership m on m.id = t.membership_id
    join person p on p.id = m.person_id
   where t.enrolment_id = ${enrolmentId} and t.left_on is null and m.ended_on is null
   order by array_position(array['lead', 'senior-leader', 'safeguarding-lead', 'standard-lead', 'working-party'], t.part), p.name`;

/** The school's staff who could take part and do not yet. */
export const listOthers = (db: Db, enrolmentId: string, schoolId: string) => db<
  { membershipId: string; name: string; role: Role }[]
>`
  select m.id as membership_id, p.name, m.role
    from membership m join person p on p.id = m.person_id
   where m.school_id = ${schoolId} and m.role in ('head', 'lead', 'member') and m.ended_on is null and p.closed_at is null
     and not exists (select from team_member t where t.enrolment_id = ${enrolmentId} and t.membership_id = m.id and t.left_on is null)
   order by p.name`;

export const putMember = (
  db: Db,
  one: Readonly<{
    enrolmentId: string;
    schoolId: string;
    membershipId: string;
    part: TeamPart;
    on: string;
  }>,
) => db`
  insert into team_member (enrolment_id, school_id, membership_id, part, joined_on)
  select ${one.enrolmentId}, m.school_id, m.id, ${one.part}, ${one.on}
    from membership m where m.id = ${one.membershipId} and m.school_id = ${one.schoolId} and m.role in ('head', 'lead', 'member') and m.ended_on is null
  on conflict (enrolment_id, membership_id) do update
    set part = excluded.part, left_on = null
  returning membership_id`;

export const endMember = (db: Db, enrolmentId: string, membershipId: string, on: string) => db`
  update team_member set left_on = ${on} where enrolment_id = ${enrolmentId} and membership_id = ${membershipId} and left_on is null
  returning membership_id`;

export type Share = Readonly<{ membershipId: string; standards: readonly string[] }>;

/** Gives each of these people exactly these standards; those not named keep what they have. */
export const putShares = (db: Db, enrolmentId: string, shares: readonly Share[]) => db`
  update team_member t
     set standards = array(select jsonb_array_elements_text(s.share -> 'standards'))
    from jsonb_array_elements(${JSON.stringify(shares)}::text::jsonb) as s (share)
   where t.enrolment_id = ${enrolmentId} and t.membership_id = (s.share ->> 'membershipId')::uuid`;
