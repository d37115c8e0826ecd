import { uuidv7, type Db } from '#platform/db';
import type { Declared } from '../scales/rules.ts';
import type { AssessmentForm, PointForm } from './forms.ts';

type By = Readonly<{ personId: string; now: Date }>;

export type Assessment = Declared &
  Readonly<{
    id: string;
    title: string;
    subject: string | null;
    declaredBy: string | null;
    declaredAt: Date;
    version: number;
  }>;

/** One assessment of the school; null when it has none such. */
export const assessmentOf = async (db: Db, schoolId: string, id: string): Promise<Assessment | null> => {
  const [row] = await db<Assessment[]>`
    select a.id, a.title, a.scale, a.subject, a.unit, a.lowest, a.highest, a.grades, a.higher_is_better, a.expected, p.name as declared_by,
           a.declared_at, a.version
      from assessment a left join person p on p.id = a.declared_by where a.id = ${id} and a.school_id = ${schoolId}`;
  return row ?? null;
};

export type ListedAssessment = Assessment &
  Readonly<{
    points: number;
    lastPointId: string | null;
    lastLabel: string | null;
    lastOn: string | null;
    results: number;
    measures: number;
  }>;

/** Every assessment with its last point that has results, and how many pupils have one there. */
export const assessmentsOf = async (db: Db, schoolId: string): Promise<readonly ListedAssessment[]> => db<
  ListedAssessment[]
>`
  select a.id, a.title, a.scale, a.subject, a.unit, a.lowest, a.highest, a.grades, a.higher_is_better, a.expected, null as declared_by,
         a.declared_at, a.version, (select count(*) from assessment_point p where p.assessment_id = a.id) as points,
         l.id as last_point_id, l.label as last_label, l.taken_on as last_on,
         (select count(distinct s.pupil_id) from restricted.score s where s.point_id = l.id) as results,
         (select count(*) from measure m where m.assessment_id = a.id) as measures
    from assessment a
    left join lateral (
      select p.id, p.label, p.taken_on from assessment_point p
       where p.assessment_id = a.id and exists (select from restricted.score s where s.point_id = p.id)
       order by p.taken_on desc nulls first, p.id desc limit 1) l on true
   where a.school_id = ${schoolId} order by lower(coalesce(a.subject, '~')), lower(a.title), a.id`;

export type Point = Readonly<{
  id: string;
  label: string;
  takenOn: string | null;
  version: number;
  /** Pupils with a value, and pupils of whom a reason says why there is none. */
  values: number;
  missing: number;
  corrected: number;
  lastAt: Date | null;
}>;

/** The points of an assessment in order of time, with how many results each holds. */
export const pointsOf = async (db: Db, assessmentId: string): Promise<readonly Point[]> => db<Point[]>`
  select p.id, p.label, p.taken_on, p.version, coalesce(c.has_value, 0) as values, coalesce(c.missing, 0) as missing,
         coalesce(c.corrected, 0) as corrected, c.last_at
    from assessment_point p
    left join lateral (
      select count(*) filter (where l.value is not null) as has_value, count(*) filter (where l.missing_because is not null) as missing,
             count(*) filter (where l.seq > 1) as corrected, max(l.recorded_at) as last_at
        from (select distinct on (s.pupil_id) s.seq, s.value, s.missing_because, s.recorded_at
                from restricted.score s where s.point_id = p.id order by s.pupil_id desc, s.seq desc) l) c on true
   where p.assessment_id = ${assessmentId} order by p.taken_on nulls last, p.id`;

export const insertAssessment = async (db: Db, schoolId: string, form: AssessmentForm, by: By): Promise<string> => {
  const id = uuidv7();
  await db`
    insert into assessment (id, school_id, title, scale, subject, unit, lowest, highest, grades, higher_is_better, expected, declared_by, declared_at)
    values (${id}, ${schoolId}, ${form.title}, ${form.scaleKey}, ${form.subject === '' ? null : form.subject}, ${form.unit}, ${form.lowest}, ${form.highest},
      ${form.grades as string[] | null}, ${form.higherIsBetter}, ${form.expected}, ${by.personId}, ${by.now})`;
  return id;
};

