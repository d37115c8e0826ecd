import type { Db } from '#platform/db';
import { noReading, type Reading } from '../rules.ts';
import { scaleOf, type Declared, type Scale } from '../scales/rules.ts';
import { measuresOf, type Measure } from '../store.ts';
import { latest, packed, readingsOf, type Packed } from './packed.ts';

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

const assessmentsIn = (db: Db, which: ReturnType<Db>) => db<AssessmentRow[]>`
  select a.id, a.title, a.scale, a.lowest, a.highest, a.grades, a.higher_is_better, a.expected, a.unit, (${pointsOf(db, db`a.id`)}) as points
    from assessment a where ${which}`;

/** A measure with its assessment's points, before anybody's readings. */
export type MeasureOutline = Omit<MeasureSeries, 'pupils'>;

/** Every measure of an enrolment with the points of its assessment. Two statements. */
export const outlinesOf = async (db: Db, enrolmentId: string): Promise<readonly MeasureOutline[]> => {
  const measures = await measuresOf(db, enrolmentId);
  const assessments = await assessmentsIn(
    db,
    db`a.id in (select m.assessment_id from measure m where m.enrolment_id = ${enrolmentId})`,
  );
  return measures.flatMap((measure) => {
    const assessment = assessments.find(({ id }) => id === measure.assessmentId);
    if (assessment === undefined) return [];
    const { points } = assessment;
    const place = (point: string | null) => points.findIndex(({ id }) => id === point);
    const [baseline, after] = [place(measure.baselinePointId), place(measure.afterPointId)];
    return { measure, scale: scaleOf(assessment), points, baseline, after };
  });
};

type FollowedRow = readonly [pupilId: string, code: string, kind: 'target' | 'comparison', leftOn: string | null];

/**
 * Every measure of an enrolment with all points of its assessment and the readings of the pupils whom it follows, as they stand
 * now or stood at `asOf`. Three statements.
 */
export const seriesOf = async (db: Db, enrolmentId: string, asOf: Date | null): Promise<readonly MeasureSeries[]> => {
  const outlines = await outlinesOf(db, enrolmentId);
  const ids = [...new Set(outlines.flatMap(({ points }) => points.map(({ id }) => id)))];
  // Whom the enrolment follows comes along.
  const rows = await db<(Packed & Readonly<{ followed: readonly FollowedRow[] | null }>)[]>`
    with followed as materialized (
      select t.pupil_id, t.code, t.kind, t.left_on from target_pupil t
       where t.enrolment_id = ${enrolmentId} and (${asOf}::timestamptz is null or t.listed_at <= ${asOf})
    ), ${latest(db, db`s.point_id = any (${db.array(ids)}::uuid[]) and s.pupil_id = any (array(select followed.pupil_id from followed))`, asOf)}
    select packed.*, null::json as followed from (${packed(db)}) packed
    union all
    select null, null, null, null, null, json_agg(json_build_array(f.pupil_id, f.code, f.kind, f.left_on) order by f.kind desc, f.code) from followed f`;
  const pupils = rows.find(({ followed }) => followed !== null)?.followed ?? [];
  return outlines.map((outline) => {
    const readings = readingsOf(outline.points, rows);
    const none = outline.points.map(() => noReading);
    const of = pupils.map(([pupilId, code, kind, leftOn]) => ({
      ...{ pupilId, code, kind, leftOn },
      readings: readings.get(pupilId) ?? none,
    }));
    return { ...outline, pupils: of };
  });
};

/** One assessment with the readings of everybody who has any, as they stand now. Two statements; null when there is none such. */
export const schoolSeriesOf = async (db: Db, schoolId: string, assessmentId: string): Promise<SchoolSeries | null> => {
  const [assessment] = await assessmentsIn(db, db`a.id = ${assessmentId} and a.school_id = ${schoolId}`);
  if (assessment === undefined) return null;
  const { points, title } = assessment;
  const rows = await db<Packed[]>`
    with ${latest(db, db`s.point_id in (select p.id from assessment_point p where p.assessment_id = ${assessmentId})`, null)}
    ${packed(db)}`;
  return { scale: scaleOf(assessment), title, points, pupils: readingsOf(points, rows) };
};
