import type { Db } from '#platform/db';
import type { InputPoint, InputPupil, InputReading, MeasureInputs } from '../figures/inputs.ts';
import { noInput } from '../figures/inputs.ts';

/** A measure of the enrolment with its inputs at every point in time, and what the page says of it. */
export type MeasureSeries = Readonly<{
  id: string;
  assessmentId: string;
  title: string;
  isPrimary: boolean;
  declaredAt: Date;
  /** Why it could not be had, where the school has said so. */
  notObtainedBecause: string | null;
  inputs: MeasureInputs;
}>;

type PointRow = InputPoint & Readonly<{ id: string; assessmentId: string }>;

type MeasureRow = Readonly<{
  id: string;
  title: string;
  assessmentId: string;
  baselinePointId: string | null;
  afterPointId: string | null;
  isPrimary: boolean;
  declaredAt: Date;
  notObtainedBecause: string | null;
  scale: string;
  scaleKey: string;
  unit: string;
  expected: number | null;
  higherIsBetter: boolean;
  points: readonly PointRow[];
}>;

export type FollowedPupil = Readonly<{
  pupilId: string;
  code: string;
  kind: 'target' | 'comparison';
  leftOn: string | null;
  /** For those who may see it; else null. */
  yearGroup: string | null;
}>;

type ScoreRow = Readonly<{
  pointId: string;
  pupils: readonly string[];
  values: readonly (number | null)[];
  reasons: readonly (string | null)[];
}>;

const readMeasures = (db: Db, enrolmentId: string): Promise<MeasureRow[]> => db<MeasureRow[]>`
  select m.id, m.title, m.assessment_id, m.baseline_point_id, m.after_point_id, m.is_primary, m.declared_at, m.not_obtained_because,
         a.title as scale, a.scale as scale_key, a.unit, a.expected, a.higher_is_better,
         coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'label', p.label, 'on', p.taken_on) order by p.taken_on nulls last, p.id)
                     from assessment_point p where p.assessment_id = a.id), '[]') as points
    from measure m join assessment a on a.id = m.assessment_id
   where m.enrolment_id = ${enrolmentId} order by m.is_primary desc, m.declared_at, m.id`;

const readPupils = (db: Db, enrolmentId: string, asOf: Date | null): Promise<FollowedPupil[]> => db<FollowedPupil[]>`
  select t.pupil_id, t.code, t.kind, t.left_on, p.year_group
    from target_pupil t left join restricted.pupil p on p.id = t.pupil_id
   where t.enrolment_id = ${enrolmentId} and (${asOf}::timestamptz is null or t.listed_at <= ${asOf})
   order by t.kind desc, t.code`;

/** The score that counts of every followed pupil at every point: one row a point, so that thousands travel in a few. */
const readScores = (db: Db, enrolmentId: string, asOf: Date | null): Promise<ScoreRow[]> => db<ScoreRow[]>`
  select point_id, array_agg(pupil_id) as pupils, array_agg(value::float8) as values, array_agg(missing_because) as reasons
    from (select distinct on (s.point_id, s.pupil_id) s.point_id, s.pupil_id, s.value, s.missing_because
            from restricted.score s
           where s.point_id in (select p.id from measure m join assessment_point p on p.assessment_id = m.assessment_id where m.enrolment_id = ${enrolmentId})
             and s.pupil_id in (select t.pupil_id from target_pupil t where t.enrolment_id = ${enrolmentId})
             and (${asOf}::timestamptz is null or s.recorded_at <= ${asOf})
           order by s.point_id, s.pupil_id, s.seq desc) latest
   group by point_id`;

/** Points in the order of their days; the baseline stands before the end even where no day is known. */
const inOrder = (measure: MeasureRow): readonly PointRow[] => {
  const dated = measure.points.filter(({ on }) => on !== null);
  const first = measure.points.find(({ id }) => id === measure.baselinePointId);
  const last = measure.points.find(({ id }) => id === measure.afterPointId);
  const undated = (point: PointRow | undefined): readonly PointRow[] =>
    point === undefined || point.on !== null ? [] : [point];
  return [...undated(first), ...dated, ...undated(last)];
};

/** Everything the enrolment's figures rest on, as it stands now or stood at `asOf`. Three statements. */
export const readSeries = async (
  db: Db,
  enrolmentId: string,
  asOf: Date | null,
): Promise<Readonly<{ measures: readonly MeasureSeries[]; pupils: readonly FollowedPupil[] }>> => {
  const measures = await readMeasures(db, enrolmentId);
  const pupils = await readPupils(db, enrolmentId, asOf);
  const scores = new Map(
    (await readScores(db, enrolmentId, asOf)).map(({ pointId, pupils: ids, values, reasons }) => [
      pointId,
      new Map(
        ids.map((id, at): [string, InputReading] => [id, { value: values[at] ?? null, because: reasons[at] ?? null }]),
      ),
    ]),
  );
  return {
    pupils,
    measures: measures.map((measure) => {
      const points = inOrder(measure);
      const place = (id: string | null, otherwise: number) => {
        const found = points.findIndex((point) => point.id === id);
        return found < 0 ? otherwise : found;
      };
      const { id, title, assessmentId, isPrimary, declaredAt, notObtainedBecause, scale, expected, higherIsBetter } =
        measure;
      return {
        id,
        assessmentId,
        title,
        isPrimary,
        declaredAt,
        notObtainedBecause,
        inputs: {
          measure: { title, scale, unit: unitOf(measure.scaleKey, measure.unit), higherIsBetter, expected },
          points: points.map(({ label, on }) => ({ label, on })),
          baseline: place(measure.baselinePointId, 0),
          after: place(measure.afterPointId, Math.max(0, points.length - 1)),
          pupils: pupils.map(({ pupilId, code, kind, leftOn }): InputPupil => ({
            code,
            kind,
            leftOn,
            readings: points.map((point) => scores.get(point.id)?.get(pupilId) ?? noInput),
          })),
        },
      };
    }),
  };
};

/** How a difference on this scale is said; "points" where the school has not said otherwise. */
const units: Readonly<Record<string, string>> = {
  attendance: 'percentage points',
  'reading-age': 'months',
  'spelling-age': 'months',
};

export const unitOf = (scaleKey: string, unit: string): string => (unit !== '' ? unit : (units[scaleKey] ?? 'points'));
