import type { Db } from '#platform/db';
import { noReading, type Reading } from '../rules.ts';
import { scaleOf, type Declared, type Scale } from '../scales/rules.ts';
import { measuresOf, type Measure } from '../store.ts';

/** A point in time at which an assessment was taken. */
export type SeriesPoint = Readonly<{ id: string; label: string; takenOn: string | null }>;

/** A pupil's readings, one for each point of the series in its order; `noReading` where nothing was entered. */
export type PupilSeries = Readonly<{ pupilId: string; readings: readonly Reading[] }>;

export type FollowedSeries = PupilSeries &
  Readonly<{ code: string; kind: 'target' | 'comparison'; leftOn: string | null }>;

export type MeasureSeries = Readonly<{
  measure: Measure;
  scale: Scale;
  /** In order of time; a day not known comes last. */
  points: readonly SeriesPoint[];
  /** Places of the measure's two points in `points`; -1 where it names none yet. */
  baseline: number;
  after: number;
  pupils: readonly FollowedSeries[];
}>;

export type SchoolSeries = Readonly<{
  scale: Scale;
  title: string;
  points: readonly SeriesPoint[];
  /** Every pupil with a score at any of them, by id. */
  pupils: ReadonlyMap<string, readonly Reading[]>;
}>;

type AssessmentRow = Declared & Readonly<{ id: string; title: string; points: readonly SeriesPoint[] }>;

const pointsOf = (db: Db, of: ReturnType<Db>) => db`
  select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'label', p.label, 'takenOn', p.taken_on) order by p.taken_on nulls last, p.label <> 'Before', p.id), '[]')
    from assessment_point p where p.assessment_id = ${of}`;

const assessmentsIn = <More extends object = object>(db: Db, which: ReturnType<Db>, more = db``) => db<
  (AssessmentRow & More)[]
>`
  select a.id, a.title, a.scale, a.lowest, a.highest, a.grades, a.higher_is_better, a.expected, a.unit, (${pointsOf(db, db`a.id`)}) as points ${more}
    from assessment a where ${which}`;

/** A point's scores in one row, so that thousands arrive as one text. Null where it has none. */
type Packed = Readonly<{
  pointId: string;
  scores: readonly (readonly [string, number | null, string | null])[] | null;
}>;

/** The latest score of each pupil at each of the points, as it stands or stood at `asOf`. Each point is read along its index. */
const latestIn = (db: Db, points: ReturnType<Db>, pupils: ReturnType<Db>, asOf: Date | null) => db<Packed[]>`
  select p.id as point_id, (
      select json_agg(json_build_array(l.pupil_id, l.value, l.missing_because))
        from (select distinct on (s.pupil_id) s.pupil_id, s.value, s.missing_because from restricted.score s
               where s.point_id = p.id and ${pupils} and (${asOf}::timestamptz is null or s.recorded_at <= ${asOf})
               order by s.pupil_id desc, s.seq desc) l) as scores
    from assessment_point p where p.id in (${points})`;

const byPoint = (packed: readonly Packed[]): ReadonlyMap<string, ReadonlyMap<string, Reading>> =>
  new Map(
    packed.map(({ pointId, scores }) => [
      pointId,
      new Map((scores ?? []).map(([pupil, value, missingBecause]) => [pupil, { value, missingBecause }])),
    ]),
  );

type FollowedRow = Omit<FollowedSeries, 'readings'>;

/**
 * Every measure of an enrolment with all points of its assessment and the readings of the pupils whom it follows, as they stand
 * now or stood at `asOf`. Three statements.
 */
export const seriesOf = async (db: Db, enrolmentId: string, asOf: Date | null): Promise<readonly MeasureSeries[]> => {
  const measures = await measuresOf(db, enrolmentId);
  // Whom the enrolment follows comes with the first of its assessments.
  const assessments = await assessmentsIn<Readonly<{ followed: readonly FollowedRow[] | null }>>(
    db,
    db`a.id in (select m.assessment_id from measure m where m.enrolment_id = ${enrolmentId}) order by a.id`,
    db`, case when row_number() over (order by a.id) = 1 then (
        select jsonb_agg(jsonb_build_object('pupilId', t.pupil_id, 'code', t.code, 'kind', t.kind, 'leftOn', t.left_on) order by t.kind desc, t.code)
          from target_pupil t
         where t.enrolment_id = ${enrolmentId} and (${asOf}::timestamptz is null or t.listed_at <= ${asOf})) end as followed`,
  );
  const pupils = assessments[0]?.followed ?? [];
  const scores = byPoint(
    await latestIn(
      db,
      db`select p.id from assessment_point p join measure m on m.assessment_id = p.assessment_id where m.enrolment_id = ${enrolmentId}`,
      db`s.pupil_id = any (array(select t.pupil_id from target_pupil t where t.enrolment_id = ${enrolmentId}))`,
      asOf,
    ),
  );
  return measures.flatMap((measure) => {
    const assessment = assessments.find(({ id }) => id === measure.assessmentId);
    if (assessment === undefined) return [];
    const { points } = assessment;
    return {
      measure,
      scale: scaleOf(assessment),
      points,
      baseline: points.findIndex(({ id }) => id === measure.baselinePointId),
      after: points.findIndex(({ id }) => id === measure.afterPointId),
      pupils: pupils.map((pupil) => ({
        ...pupil,
        readings: points.map(({ id }) => scores.get(id)?.get(pupil.pupilId) ?? noReading),
      })),
    };
  });
};

/** One assessment with the readings of everybody who has any, as they stand now. Two statements; null when there is none such. */
export const schoolSeriesOf = async (db: Db, schoolId: string, assessmentId: string): Promise<SchoolSeries | null> => {
  const [assessment] = await assessmentsIn(db, db`a.id = ${assessmentId} and a.school_id = ${schoolId}`);
  if (assessment === undefined) return null;
  const { points, title } = assessment;
  const scores = byPoint(
    await latestIn(db, db`select p.id from assessment_point p where p.assessment_id = ${assessmentId}`, db`true`, null),
  );
  const ids = new Set([...scores.values()].flatMap((of) => [...of.keys()]));
  return {
    scale: scaleOf(assessment),
    title,
    points,
    pupils: new Map([...ids].map((id) => [id, points.map((point) => scores.get(point.id)?.get(id) ?? noReading)])),
  };
};
