import type { Db } from '#platform/db';
import type { DesignChosen } from './measures/rules.ts';
import { noReading, type Point, type PupilResult, type Reading } from './rules.ts';

export type Measure = Readonly<{
  id: string;
  title: string;
  assessmentId: string;
  baselinePointId: string | null;
  afterPointId: string | null;
  /** What the work is judged by: it stays, and is reported good or bad. */
  isPrimary: boolean;
  /** How it is answered where like pupils are too few; see ./finding/designs.ts. */
  design: DesignChosen;
  /** Why there is no result of it, when the school said so. */
  notObtainedBecause: string | null;
  /** The assessment's title: which test, on which scale. */
  scale: string;
  lowest: number | null;
  highest: number | null;
  higherIsBetter: boolean;
  baselineOn: string | null;
  afterOn: string | null;
  declaredAt: Date;
  version: number;
  /** Of the days of its two points. */
  daysVersion: number;
}>;

export const measuresOf = async (db: Db, enrolmentId: string): Promise<readonly Measure[]> => db<Measure[]>`
  select m.id, m.title, m.assessment_id, m.baseline_point_id, m.after_point_id, m.is_primary, m.design, m.not_obtained_because, a.title as scale, a.lowest, a.highest,
         a.higher_is_better, b.taken_on as baseline_on, e.taken_on as after_on, m.declared_at, m.version,
         coalesce(b.version, 0) + coalesce(e.version, 0) as days_version
    from measure m join assessment a on a.id = m.assessment_id
    left join assessment_point b on b.id = m.baseline_point_id
    left join assessment_point e on e.id = m.after_point_id
   where m.enrolment_id = ${enrolmentId} order by m.declared_at, m.id`;

type PupilRow = Readonly<{ pupilId: string; code: string; kind: 'target' | 'comparison'; leftOn: string | null }>;
type ResultRow = Reading & Readonly<{ measureId: string; pupilId: string; point: Point }>;

/** Every pupil's readings by measure, as they stand now or stood at `asOf`. A later row takes an earlier one's place. Two statements. */
export const resultsOf = async (
  db: Db,
  enrolmentId: string,
  asOf: Date | null,
): Promise<(measureId: string) => readonly PupilResult[]> => {
  const pupils = await db<PupilRow[]>`
    select pupil_id, code, kind, left_on from target_pupil
     where enrolment_id = ${enrolmentId} and (${asOf}::timestamptz is null or listed_at <= ${asOf}) order by kind desc, code`;
  const rows = await db<ResultRow[]>`
    select distinct on (measure_id, pupil_id, point) measure_id, pupil_id, point, value, missing_because
      from result where enrolment_id = ${enrolmentId} and (${asOf}::timestamptz is null or recorded_at <= ${asOf})
     order by measure_id, pupil_id, point, seq desc`;
  const readings = new Map(
    rows.map((row) => [
      `${row.measureId} ${row.pupilId} ${row.point}`,
      { value: row.value, missingBecause: row.missingBecause },
    ]),
  );
  return (measureId) =>
    pupils.map((pupil) => ({
      ...pupil,
      baseline: readings.get(`${measureId} ${pupil.pupilId} baseline`) ?? noReading,
      after: readings.get(`${measureId} ${pupil.pupilId} after`) ?? noReading,
    }));
};
