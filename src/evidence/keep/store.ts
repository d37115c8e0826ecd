import type { Db } from '#platform/db';
import { letGo } from '#platform/files';
import type { ConsentState } from '../consent/rules.ts';
import type { Which, Who } from '../item/store.ts';
import type { ItemKind } from '../kind/rules.ts';
import { shortestKeep } from './rules.ts';
import type { RemovedBecause } from './rules.ts';

export const writeReview = (db: Db, item: Which, on: string | null, because: string) => db`
  update evidence_item set review_on = ${on}, review_because = ${because} where id = ${item.id} and school_id = ${item.schoolId}`;

/** Takes an item out; false when it was out already. */
export const writeRemoved = async (
  db: Db,
  item: Which,
  { because, into }: Readonly<{ because: RemovedBecause; into: string | null }>,
  who: Who,
): Promise<boolean> => {
  const rows = await db`
    update evidence_item set removed_at = ${who.at}, removed_because = ${because}, removed_by = ${who.membershipId}, joined_into = ${into}
     where id = ${item.id} and removed_at is null returning id`;
  return rows.length > 0;
};

/** Puts back what was taken out, while its content is still there; false when it is not. */
export const writeRestored = async (db: Db, item: Which): Promise<boolean> => {
  const rows = await db`
    update evidence_item set removed_at = null, removed_because = null, removed_by = null, joined_into = null
     where id = ${item.id} and removed_at is not null and erased_at is null returning id`;
  return rows.length > 0;
};

/** Empties every text of an item and lets its files go. Hashes, dates and claims stay, and that it was there. */
export const writeErased = async (db: Db, item: Which, at: Date): Promise<void> => {
  const files = await db<{ fileId: string }[]>`
    select distinct r.file_id from evidence_revision r
     where r.item_id = ${item.id} and r.file_id is not null
       and not exists (select from evidence_revision o where o.file_id = r.file_id and o.item_id <> r.item_id)`;
  await db`
    update evidence_revision set title = 'Erased', shows = '', file_id = null, url = null, note = null, by_whom = '', measure = null,
           value = null, unit = '', pupils = null, source = '', erased_at = ${at}
     where item_id = ${item.id} and erased_at is null`;
  await db`update evidence_item set title = 'Erased', erased_at = ${at} where id = ${item.id}`;
  for (const { fileId } of files) await letGo(db, fileId);
};

/** An item about which somebody has to decide, with whom to remind and where the item is opened. */
export type Due = Readonly<{
  id: string;
  kind: ItemKind;
  schoolId: string;
  title: string;
  toOn: string;
  consent: ConsentState;
  consentUntil: string | null;
  reviewOn: string | null;
  reviewBecause: string;
  enrolmentId: string;
  people: readonly string[];
}>;

/**
 * Items whose review or consent may end by `until`, each with whoever added it, if they are still there, and the school's
 * coordinators. Rough on purpose: the rules say which of them are really due.
 */
export const readDue = (db: Db, until: string): Promise<Due[]> =>
  db<Due[]>`
    select i.id, i.kind, i.school_id, i.title, r.to_on, i.consent, i.consent_until, i.review_on, i.review_because, e.id as enrolment_id,
           array(select distinct m.person_id from membership m
                  where m.school_id = i.school_id and m.ended_on is null and (m.id = i.added_by or m.role = 'lead')) as people
      from evidence_item i join evidence_revision r on r.item_id = i.id and r.version = i.version
      join lateral (select id from enrolment where school_id = i.school_id and state in ('active', 'paused')
                     order by started_on desc, id limit 1) e on true
     where i.removed_at is null
       and (i.review_on <= ${until} or i.consent_until <= ${until}
            or i.review_on is null and r.to_on <= ${until}::date - make_interval(months => ${shortestKeep}))
     order by i.id`;
