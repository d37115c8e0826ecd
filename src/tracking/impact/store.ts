import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';

/** What stands around an enrolment's figures. */
export type Around = Readonly<{
  /** What most target pupils were on, those with the most pupils first. */
  programmes: readonly Readonly<{ title: string; startsOn: string; endsOn: string; pupils: number }>[];
  /** Years of the target pupils, lowest first; empty for readers who may not see them. */
  years: readonly string[];
  /** The school's own groups by key. */
  own: readonly Readonly<{ key: string; title: string }>[];
  /** Measures that could not be had, with the reason. */
  notObtained: readonly Readonly<{ id: string; because: string }>[];
  /** Pupils who came in, went out or changed sides after the choice was frozen. */
  changedSince: number;
}>;

/** One statement. */
export const aroundOf = async (db: Db, { id, schoolId }: Pick<Enrolment, 'id' | 'schoolId'>): Promise<Around> => {
  const [row] = await db<Around[]>`
    select coalesce((select jsonb_agg(of order by pupils desc, title) from (
             select p.title, p.starts_on as "startsOn", p.ends_on as "endsOn", count(*)::int as pupils
               from provision p join provision_pupil x on x.provision_id = p.id
               join target_pupil t on t.enrolment_id = ${id} and t.pupil_id = x.pupil_id and t.kind = 'target'
              where p.school_id = ${schoolId} group by p.id) of), '[]') as programmes,
           coalesce((select jsonb_agg(distinct r.year_group) from target_pupil t join restricted.pupil r on r.id = t.pupil_id
              where t.enrolment_id = ${id} and t.kind = 'target' and r.year_group is not null), '[]') as years,
           coalesce((select jsonb_agg(jsonb_build_object('key', 'own:' || g.id, 'title', g.title)) from restricted.own_group g
              where g.school_id = ${schoolId}), '[]') as own,
           coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'because', m.not_obtained_because)) from measure m
              where m.enrolment_id = ${id} and m.not_obtained_because is not null), '[]') as "notObtained",
           (select count(distinct c.pupil_id)::int from target_change c where c.enrolment_id = ${id} and c.is_after_freeze) as "changedSince"`;
  return row ?? { programmes: [], years: [], own: [], notObtained: [], changedSince: 0 };
};
