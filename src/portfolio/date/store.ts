import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { Side } from '../rules.ts';

export type DateProposal = Readonly<{
  id: string;
  onDay: string;
  side: Side;
  proposedName: string;
  proposedAt: Date;
  acceptedName: string | null;
  acceptedAt: Date | null;
}>;

type By = Readonly<{ personId: string; name: string; now: Date }>;

/** The day that is on the table, accepted or not; null when nobody proposed one. */
export const findProposal = async (db: Db, enrolmentId: string): Promise<DateProposal | null> => {
  const rows = await db<DateProposal[]>`
    select id, on_day, side, proposed_name, proposed_at, accepted_name, accepted_at
      from visit_date where enrolment_id = ${enrolmentId} and replaced_at is null`;
  return rows[0] ?? null;
};

/** Puts a day on the table in place of the one before it. */
export const propose = async (
  db: Db,
  { id: enrolmentId, schoolId }: Pick<Enrolment, 'id' | 'schoolId'>,
  day: Readonly<{ id: string; onDay: string; side: Side }>,
  by: By,
): Promise<void> => {
  await db`update visit_date set replaced_at = ${by.now} where enrolment_id = ${enrolmentId} and replaced_at is null`;
  await db`
    insert into visit_date (id, enrolment_id, school_id, on_day, side, proposed_by, proposed_name, proposed_at)
    values (${day.id}, ${enrolmentId}, ${schoolId}, ${day.onDay}, ${day.side}, ${by.personId}, ${by.name}, ${by.now})`;
};

/** Accepts a day that still stands; false when another was proposed meanwhile. */
export const accept = async (db: Db, id: string, by: By): Promise<boolean> => {
  const rows = await db`
    update visit_date set accepted_by = ${by.personId}, accepted_name = ${by.name}, accepted_at = ${by.now}
     where id = ${id} and replaced_at is null and accepted_at is null returning id`;
  return rows.length > 0;
};
