import type { Db } from '#platform/db';
import type { Sight } from '../store.ts';

export type Claim = Readonly<{
  id: string;
  itemId: string;
  itemTitle: string;
  criterion: string;
  says: string;
  impact: string;
  claimedBy: string;
  claimedAt: Date;
}>;

const select = (db: Db, { enrolmentId, upTo }: Sight) => db`
  select c.id, c.item_id, coalesce(r.title, i.title) as item_title, c.criterion, c.says, c.impact, c.claimed_at, coalesce(p.name, 'Someone') as claimed_by
    from claim c join evidence_item i on i.id = c.item_id
    left join lateral (select v.title from evidence_revision v
                        where v.item_id = i.id and (${upTo}::timestamptz is null or v.changed_at <= ${upTo})
                        order by v.version desc limit 1) r on true
    left join membership m on m.id = c.claimed_by left join person p on p.id = m.person_id
   where c.enrolment_id = ${enrolmentId} and (i.removed_at is null or i.removed_at > ${upTo})
     and (${upTo}::timestamptz is null and c.withdrawn_at is null
          or c.claimed_at <= ${upTo} and (c.withdrawn_at is null or c.withdrawn_at > ${upTo}))`;

/** What an item is claimed to show in this enrolment. */
export const claimsOfItem = (db: Db, sight: Sight, itemId: string): Promise<Claim[]> =>
  db<Claim[]>`${select(db, sight)} and c.item_id = ${itemId} order by c.criterion, c.claimed_at`;

/** What is claimed for a criterion: the audit and the visit show it beside the judgement. */
export const claimsOfCriterion = (db: Db, sight: Sight, criterion: string): Promise<Claim[]> =>
  db<Claim[]>`${select(db, sight)} and c.criterion = ${criterion} order by c.claimed_at`;

export type Standing = Readonly<{ claimId: string; itemId: string; title: string }>;

/** Which items stand at each of these criteria now, oldest first, and nobody may add one while we look. */
export const itemsAt = async (
  db: Db,
  enrolmentId: string,
  criteria: readonly string[],
): Promise<ReadonlyMap<string, readonly Standing[]>> => {
  await db`select pg_advisory_xact_lock(hashtextextended(${`claims ${enrolmentId}`}, 0))`;
  const rows = await db<{ criterion: string; items: Standing[] }[]>`
    select c.criterion, jsonb_agg(jsonb_build_object('claimId', c.id, 'itemId', c.item_id, 'title', i.title) order by c.claimed_at, c.id) as items
      from claim c join evidence_item i on i.id = c.item_id
     where c.enrolment_id = ${enrolmentId} and c.withdrawn_at is null and i.removed_at is null and c.criterion = any(${[...criteria]})
     group by c.criterion`;
  return new Map(rows.map((row) => [row.criterion, row.items]));
};

type NewClaim = Readonly<{
  id: string;
  itemId: string;
  enrolmentId: string;
  schoolId: string;
  criterion: string;
  says: string;
  impact: string;
  membershipId: string;
  at: Date;
}>;

export const insertClaim = (db: Db, claim: NewClaim) => db`
  insert into claim (id, item_id, enrolment_id, school_id, criterion, says, impact, claimed_by, claimed_at)
  values (${claim.id}, ${claim.itemId}, ${claim.enrolmentId}, ${claim.schoolId}, ${claim.criterion}, ${claim.says}, ${claim.impact},
    ${claim.membershipId}, ${claim.at})`;

/** Withdraws a claim that stands; false when someone else was first. */
export const writeWithdrawn = async (db: Db, enrolmentId: string, id: string, at: Date): Promise<boolean> => {
  const rows = await db`
    update claim set withdrawn_at = greatest(${at}, claimed_at) where id = ${id} and enrolment_id = ${enrolmentId} and withdrawn_at is null returning id`;
  return rows.length > 0;
};

/** The criterion of a claim that was withdrawn or said anew; null when there was never such a claim of this item. */
export const withdrawnClaim = async (
  db: Db,
  enrolmentId: string,
  itemId: string,
  id: string,
): Promise<string | null> => {
  const rows = await db<{ criterion: string }[]>`
    select criterion from claim
     where id = ${id} and item_id = ${itemId} and enrolment_id = ${enrolmentId} and withdrawn_at is not null`;
  return rows[0]?.criterion ?? null;
};

/** How many items stand at each criterion, as far as the reader sees. */
export const usedAt = async (db: Db, { enrolmentId, upTo }: Sight): Promise<ReadonlyMap<string, number>> => {
  const rows = await db<{ criterion: string; items: number }[]>`
    select c.criterion, count(distinct c.item_id) as items
      from claim c join evidence_item i on i.id = c.item_id
     where c.enrolment_id = ${enrolmentId} and (i.removed_at is null or i.removed_at > ${upTo})
       and (${upTo}::timestamptz is null and c.withdrawn_at is null
            or c.claimed_at <= ${upTo} and (c.withdrawn_at is null or c.withdrawn_at > ${upTo}))
     group by c.criterion`;
  return new Map(rows.map(({ criterion, items }) => [criterion, items]));
};
