import type { Db } from '#platform/db';

/** Where a measure is spoken of outside tracking. */
export type MeasureUse = Readonly<{
  measureId: string;
  actionId: string;
  number: number;
  objective: string;
  criterion: string | null;
  /** Items of evidence that show the same criterion. */
  items: number;
}>;

/** The actions of the plan that are measured by an enrolment's measures, with the evidence of their criterion. One statement. */
export const usesOfMeasures = (db: Db, enrolmentId: string): Promise<MeasureUse[]> => db<MeasureUse[]>`
  select distinct s.measure_id, a.id as action_id, a.number, a.objective, a.criterion,
         (select count(distinct c.item_id)::int from claim c
           where c.enrolment_id = a.enrolment_id and c.criterion = a.criterion and c.withdrawn_at is null) as items
    from success_measure s join action a on a.id = s.action_id
   where s.enrolment_id = ${enrolmentId} and s.measure_id is not null and a.status <> 'stopped' order by a.number`;
