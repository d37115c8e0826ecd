import { uuidv7, type Db } from '#platform/db';

type Where = Readonly<{ id: string; schoolId: string }>;
type Given = Readonly<{ title: string; scale: string; at: Date; id?: string; by?: string | null }>;

/** A measure with an assessment of its own and its two points, straight into the tables; its id. */
export const measureIn = async (db: Db, enrolment: Where, given: Given): Promise<string> => {
  const [id, assessment, baseline, after] = [given.id ?? uuidv7(), uuidv7(), uuidv7(), uuidv7()];
  const by = given.by ?? null;
  await db`insert into assessment (id, school_id, title, scale, higher_is_better, declared_by, declared_at)
    values (${assessment}, ${enrolment.schoolId}, ${given.scale}, 'own', true, ${by}, ${given.at})`;
  await db`insert into assessment_point (id, school_id, assessment_id, label)
    values (${baseline}, ${enrolment.schoolId}, ${assessment}, 'Before'), (${after}, ${enrolment.schoolId}, ${assessment}, 'After')`;
  await db`insert into measure (id, enrolment_id, school_id, title, assessment_id, baseline_point_id, after_point_id, declared_by, declared_at)
    values (${id}, ${enrolment.id}, ${enrolment.schoolId}, ${given.title}, ${assessment}, ${baseline}, ${after}, ${by}, ${given.at})`;
  return id;
};

type Scored = Readonly<{
  measure: string;
  pupil: string;
  point: 'baseline' | 'after';
  value: number | null;
  because?: string | null;
  at: Date;
}>;

/** One more score of a pupil at a measure's point; a second one corrects the first. */
export const scoreIn = (db: Db, { measure, pupil, point, value, because, at }: Scored) => db`
  insert into restricted.score (school_id, point_id, pupil_id, seq, value, missing_because, recorded_at)
  select m.school_id, p.id, ${pupil}, 1 + (select count(*) from restricted.score s where s.point_id = p.id and s.pupil_id = ${pupil}),
         ${value}, ${because ?? null}, ${at}
    from measure m cross join lateral (select case ${point} when 'baseline' then m.baseline_point_id else m.after_point_id end) p (id)
   where m.id = ${measure}`;
