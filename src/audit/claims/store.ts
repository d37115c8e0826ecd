import type { Db } from '#platform/db';
import type { Sight } from '#evidence';

/** How many items of evidence stand at each criterion, as far as the reader sees: now, or at the cut-off. */
export const readClaims = async (db: Db, { enrolmentId, upTo }: Sight): Promise<ReadonlyMap<string, number>> => {
  const rows = await db<{ criterion: string; items: number }[]>`
    select c.criterion, count(*) as items
      from claim c join evidence_item i on i.id = c.item_id
     where c.enrolment_id = ${enrolmentId} and (i.removed_at is null or i.removed_at > ${upTo})
       and (${upTo}::timestamptz is null and c.withdrawn_at is null
            or c.claimed_at <= ${upTo} and (c.withdrawn_at is null or c.withdrawn_at > ${upTo}))
     group by c.criterion`;
  return new Map(rows.map(({ criterion, items }) => [criterion, items]));
};
