import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';

/** A partner with the target pupils whom its provision reached. */
export type Reached = Readonly<{
  partnerId: string;
  name: string;
  /** What it runs with them. */
  provisions: readonly string[];
  pupilIds: readonly string[];
  firstOn: string;
  lastOn: string | null;
}>;

/** The target pupils whom each partner reached up to a moment, the partner with the most first. One statement. */
export const readReached = (
  db: Db,
  { id, schoolId }: Pick<Enrolment, 'id' | 'schoolId'>,
  asOf: Date | null,
): Promise<Reached[]> => db<Reached[]>`
  select q.id as partner_id, q.name, array_agg(distinct p.title order by p.title) as provisions, array_agg(distinct x.pupil_id) as pupil_ids,
         min(x.from_on) as first_on, case when bool_or(x.to_on is null) then null else max(x.to_on) end as last_on
    from provision p
    join partner q on q.id = p.partner_id
    join provision_pupil x on x.provision_id = p.id
    join target_pupil t on t.enrolment_id = ${id} and t.pupil_id = x.pupil_id and t.kind = 'target'
   where p.school_id = ${schoolId} and (${asOf}::timestamptz is null or x.added_at <= ${asOf})
   group by q.id order by count(distinct x.pupil_id) desc, q.name`;
