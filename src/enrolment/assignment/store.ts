import type { Db } from '#platform/db';
import type { AssignmentKind, Candidate } from '../rules.ts';

export type Assignment = Readonly<{
  id: string;
  kind: AssignmentKind;
  name: string;
  opensOn: string;
  closedAt: Date | null;
  assignedAt: Date;
}>;

export const listAssignments = (db: Db, enrolmentId: string) => db<Assignment[]>`
  select a.id, a.kind, p.name, a.opens_on, a.closed_at, a.assigned_at
    from assignment a join person p on p.id = a.person_id
   where a.enrolment_id = ${enrolmentId}
   order by array_position(array['adviser', 'verifier', 'moderator', 'panel'], a.kind), a.assigned_at`;

export type Person = Readonly<{
  membershipId: string;
  personId: string;
  name: string;
  role: AssignmentKind;
  openTasks: number;
}> &
  Candidate;

/** Everybody whom the body could send, with what speaks against it: earlier tasks on this school, declared conflicts, work there. */
export const listCandidates = (db: Db, enrolmentId: string, schoolId: string, bodyId: string) => db<Person[]>`
  select m.id as membership_id, m.person_id, p.name, m.role,
         (select count(*) from assignment o where o.membership_id = m.id and o.closed_at is null) as open_tasks,
         coalesce((select jsonb_agg(jsonb_build_object('kind', a.kind, 'isThisEnrolment', a.enrolment_id = ${enrolmentId}))
                     from assignment a where a.person_id = m.person_id and a.school_id = ${schoolId}), '[]') as tasks,
         (select c.reason from declared_conflict c
           where c.person_id = m.person_id and c.school_id = ${schoolId} and c.ended_on is null limit 1) as conflict_reason,
         app.works_at(m.person_id, ${schoolId}) as works_at_school
    from membership m join person p on p.id = m.person_id
   where m.body_id = ${bodyId} and m.role in ('adviser', 'verifier', 'moderator', 'panel') and m.ended_on is null and p.closed_at is null
   order by p.name`;

export const insertAssignment = (
  db: Db,
  one: Readonly<{
    id: string;
    enrolmentId: string;
    schoolId: string;
    bodyId: string;
    membershipId: string;
    personId: string;
    kind: AssignmentKind;
    opensOn: string;
    now: Date;
  }>,
) => db`
  insert into assignment (id, enrolment_id, school_id, body_id, membership_id, person_id, kind, opens_on, assigned_at)
  values (${one.id}, ${one.enrolmentId}, ${one.schoolId}, ${one.bodyId}, ${one.membershipId}, ${one.personId}, ${one.kind}, ${one.opensOn}, ${one.now})
  on conflict (enrolment_id, person_id) do nothing returning id`;

export const closeAssignment = (db: Db, enrolmentId: string, id: string, now: Date) => db`
  update assignment set closed_at = ${now} where enrolment_id = ${enrolmentId} and id = ${id} and closed_at is null returning kind`;
