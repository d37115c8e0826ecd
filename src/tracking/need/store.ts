import type { Db } from '#platform/db';

/** The pupils whom targeted or specialist provision reaches on a day: what everybody gets is no answer to a need of one's own. */
export const onProvisionOn = async (db: Db, schoolId: string, on: string): Promise<ReadonlySet<string>> => {
  const rows = await db<{ pupilId: string }[]>`
    select distinct o.pupil_id from provision_pupil o join provision p on p.id = o.provision_id
     where o.school_id = ${schoolId} and p.tier <> 'universal'
       and o.from_on <= ${on} and (o.to_on is null or o.to_on >= ${on})
       and p.starts_on <= ${on} and (p.ends_on is null or p.ends_on >= ${on})`;
  return new Set(rows.map((row) => row.pupilId));
};
