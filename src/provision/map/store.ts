import type { Db } from '#platform/db';

/** Who is or was on each of these provisions up to a day, by id of a pupil. */
export const membersOfAll = async (
  db: Db,
  ids: readonly string[],
  on: string,
): Promise<ReadonlyMap<string, ReadonlySet<string>>> => {
  const rows = await db<{ provisionId: string; pupilId: string }[]>`
    select provision_id, pupil_id from provision_pupil where provision_id = any (${[...ids]}::uuid[]) and from_on <= ${on}`;
  const found = Map.groupBy(rows, ({ provisionId }) => provisionId);
  return new Map(ids.map((id) => [id, new Set((found.get(id) ?? []).map(({ pupilId }) => pupilId))]));
};
