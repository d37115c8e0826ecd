import type { Db } from '#platform/db';

export type MeasureChoice = Readonly<{ provisionId: string; measureId: string }>;

/** By which measure of an enrolment each provision is asked what it changed. */
export const choicesOf = async (db: Db, enrolmentId: string): Promise<readonly MeasureChoice[]> =>
  db<MeasureChoice[]>`select provision_id, measure_id from provision_measure where enrolment_id = ${enrolmentId}`;

/** A provision with the measure that was chosen for it, who is or was on it, and who of them is left out of its review. */
export type MeasuredProvision = MeasureChoice &
  Readonly<{ title: string; onIt: readonly string[]; leftOut: readonly string[] }>;

export const measuredProvisions = async (
  db: Db,
  { id, schoolId }: Readonly<{ id: string; schoolId: string }>,
): Promise<readonly MeasuredProvision[]> => db<MeasuredProvision[]>`
  select m.provision_id, m.measure_id, p.title,
         coalesce(array_agg(x.pupil_id order by x.code) filter (where x.left_out_because is null and x.pupil_id is not null), '{}') as on_it,
         coalesce(array_agg(x.pupil_id order by x.code) filter (where x.left_out_because is not null), '{}') as left_out
    from provision_measure m join provision p on p.id = m.provision_id left join provision_pupil x on x.provision_id = p.id
   where m.enrolment_id = ${id} and m.school_id = ${schoolId} group by m.provision_id, m.measure_id, p.id order by lower(p.title), p.id`;

/** The scale on which each measure of an enrolment stands. */
export const scalesOfMeasures = async (db: Db, enrolmentId: string): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await db<{ id: string; scale: string }[]>`
        select m.id, a.scale from measure m join assessment a on a.id = m.assessment_id where m.enrolment_id = ${enrolmentId}`
    ).map(({ id, scale }) => [id, scale]),
  );

/** How many parents said what they think of each provision's workshops. */
export const voicesOf = async (db: Db, schoolId: string): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (
      await db<{ provisionId: string; n: number }[]>`
        select provision_id, count(*)::int as n from workshop_feedback where school_id = ${schoolId} group by provision_id`
    ).map(({ provisionId, n }) => [provisionId, n]),
  );

export const writeChoice = async (
  db: Db,
  enrolment: Readonly<{ id: string; schoolId: string }>,
  choice: Readonly<{ provisionId: string; measureId: string | null }>,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<void> => {
  if (choice.measureId === null)
    await db`delete from provision_measure where provision_id = ${choice.provisionId} and enrolment_id = ${enrolment.id}`;
  else
    await db`
      insert into provision_measure (provision_id, enrolment_id, school_id, measure_id, chosen_by, chosen_at)
      values (${choice.provisionId}, ${enrolment.id}, ${enrolment.schoolId}, ${choice.measureId}, ${by.personId}, ${by.now})
      on conflict (provision_id, enrolment_id) do update set measure_id = excluded.measure_id, chosen_by = excluded.chosen_by, chosen_at = excluded.chosen_at`;
};
