import { uuidv7, type Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { Change, MeasureForm } from './forms.ts';
import { noReading, type Point, type PupilResult, type Reading } from './rules.ts';

type Which = Pick<Enrolment, 'id' | 'schoolId'>;

export type Measure = Readonly<{
  id: string;
  title: string;
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
  select id, title, scale, lowest, highest, higher_is_better, baseline_on, after_on, declared_at, version
    from measure where enrolment_id = ${enrolmentId} order by declared_at, id`;

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
     order by measure_id, pupil_id, point, recorded_at desc, id desc`;
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
  const id = uuidv7();
  await db`
    insert into measure (id, enrolment_id, school_id, title, scale, lowest, highest, higher_is_better, baseline_on, after_on, declared_by, declared_at)
    values (${id}, ${enrolment.id}, ${enrolment.schoolId}, ${form.title}, ${form.scale}, ${form.lowest}, ${form.highest},
      ${form.better === 'higher'}, ${form.baselineOn}, ${form.afterOn}, ${by.personId}, ${by.now})`;
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
  measureId: string,
  saved: Saved,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<boolean> => {
  const moved = await db`
    update measure set baseline_on = ${saved.baselineOn}, after_on = ${saved.afterOn}, version = version + 1
     where id = ${measureId} and enrolment_id = ${enrolment.id} and version = ${saved.version}`;
  if (moved.count !== 1) return false;
  const rows = saved.changes.map(({ pupilId, point, value, missingBecause }) => ({
    id: uuidv7(),
    measureId,
    pupilId,
    enrolmentId: enrolment.id,
    schoolId: enrolment.schoolId,
    point,
    value,
    missingBecause,
    takenOn: point === 'baseline' ? saved.baselineOn : saved.afterOn,
    recordedBy: by.personId,
    recordedAt: by.now,
  }));
  if (rows.length > 0) await db`insert into result ${db(rows)}`;
  return true;
};
