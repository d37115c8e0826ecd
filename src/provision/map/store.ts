import type { Db } from '#platform/db';

/** How many pupils are or were on one of these provisions up to a day, each counted once. */
export const reachOfAll = async (db: Db, ids: readonly string[], on: string): Promise<number> => {
  if (ids.length === 0) return 0;
  const [row] = await db<{ n: number }[]>`
    select count(distinct pupil_id)::int as n from provision_pupil where provision_id = any (${[...ids]}::uuid[]) and from_on <= ${on}`;
  return row?.n ?? 0;
};
