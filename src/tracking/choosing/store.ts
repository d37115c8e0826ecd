import type { Db } from '#platform/db';
import type { ScaleKey } from '../scales/rules.ts';

/** A point in time whose results can stand for where pupils started. */
export type StartPoint = Readonly<{
  id: string;
  title: string;
  label: string;
  takenOn: string | null;
  /** Pupils with a value at it. */
  scored: number;
  assessmentId: string;
  scale: ScaleKey;
  expected: number | null;
  higherIsBetter: boolean;
}>;

/**
 * The school's points with values, latest first. The baselines of this enrolment's measures come before the others, primary
 * ones first and the earliest of them before all: a later one may hold what the work did, and says nothing of the start.
 */
export const startPointsOf = (db: Db, schoolId: string, enrolmentId: string): Promise<readonly StartPoint[]> => db<
  StartPoint[]
>`
  select p.id, a.title, p.label, p.taken_on, s.scored, a.id as assessment_id, a.scale, a.expected, a.higher_is_better
    from assessment_point p
    join assessment a on a.id = p.assessment_id
    join lateral (select count(distinct s.pupil_id)::int as scored from restricted.score s where s.point_id = p.id and s.value is not null) s on s.scored > 0
    left join lateral (select max(1 + m.is_primary::int) as rank, min(m.id::text) as first from measure m
                        where m.enrolment_id = ${enrolmentId} and m.baseline_point_id = p.id) baseline on true
   where p.school_id = ${schoolId}
   order by baseline.rank desc nulls last, a.scale in ('attendance', 'behaviour', 'exclusions'),
            case when baseline.rank is not null then p.taken_on end, baseline.first, p.taken_on desc nulls last, a.title, p.id`;

/** Each pupil's value at a point as it stands now; a result that is missing is left out. */
export const startsAt = async (db: Db, schoolId: string, pointId: string): Promise<ReadonlyMap<string, number>> => {
  const rows = await db<{ pupilId: string; value: number | null }[]>`
    select distinct on (pupil_id) pupil_id, value from restricted.score
     where school_id = ${schoolId} and point_id = ${pointId} order by pupil_id, seq desc`;
  return new Map(rows.flatMap(({ pupilId, value }) => (value === null ? [] : [[pupilId, value] as const])));
};
