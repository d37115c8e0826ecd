import type { Db } from '#platform/db';
import type { Holding, ItemKind } from '../kind/rules.ts';
import { staysInside } from '../store.ts';

export type Revision = Readonly<{
  title: string;
  shows: string;
  voices: readonly string[];
  fromOn: string | null;
  toOn: string;
  fileId: string | null;
  holding: Holding;
}>;

export type Who = Readonly<{ membershipId: string; at: Date }>;
export type Which = Readonly<{ id: string; schoolId: string }>;

/** Adds an item; false when one with this id stands already: the same form was sent twice. */
export const insertItem = async (
  db: Db,
  item: Which & Readonly<{ kind: ItemKind; title: string }>,
  who: Who,
): Promise<boolean> => {
  const rows = await db`
    insert into evidence_item (id, school_id, kind, title, added_by, added_at)
    values (${item.id}, ${item.schoolId}, ${item.kind}, ${item.title}, ${who.membershipId}, ${who.at})
    on conflict do nothing returning id`;
  return rows.length > 0;
};

export const insertRevision = (db: Db, item: Which, version: number, text: Revision, who: Who) => {
  const held = text.holding;
  return db`
    insert into evidence_revision (item_id, school_id, version, title, shows, voices, from_on, to_on, file_id, url, note,
      by_whom, measure, value, unit, pupils, source, changed_by, changed_at)
    values (${item.id}, ${item.schoolId}, ${version}, ${text.title}, ${text.shows}, ${[...text.voices]}, ${text.fromOn}, ${text.toOn},
      ${text.fileId}, ${held.url}, ${held.note}, ${held.byWhom}, ${held.measure}, ${held.value}, ${held.unit}, ${held.pupils},
      ${held.source}, ${who.membershipId}, ${who.at})`;
};

/** Moves an item to its next version, if it still stands where the form found it; says whether it did. A new address has not been looked at. */
export const moveVersion = async (
  db: Db,
  item: Which,
  from: number,
  title: string,
  url: string | null,
): Promise<boolean> => {
  const moved = await db`
    update evidence_item i set version = version + 1, title = ${title},
           link_opens = case when same.url then link_opens end, link_looked_at = case when same.url then link_looked_at end,
           link_looked_by = case when same.url then link_looked_by end
      from (select r.url is not distinct from ${url} as url from evidence_revision r where r.item_id = ${item.id} and r.version = ${from}) same
     where i.id = ${item.id} and i.version = ${from} and i.removed_at is null returning i.id`;
  return moved.length > 0;
};

export type PastRevision = Readonly<{
  version: number;
  title: string;
  shows: string;
  voices: readonly string[];
  changedBy: string;
  changedAt: Date;
  fileName: string | null;
  sha256: string | null;
  erasedAt: Date | null;
}> &
  Holding;

/** Every text that the item has had and this reader may see, newest first. */
export const listRevisions = (db: Db, itemId: string, upTo: Date | null): Promise<PastRevision[]> =>
  db<PastRevision[]>`
    select r.version, r.title, r.shows, r.voices, coalesce(p.name, 'Someone') as changed_by, r.changed_at, f.name as file_name,
           case when ${staysInside(db)} then null else r.sha256 end as sha256, r.erased_at, r.url, r.note, r.by_whom, r.measure,
           case when ${staysInside(db)} then null else r.value end as value, r.unit,
           case when ${staysInside(db)} then null else r.pupils end as pupils, r.source
      from evidence_revision r
      left join membership m on m.id = r.changed_by left join person p on p.id = m.person_id
      left join file f on f.id = r.file_id
     where r.item_id = ${itemId} and (${upTo}::timestamptz is null or r.changed_at <= ${upTo})
     order by r.version desc`;

/** The file that one text of an item stands on; null when there is none or it is not to be seen. */
export const fileOfRevision = async (
  db: Db,
  itemId: string,
  version: number,
  upTo: Date | null,
): Promise<string | null> => {
  const rows = await db<{ fileId: string | null }[]>`
    select file_id from evidence_revision
     where item_id = ${itemId} and version = ${version} and (${upTo}::timestamptz is null or changed_at <= ${upTo})`;
  return rows[0]?.fileId ?? null;
};

/** What somebody found who opened the link signed out of everything. */
export const writeLooked = (db: Db, item: Which, opens: boolean, who: Who) => db`
  update evidence_item set link_opens = ${opens}, link_looked_at = ${who.at}, link_looked_by = ${who.membershipId}
   where id = ${item.id} and school_id = ${item.schoolId} and removed_at is null`;
