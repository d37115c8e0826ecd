import type { Db } from '#platform/db';
import { letGo } from '#platform/files';
import type { Which, Who } from '../item/store.ts';
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
