import type { Db } from '#platform/db';
import type { MeasureTyped } from './forms.ts';
import type { SuccessMeasure } from './rules.ts';

export type ListedMeasure = SuccessMeasure &
  Readonly<{ trackedTitle: string | null; savedByName: string; savedAt: Date }>;

type Place = Readonly<{ id: string; schoolId: string }>;
type Saver = Readonly<{ personId: string; now: Date }>;

/** The measures of one action in the order in which they were declared. */
export const listMeasures = (db: Db, actionId: string) => db<ListedMeasure[]>`
  select s.id, s.action_id, s.title, s.unit, s.baseline, s.target, s.due_on, s.figure_from, s.measure_id, s.declared_on, s.version,
         s.saved_at, m.title as tracked_title, coalesce(p.name, 'A colleague at the school') as saved_by_name
    from success_measure s left join measure m on m.id = s.measure_id left join person p on p.id = s.saved_by
   where s.action_id = ${actionId} order by s.declared_on, s.id`;

/** Measures that tracking keeps for this enrolment: a success measure may name one as the source of its figure. */
export const listTracked = (db: Db, enrolmentId: string) => db<{ id: string; title: string }[]>`
  select id, title from measure where enrolment_id = ${enrolmentId} order by title`;

export const insertMeasure = (
  db: Db,
  id: string,
  actionId: string,
  enrolment: Place,
  typed: MeasureTyped & { measureId: string | null; declaredOn: string },
  by: Saver,
) => db`
  insert into success_measure (id, action_id, enrolment_id, school_id, title, unit, baseline, target, due_on, figure_from, measure_id,
    declared_on, saved_by, saved_at)
  values (${id}, ${actionId}, ${enrolment.id}, ${enrolment.schoolId}, ${typed.title}, ${typed.unit}, ${typed.baseline}, ${typed.target},
    ${typed.dueOn}, ${typed.figureFrom}, ${typed.measureId}, ${typed.declaredOn}, ${by.personId}, ${by.now})`;

export const updateMeasure = async (
  db: Db,
  id: string,
  version: number,
  typed: MeasureTyped & { measureId: string | null },
  by: Saver,
): Promise<boolean> => {
  const rows = await db`
    update success_measure set title = ${typed.title}, unit = ${typed.unit}, baseline = ${typed.baseline}, target = ${typed.target},
      due_on = ${typed.dueOn}, figure_from = ${typed.figureFrom}, measure_id = ${typed.measureId}, version = version + 1,
      saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and version = ${version} returning id`;
  return rows.length > 0;
};
