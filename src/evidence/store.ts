import type { Db } from '#platform/db';
import { fewestToCount } from '#platform/disclosure';
import type { KeptFile } from '#platform/files';
import type { ConsentState } from './consent/rules.ts';
import type { RemovedBecause } from './keep/rules.ts';
import type { Holding, ItemKind } from './kind/rules.ts';
import type { Claimed } from './rules.ts';

/** The file of an item as its page needs it. */
export type ItemFile = Pick<
  KeptFile,
  'id' | 'name' | 'type' | 'size' | 'sha256' | 'originalSha256' | 'state' | 'refusedBecause' | 'scan' | 'waitsFor'
> &
  Readonly<{ hasPreview: boolean }>;

/** An item as it stands, or as it stood at the cut-off for those who see only that. */
export type Item = Holding &
  Readonly<{
    id: string;
    kind: ItemKind;
    version: number;
    title: string;
    shows: string;
    voices: readonly string[];
    fromOn: string | null;
    toOn: string;
    file: ItemFile | null;
    sha256: string | null;
    consent: ConsentState;
    consentUntil: string | null;
    reviewOn: string | null;
    reviewBecause: string;
    linkOpens: boolean | null;
    linkLookedAt: Date | null;
    addedById: string;
    addedBy: string;
    addedAt: Date;
    changedBy: string;
    changedAt: Date;
    removedAt: Date | null;
    removedBecause: RemovedBecause | null;
    joinedInto: string | null;
    erasedAt: Date | null;
  }>;

/** Whose library, for which enrolment's claims, and the moment up to which the reader sees (null: now). */
export type Sight = Readonly<{ enrolmentId: string; schoolId: string; upTo: Date | null }>;

/** A claim `c` of the enrolment stands, now or at the reader's moment. */
export const standsNow = (db: Db, { enrolmentId, upTo }: Sight) =>
  upTo === null
    ? db`c.enrolment_id = ${enrolmentId} and c.withdrawn_at is null`
    : db`c.enrolment_id = ${enrolmentId} and c.claimed_at <= ${upTo} and (c.withdrawn_at is null or c.withdrawn_at > ${upTo})`;

/**
 * A figure of few pupils in a text `r`: whoever is not of the school's team reads neither value nor number, nor the fingerprint,
 * by which both could be guessed until it fits. What the house itself prints decides for itself.
 */
export const staysInside = (db: Db) =>
  db`(r.pupils < ${fewestToCount} and (app.body() is not null or app.role() = 'governor'))`;

/**
 * Two parts of a query: `live`, the enrolment's claims that stand, and `item`, each item with the text that stands. What a
 * figure under six says stays in the school.
 */
export const stood = (db: Db, { enrolmentId, schoolId, upTo }: Sight, only: string | null = null) => db`
  with live as ${upTo === null ? db`not materialized` : db`materialized`} (select * from claim c where ${standsNow(db, { enrolmentId, schoolId, upTo })}),
  item as not materialized (
    select i.id, i.kind, i.added_at, i.removed_at, i.removed_because, i.joined_into, i.erased_at, i.consent, i.consent_until,
           i.review_on, i.review_because, i.link_opens, i.link_looked_at, i.added_by as added_by_id, r.changed_by as changed_by_id,
           r.version, r.title, r.shows, r.voices, r.from_on, r.to_on, r.url, r.note, r.by_whom, r.measure,
           case when ${staysInside(db)} then null else r.value end as value, r.unit,
           case when ${staysInside(db)} then null else r.pupils end as pupils, r.source,
           case when ${staysInside(db)} then null else r.sha256 end as sha256, r.changed_at, r.file_id, r.words
      from evidence_item i
      ${
        upTo === null
          ? db`cross join lateral (select * from evidence_revision v where v.item_id = i.id and v.version = i.version limit 1) r`
          : db`join lateral (select * from evidence_revision v where v.item_id = i.id and v.changed_at <= ${upTo}
                              order by v.version desc limit 1) r on true`
      }
     where i.school_id = ${schoolId} ${only === null ? db`` : db`and i.id = ${only}`}
       ${upTo === null ? db`` : db`and i.id in (select live.item_id from live)`})`;

/** What a page reads of an item `x` that `stood` gave, with its file `f` and the names of those who wrote it. */
export const shape = (db: Db) => db`
  x.id, x.kind, x.version, x.title, x.shows, x.voices, x.from_on, x.to_on, x.url, x.note, x.by_whom, x.measure, x.value, x.unit,
  x.pupils, x.source, x.sha256, x.consent, x.consent_until, x.review_on, x.review_because, x.link_opens, x.link_looked_at,
  x.added_by_id, coalesce(added.name, 'Someone') as added_by, x.added_at, coalesce(changed.name, 'Someone') as changed_by, x.changed_at,
  x.removed_at, x.removed_because, x.joined_into, x.erased_at,
  case when f.id is null then null else jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size,
    'sha256', f.sha256, 'originalSha256', f.original_sha256,
    'state', f.state, 'refusedBecause', f.refused_because, 'scan', f.scan, 'waitsFor', f.waits_for, 'hasPreview', f.preview_sha256 is not null) end as file`;

export const beside = (db: Db) => db`
  left join file f on f.id = x.file_id
  left join membership am on am.id = x.added_by_id left join person added on added.id = am.person_id
  left join membership cm on cm.id = x.changed_by_id left join person changed on changed.id = cm.person_id`;

export const findItem = async (db: Db, sight: Sight, id: string): Promise<Item | null> => {
  const rows = await db<Item[]>`
    ${stood(db, sight, id)} select ${shape(db)} from item x ${beside(db)}`;
  return rows[0] ?? null;
};

/**
 * Every claim of the enrolment with what the rules of coverage ask of its item. The item is looked up claim by claim: a limit of
 * one keeps the planner from walking all claims for each item.
 */
export const listClaimed = (db: Db, sight: Sight): Promise<Claimed[]> => {
  const { upTo } = sight;
  return db<Claimed[]>`
    select c.criterion, c.item_id, c.impact, x.voices, x.to_on
      from claim c cross join lateral (
        select r.voices, r.to_on from evidence_item i join evidence_revision r on r.item_id = i.id
         where i.id = c.item_id and ${upTo === null ? db`r.version = i.version and i.removed_at is null` : db`r.changed_at <= ${upTo} and (i.removed_at is null or i.removed_at > ${upTo})`}
         order by r.version desc limit 1) x
     where ${standsNow(db, sight)}
     order by c.criterion`;
};
