import type { Db } from '#platform/db';
import type { ListedMeasure } from '../measure/store.ts';
import type { Milestone, Note } from '../action/progress/store.ts';

/** The whole plan at once, for a document: what a page reads for one action, read for all of them. */

export type PlanMeasure = Pick<
  ListedMeasure,
  'actionId' | 'title' | 'unit' | 'baseline' | 'target' | 'dueOn' | 'figureFrom' | 'declaredOn'
>;
export type PlanMilestone = Omit<Milestone, 'version'> & Readonly<{ actionId: string }>;
export type PlanNote = Pick<Note, 'status' | 'note' | 'who' | 'writtenAt'> & Readonly<{ actionId: string }>;

export const listPlanMeasures = (db: Db, enrolmentId: string) => db<PlanMeasure[]>`
  select action_id, title, unit, baseline, target, due_on, figure_from, declared_on
    from success_measure where enrolment_id = ${enrolmentId} order by declared_on, id`;

export const listPlanMilestones = (db: Db, enrolmentId: string) => db<PlanMilestone[]>`
  select id, action_id, what, due_on, done_on from milestone where enrolment_id = ${enrolmentId} order by due_on, id`;

export const listPlanNotes = (db: Db, enrolmentId: string) => db<PlanNote[]>`
  select n.action_id, n.status, n.note, coalesce(p.name, 'A colleague at the school') as who, n.written_at
    from action_note n join action a on a.id = n.action_id left join person p on p.id = n.written_by
   where a.enrolment_id = ${enrolmentId} order by n.written_at desc, n.id desc`;

/** Which version the plan is at, and when it was changed last; null while it has no action. */
export const findPlanVersion = async (
  db: Db,
  enrolmentId: string,
): Promise<Readonly<{ version: number; changedAt: Date }> | null> => {
  const rows = await db<{ version: number; changedAt: Date }[]>`
    select version, changed_at from plan_version where enrolment_id = ${enrolmentId}`;
  return rows[0] ?? null;
};
