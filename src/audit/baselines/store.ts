import type { Db } from '#platform/db';
import type { Baselines } from '../rules.ts';

/**
 * How many target pupils the enrolment follows, and how many of those still here have no result from before the work on any
 * measure. A correction is a later row, so the newest of each measure counts; a missing value is no baseline.
 */
export const readBaselines = async (db: Db, enrolmentId: string): Promise<Baselines> => {
  const rows = await db<Baselines[]>`
    select count(*) as pupils, count(*) filter (where t.left_on is null and not coalesce(b.has, false)) as without
      from target_pupil t
      left join (select pupil_id, bool_or(value is not null) as has
                   from (select distinct on (r.measure_id, r.pupil_id) r.pupil_id, r.value
                           from result r where r.enrolment_id = ${enrolmentId} and r.point = 'baseline'
                          order by r.measure_id, r.pupil_id, r.recorded_at desc, r.id desc) newest
                  group by pupil_id) b on b.pupil_id = t.pupil_id
     where t.enrolment_id = ${enrolmentId} and t.kind = 'target'`;
  return rows[0] ?? { pupils: 0, without: 0 };
};