/** True when no other assessment of the school has this title: files name assessments by it. */
export const isTitleFree = async (db: Db, schoolId: string, title: string, except: string | null): Promise<boolean> => {
  const rows = await db`
    select from assessment where school_id = ${schoolId} and lower(title) = lower(${title}) and id is distinct from ${except}::uuid limit 1`;
  return rows.length === 0;
};

export const updateAssessment = async (
  db: Db,
  id: string,
  words: Readonly<{ title: string; subject: string; expected: number | null; version: number }>,
): Promise<boolean> => {
  const written = await db`
    update assessment set title = ${words.title}, subject = ${words.subject === '' ? null : words.subject}, expected = ${words.expected}, version = version + 1
     where id = ${id} and version = ${words.version}`;
  return written.count === 1;
};

export const insertPoint = async (db: Db, schoolId: string, assessmentId: string, form: PointForm): Promise<string> => {
  const id = uuidv7();
  await db`
    insert into assessment_point (id, school_id, assessment_id, label, taken_on)
    values (${id}, ${schoolId}, ${assessmentId}, ${form.label}, ${form.takenOn})`;
  return id;
};

export const updatePoint = async (db: Db, id: string, form: PointForm, version: number): Promise<boolean> => {
  const written = await db`
    update assessment_point set label = ${form.label}, taken_on = ${form.takenOn}, version = version + 1 where id = ${id} and version = ${version}`;
  return written.count === 1;
};

/** A row of the file that the team takes out: every pupil with a result, a cell for each point. */
export type SheetRow = Readonly<{
  code: string;
  upn: string | null;
  surname: string;
  forename: string;
  yearGroup: string | null;
  scores: Readonly<Record<string, Readonly<{ value: number | null; mark: string | null; missing: string | null }>>>;
}>;

export const sheetOf = async (db: Db, assessmentId: string): Promise<readonly SheetRow[]> => db<SheetRow[]>`
  select p.code, p.upn, p.surname, p.forename, p.year_group, jsonb_object_agg(l.point_id, jsonb_build_object('value', l.value, 'mark', l.mark, 'missing', l.missing_because)) as scores
    from (select distinct on (s.point_id, s.pupil_id) s.point_id, s.pupil_id, s.value, s.mark, s.missing_because
            from restricted.score s join assessment_point q on q.id = s.point_id and q.assessment_id = ${assessmentId}
           order by s.point_id desc, s.pupil_id desc, s.seq desc) l
    join restricted.pupil p on p.id = l.pupil_id
   group by p.id order by lower(p.surname), lower(p.forename), p.code`;

export type PupilScore = Readonly<{
  assessmentId: string;
  pointId: string;
  label: string;
  takenOn: string | null;
  seq: number;
  value: number | null;
  mark: string | null;
  missingBecause: string | null;
  source: string | null;
  recordedBy: string | null;
  recordedAt: Date;
}>;

/** Every score of one pupil, corrections included, the newest of each point first. */
export const scoresOfPupil = async (db: Db, schoolId: string, pupilId: string): Promise<readonly PupilScore[]> => db<
  PupilScore[]
>`
  select q.assessment_id, s.point_id, q.label, q.taken_on, s.seq, s.value, s.mark, s.missing_because, s.source, p.name as recorded_by, s.recorded_at
    from restricted.score s join assessment_point q on q.id = s.point_id
    left join person p on p.id = s.recorded_by
   where s.school_id = ${schoolId} and s.pupil_id = ${pupilId} order by q.taken_on nulls last, q.id, s.seq desc`;

/** Who of the roll is followed by an enrolment, and as what. */
export const kindsOf = async (db: Db, enrolmentId: string): Promise<ReadonlyMap<string, 'target' | 'comparison'>> => {
  const rows = await db<{ pupilId: string; kind: 'target' | 'comparison' }[]>`
    select pupil_id, kind from target_pupil where enrolment_id = ${enrolmentId}`;
  return new Map(rows.map(({ pupilId, kind }) => [pupilId, kind]));
};
