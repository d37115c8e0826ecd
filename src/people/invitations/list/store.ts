import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';

/** Who has or is offered which part here, as "address role": with a part, or waiting with an invitation. */
export const heldAddresses = async (
  db: Db,
  place: Pick<Person, 'schoolId' | 'bodyId'>,
): Promise<Map<string, 'member' | 'invited'>> => {
  const rows = await db<{ held: string; state: 'member' | 'invited' }[]>`
    select i.email_key || ' ' || i.role as held, 'invited' as state from invitation i
     where i.accepted_at is null and i.withdrawn_at is null
       and (i.school_id = ${place.schoolId}::uuid or i.body_id = ${place.bodyId}::uuid)
    union all
    select p.email_key || ' ' || m.role, 'member' from membership m join person p on p.id = m.person_id
     where (m.school_id = ${place.schoolId}::uuid or m.body_id = ${place.bodyId}::uuid) and m.ended_on is null`;
  return new Map(rows.map((row) => [row.held, row.state]));
};
