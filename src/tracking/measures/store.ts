import { uuidv7, type Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { ChosenPoint, Declaration } from './forms.ts';

type Which = Pick<Enrolment, 'id' | 'schoolId'>;
type By = Readonly<{ personId: string; now: Date }>;

/** Every point that a declaration may choose, by assessment and in order of time. */
export const chosenPoints = async (db: Db, schoolId: string): Promise<readonly ChosenPoint[]> => db<ChosenPoint[]>`
  select p.id, p.assessment_id, a.scale, p.label, a.title, p.taken_on
    from assessment_point p join assessment a on a.id = p.assessment_id
   where p.school_id = ${schoolId} order by lower(a.title), a.id, p.taken_on nulls last, p.id`;

/** A new assessment with the points Before and After, as a declaration names it. */
const insertAssessment = async (
  db: Db,
  schoolId: string,
  form: Extract<Declaration, { kind: 'new' }>,
  by: By,
): Promise<readonly [assessment: string, baseline: string, after: string]> => {
  const [assessment, baseline, after] = [uuidv7(), uuidv7(), uuidv7()];
  await db`
    insert into assessment (id, school_id, title, scale, subject, lowest, highest, higher_is_better, declared_by, declared_at)
    values (${assessment}, ${schoolId}, ${form.scale}, ${form.scaleKey}, ${form.title.slice(0, 60)}, ${form.lowest}, ${form.highest},
      ${form.higherIsBetter}, ${by.personId}, ${by.now})`;
  await db`
    insert into assessment_point (id, school_id, assessment_id, label, taken_on)
    values (${baseline}, ${schoolId}, ${assessment}, 'Before', ${form.baselineOn}), (${after}, ${schoolId}, ${assessment}, 'After', ${form.afterOn})`;
  return [assessment, baseline, after];
};

export const insertMeasure = async (db: Db, enrolment: Which, form: Declaration, by: By): Promise<string> => {
  const id = uuidv7();
  const [assessment, baseline, after] =
    form.kind === 'known'
      ? [form.assessmentId, form.baselinePointId, form.afterPointId]
      : await insertAssessment(db, enrolment.schoolId, form, by);
  await db`
    insert into measure (id, enrolment_id, school_id, title, assessment_id, baseline_point_id, after_point_id, is_primary, design, declared_by, declared_at)
    values (${id}, ${enrolment.id}, ${enrolment.schoolId}, ${form.title}, ${assessment}, ${baseline}, ${after}, ${form.isPrimary}, ${form.design},
      ${by.personId}, ${by.now})`;
  return id;
};

/** Who declared a measure, and who said that it was not obtained. */
export type Declared = Readonly<{
  declaredBy: string | null;
  notObtainedBy: string | null;
  notObtainedAt: Date | null;
}>;

export const declaredBy = async (db: Db, measureId: string): Promise<Declared> => {
  const [row] = await db<Declared[]>`
    select d.name as declared_by, n.name as not_obtained_by, m.not_obtained_at
      from measure m left join person d on d.id = m.declared_by left join person n on n.id = m.not_obtained_by where m.id = ${measureId}`;
  return row ?? { declaredBy: null, notObtainedBy: null, notObtainedAt: null };
};

/** Whether a followed pupil has a score at a point: from then on a measure keeps it. */
export const hasScores = async (db: Db, enrolmentId: string, pointId: string): Promise<boolean> => {
  const [row] = await db<{ has: boolean }[]>`
    select exists (select from restricted.score s join target_pupil t on t.pupil_id = s.pupil_id
      where s.point_id = ${pointId} and t.enrolment_id = ${enrolmentId}) as has`;
  return row?.has ?? false;
};

export const writeAfterPoint = async (
  db: Db,
  measureId: string,
  pointId: string,
  version: number,
): Promise<boolean> => {
  const written = await db`
    update measure set after_point_id = ${pointId}, version = version + 1 where id = ${measureId} and version = ${version}`;
  return written.count === 1;
};

/** Says, or takes back, that there is no result. */
export const writeNotObtained = async (
  db: Db,
  measureId: string,
  because: string | null,
  version: number,
  by: By,
): Promise<boolean> => {
  const written = await db`
    update measure set not_obtained_because = ${because}, not_obtained_by = ${because === null ? null : by.personId},
           not_obtained_at = ${because === null ? null : by.now}, version = version + 1
     where id = ${measureId} and version = ${version}`;
  return written.count === 1;
};

export type Days = Readonly<{ baselineOn: string | null; afterOn: string | null }>;

/** The days of a measure's two points, with the number of changes they had: whoever saves says which they saw. */
export const writeDays = async (
  db: Db,
  points: Readonly<{ baselinePointId: string | null; afterPointId: string | null }>,
  days: Days,
): Promise<void> => {
  await db`
    update assessment_point p set version = p.version + 1, taken_on = n.taken_on
      from (values (${points.baselinePointId}::uuid, ${days.baselineOn}::date), (${points.afterPointId}::uuid, ${days.afterOn}::date)) n (id, taken_on)
     where p.id = n.id and p.taken_on is distinct from n.taken_on`;
};
