import type { Db } from '#platform/db';

/** A target pupil whom an action may name: by code, never by name. */
export type Target = Readonly<{ id: string; code: string }>;

/** The target pupils of an enrolment by code; nobody for whoever may not see pupils. Leavers stay: an action may have been for them. */
export const listTargets = (db: Db, enrolmentId: string) => db<Target[]>`
  select pupil_id as id, code from target_pupil where enrolment_id = ${enrolmentId} and kind = 'target' order by code`;

/** The person behind a membership of the team, as far as the asking person may know. */
export const ownerPerson = async (db: Db, membershipId: string): Promise<string | null> => {
  const rows = await db<{ personId: string }[]>`select person_id from membership where id = ${membershipId}`;
  return rows[0]?.personId ?? null;
};
