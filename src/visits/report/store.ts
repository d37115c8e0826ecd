import type { Db } from '#platform/db';

export type VisitComment = Readonly<{
  id: string;
  criterion: string | null;
  says: string;
  who: string;
  writtenAt: Date;
  answer: 'corrected' | 'kept' | null;
  answerSays: string;
}>;

export const listComments = (db: Db, visitId: string) => db<VisitComment[]>`
  select c.id, c.criterion, c.says, coalesce(p.name, 'The school') as who, c.written_at, c.answer, c.answer_says
    from visit_comment c left join person p on p.id = c.written_by where c.visit_id = ${visitId} order by c.written_at, c.id`;

type Place = Readonly<{ id: string; schoolId: string }>;
type By = Readonly<{ personId: string; now: Date }>;

export const insertComment = (
  db: Db,
  id: string,
  visitId: string,
  enrolment: Place,
  typed: { criterion: string | null; says: string },
  by: By,
) => db`
  insert into visit_comment (id, visit_id, enrolment_id, school_id, criterion, says, written_by, written_at)
  values (${id}, ${visitId}, ${enrolment.id}, ${enrolment.schoolId}, ${typed.criterion}, ${typed.says}, ${by.personId}, ${by.now})`;

export const answerComment = async (
  db: Db,
  visitId: string,
  id: string,
  typed: { answer: string; answerSays: string },
  by: By,
): Promise<boolean> => {
  const rows = await db`
    update visit_comment set answer = ${typed.answer}, answer_says = ${typed.answerSays}, answered_by = ${by.personId}, answered_at = ${by.now}
     where id = ${id} and visit_id = ${visitId} returning id`;
  return rows.length > 0;
};
