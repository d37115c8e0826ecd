import { uuidv7, type Db } from '#platform/db';
import type { Who } from '../item/store.ts';

/** The school's enrolments under way, the one that is open first. */
export const listEnrolments = (
  db: Db,
  schoolId: string,
  first: string,
): Promise<
  {
    enrolmentId: string;
    schemeVersionId: string;
    route: string;
    notChosen: readonly string[];
    exempt: readonly string[];
  }[]
> =>
  db`select id as enrolment_id, scheme_version_id, route, not_chosen, exempt from enrolment
      where school_id = ${schoolId} and state in ('active', 'paused') or id = ${first} order by id <> ${first}, started_on desc, id`;

export type OtherClaim = Readonly<{
  enrolmentId: string;
  schemeTitle: string;
  criterion: string;
}>;

export type FrameworkClaim = Readonly<{
  id: string;
  itemId: string;
  framework: string;
  part: string;
  activityId: string | null;
  activity: string | null;
  says: string;
  impact: string;
  claimedBy: string;
  claimedAt: Date;
}>;

/** What the item serves in the school's other enrolments. */
export const claimsElsewhere = (db: Db, itemId: string, enrolmentId: string): Promise<OtherClaim[]> =>
  db<OtherClaim[]>`
    select c.enrolment_id, v.title as scheme_title, c.criterion
      from claim c join enrolment e on e.id = c.enrolment_id join scheme_version v on v.id = e.scheme_version_id
     where c.item_id = ${itemId} and c.enrolment_id <> ${enrolmentId} and c.withdrawn_at is null
     order by v.title, c.criterion`;

const select = (db: Db) => db`
  select c.id, c.item_id, c.framework, c.part, c.activity_id, case when a.id is null then null else a.number || '. ' || a.title end as activity,
         c.says, c.impact, coalesce(p.name, 'Someone') as claimed_by, c.claimed_at
    from framework_claim c left join premium_activity a on a.id = c.activity_id
    left join membership m on m.id = c.claimed_by left join person p on p.id = m.person_id
   where c.withdrawn_at is null`;

export const frameworkClaimsOf = (db: Db, itemId: string): Promise<FrameworkClaim[]> =>
  db<FrameworkClaim[]>`${select(db)} and c.item_id = ${itemId} order by c.framework, c.part, a.number`;

/** Makes a claim on a part of another framework; false when the item serves it already. */
export const insertFrameworkClaim = async (
  db: Db,
  claim: Pick<FrameworkClaim, 'itemId' | 'framework' | 'part' | 'activityId' | 'says' | 'impact'> &
    Readonly<{ schoolId: string }>,
  who: Who,
): Promise<boolean> => {
  const rows = await db`
    insert into framework_claim (id, item_id, school_id, framework, part, activity_id, says, impact, claimed_by, claimed_at)
    values (${uuidv7()}, ${claim.itemId}, ${claim.schoolId}, ${claim.framework}, ${claim.part}, ${claim.activityId}, ${claim.says},
      ${claim.impact}, ${who.membershipId}, ${who.at})
    on conflict do nothing returning id`;
  return rows.length > 0;
};

/** The framework and part of a claim that was withdrawn now; null when somebody was first. */
export const withdrawFrameworkClaim = async (
  db: Db,
  itemId: string,
  id: string,
  at: Date,
): Promise<Readonly<{ framework: string; part: string }> | null> => {
  const rows = await db<{ framework: string; part: string }[]>`
    update framework_claim set withdrawn_at = greatest(${at}, claimed_at)
     where id = ${id} and item_id = ${itemId} and withdrawn_at is null returning framework, part`;
  return rows[0] ?? null;
};

export type PartClaim = Readonly<{
  framework: string;
  part: string;
  activityId: string | null;
  itemId: string;
  impact: string;
  voices: readonly string[];
  toOn: string;
  title: string;
}>;

/** Every claim on other frameworks that stands, with what coverage asks of its item. */
export const listPartClaims = (db: Db, schoolId: string): Promise<PartClaim[]> =>
  db<PartClaim[]>`
    select c.framework, c.part, c.activity_id, c.item_id, c.impact, r.voices, r.to_on, r.title
      from framework_claim c join evidence_item i on i.id = c.item_id join evidence_revision r on r.item_id = i.id and r.version = i.version
     where c.school_id = ${schoolId} and c.withdrawn_at is null and i.removed_at is null
     order by c.framework, c.part, r.title`;
