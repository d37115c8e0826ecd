import type { Role } from '#platform/actor';
import type { Db } from '#platform/db';

/** Somebody with a part in the acting person's school or awarding body. */
export type Colleague = Readonly<{
  membershipId: string;
  personId: string;
  name: string;
  email: string;
  role: Role;
  startedOn: string;
  endedOn: string | null;
}>;

/** The people of the acting person's own place; row-level security decides which those are, this names the place. */
export const colleagues = (
  db: Db,
  place: Readonly<{ schoolId: string | null; bodyId: string | null }>,
): Promise<Colleague[]> =>
  db<Colleague[]>`
    select m.id as membership_id, p.id as person_id, p.name, p.email, m.role, m.started_on, m.ended_on
      from membership m join person p on p.id = m.person_id
     where (m.school_id = ${place.schoolId}::uuid or m.body_id = ${place.bodyId}::uuid)
     order by m.ended_on nulls first, p.name, m.id`;

export const endMembership = (db: Db, membershipId: string, day: string) => db`
  update membership set ended_on = ${day} where id = ${membershipId} and (ended_on is null or ended_on > ${day})`;
