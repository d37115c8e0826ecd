import type { Db } from '#platform/db';

type By = Readonly<{ personId: string; now: Date }>;
type At = Readonly<{ id: string; linkNo: number }>;

/** Opens the link of this number; false when a colleague made a newer one meanwhile. */
export const openLink = async (db: Db, { id, linkNo }: At, hash: Uint8Array, by: By): Promise<boolean> =>
  (
    await db`
      update workshop_session set link_no = ${linkNo}, link_hash = ${hash}, link_closed_at = null, saved_by = ${by.personId}, saved_at = ${by.now}
       where id = ${id} and link_no in (${linkNo}, ${linkNo - 1}) returning id`
  ).length > 0;

/** Nobody signs up by it from now on. */
export const closeLink = async (db: Db, id: string, by: By): Promise<boolean> =>
  (
    await db`
      update workshop_session set link_closed_at = ${by.now}, saved_by = ${by.personId}, saved_at = ${by.now}
       where id = ${id} and link_hash is not null and link_closed_at is null returning id`
  ).length > 0;
