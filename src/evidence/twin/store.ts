import { uuidv7, type Db } from '#platform/db';
import { insertFrameworkClaim } from '../framework/store.ts';

/** The item that holds the same bytes: whose, since when. */
export type Twin = Readonly<{ id: string; title: string; addedBy: string; addedAt: Date; criteria: number }>;

/** The item of the library that holds these bytes now, other than `itemId`; nobody may add the same while we look. */
export const sameBytesAs = async (
  db: Db,
  schoolId: string,
  sha256: string,
  itemId: string | null,
): Promise<Twin | null> => {
  await db`select pg_advisory_xact_lock(hashtextextended(${`evidence ${schoolId} ${sha256}`}, 0))`;
  const rows = await db<Twin[]>`
    select i.id, i.title, coalesce(p.name, 'Someone') as added_by, i.added_at,
           (select count(*) from claim c where c.item_id = i.id and c.withdrawn_at is null) as criteria
      from file f join evidence_revision r on r.file_id = f.id join evidence_item i on i.id = r.item_id and i.version = r.version
      left join membership m on m.id = i.added_by left join person p on p.id = m.person_id
     where f.school_id = ${schoolId} and f.original_sha256 = ${sha256} and i.removed_at is null and i.id is distinct from ${itemId}
     order by i.added_at limit 1`;
  return rows[0] ?? null;
};

export type Candidate = Readonly<{
  id: string;
  title: string;
  kind: string;
  addedBy: string;
  addedAt: Date;
  isTwin: boolean;
}>;

/** Items that this one may be joined with: those with the same bytes first, then those whose title holds the words, newest first. */
export const joinCandidates = (db: Db, schoolId: string, itemId: string, words: string): Promise<Candidate[]> => {
  const like = `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return db<Candidate[]>`
    with mine as (select f.original_sha256 from evidence_item i join evidence_revision r on r.item_id = i.id and r.version = i.version
                    join file f on f.id = r.file_id where i.id = ${itemId})
    select i.id, i.title, i.kind, coalesce(p.name, 'Someone') as added_by, i.added_at,
           coalesce(f.original_sha256 in (select original_sha256 from mine), false) as is_twin
      from evidence_item i join evidence_revision r on r.item_id = i.id and r.version = i.version
      left join file f on f.id = r.file_id
      left join membership m on m.id = i.added_by left join person p on p.id = m.person_id
     where i.school_id = ${schoolId} and i.removed_at is null and i.id <> ${itemId} and i.title ilike ${like}
     order by is_twin desc, i.added_at desc, i.id limit 20`;
};

type Move = Readonly<{ from: string; to: string; schoolId: string }>;

/** Moves every claim that stands from one item to another: withdrawn there and made anew here, unless it is made here already. */
export const moveClaims = async (
  db: Db,
  { from, to, schoolId }: Move,
  who: Readonly<{ membershipId: string; at: Date }>,
): Promise<Readonly<{ moved: number; kept: number }>> => {
  const old = await db<{ enrolmentId: string; criterion: string; says: string; impact: string }[]>`
    update claim set withdrawn_at = greatest(${who.at}, claimed_at) where item_id = ${from} and school_id = ${schoolId} and withdrawn_at is null
    returning enrolment_id, criterion, says, impact`;
  let moved = 0;
  for (const claim of old) {
    const made = await db`
      insert into claim (id, item_id, enrolment_id, school_id, criterion, says, impact, claimed_by, claimed_at)
      values (${uuidv7()}, ${to}, ${claim.enrolmentId}, ${schoolId}, ${claim.criterion}, ${claim.says}, ${claim.impact},
        ${who.membershipId}, ${who.at})
      on conflict do nothing returning id`;
    moved += made.length;
  }
  const parts = await db<
    { framework: string; part: string; activityId: string | null; says: string; impact: string }[]
  >`update framework_claim set withdrawn_at = greatest(${who.at}, claimed_at) where item_id = ${from} and school_id = ${schoolId} and withdrawn_at is null
    returning framework, part, activity_id, says, impact`;
  for (const part of parts) moved += Number(await insertFrameworkClaim(db, { ...part, itemId: to, schoolId }, who));
  return { moved, kept: old.length + parts.length - moved };
};
