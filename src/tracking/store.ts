import { uuidv7, type Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { Change, MeasureForm } from './forms.ts';
import { appendScores } from './scores/store.ts';
import { noReading, type Point, type PupilResult, type Reading } from './rules.ts';

type Which = Pick<Enrolment, 'id' | 'schoolId'>;

export type Measure = Readonly<{
  id: string;
  title: string;
  assessmentId: string;
  baselinePointId: string | null;
  afterPointId: string | null;
  /** What the work is judged by: it stays, and is reported good or bad. */
  isPrimary: boolean;
  /** The assessment's title: which test, on which scale. */
  scale: string;
  lowest: number | null;
  highest: number | null;
  higherIsBetter: boolean;
  baselineOn: string | null;
  afterOn: string | null;
  declaredAt: Date;
  version: number;
}>;

export const measuresOf = async (db: Db, enrolmentId: string): Promise<readonly Measure[]> => db<Measure[]>`
  select m.id, m.title, m.assessment_id, m.baseline_point_id, m.after_point_id, m.is_primary, a.title as scale, a.lowest, a.highest,
         a.higher_is_better, b.taken_on as baseline_on, e.taken_on as after_on, m.declared_at, m.version
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

export const insertMeasure = async (
  db: Db,
  enrolment: Which,
  form: MeasureForm,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<string> => {
  const [id, assessment, baseline, after] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const school = enrolment.schoolId;
  await db`
    insert into assessment (id, school_id, title, scale, subject, lowest, highest, higher_is_better, declared_by, declared_at)
    values (${assessment}, ${school}, ${form.scale}, 'own', ${form.title.slice(0, 60)}, ${form.lowest}, ${form.highest},
      ${form.better === 'higher'}, ${by.personId}, ${by.now})`;
  await db`
    insert into assessment_point (id, school_id, assessment_id, label, taken_on)
    values (${baseline}, ${school}, ${assessment}, 'Before', ${form.baselineOn}), (${after}, ${school}, ${assessment}, 'After', ${form.afterOn})`;
  await db`
    insert into measure (id, enrolment_id, school_id, title, assessment_id, baseline_point_id, after_point_id, declared_by, declared_at)
    values (${id}, ${enrolment.id}, ${school}, ${form.title}, ${assessment}, ${baseline}, ${after}, ${by.personId}, ${by.now})`;
  return id;
};

type Saved = Readonly<{
  changes: readonly Change[];
  baselineOn: string | null;
  afterOn: string | null;
  version: number;
}>;

/** Appends the changed readings. False, and nothing written, when somebody else saved since this version was shown. */
export const writeResults = async (
  db: Db,
  enrolment: Which,
  measure: Pick<Measure, 'id' | 'baselinePointId' | 'afterPointId'>,
  saved: Saved,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<boolean> => {
  const moved = await db`
    update measure set version = version + 1
     where id = ${measure.id} and enrolment_id = ${enrolment.id} and version = ${saved.version}`;
  if (moved.count !== 1) return false;
  // Held until this is written: two saves never give the same number to two corrections.
  await db`
    update assessment_point p set version = p.version + 1, taken_on = case when p.id = ${measure.baselinePointId} then ${saved.baselineOn}::date else ${saved.afterOn}::date end
     where p.id in (${measure.baselinePointId}, ${measure.afterPointId})`;
  const rows = saved.changes.flatMap(({ pupilId, point, value, missingBecause }) => {
    const pointId = point === 'baseline' ? measure.baselinePointId : measure.afterPointId;
    return pointId === null ? [] : [{ pointId, pupilId, value, missingBecause }];
  });
  await appendScores(db, enrolment.schoolId, rows, by);
  return true;
};
