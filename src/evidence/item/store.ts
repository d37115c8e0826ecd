import type { Db } from '#platform/db';
import type { ItemKind } from '../rules.ts';

export type Revision = Readonly<{
  title: string;
  shows: string;
  voices: readonly string[];
  fromOn: string | null;
  toOn: string;
  fileId: string | null;
  url: string | null;
  note: string | null;
}>;

type Who = Readonly<{ membershipId: string; at: Date }>;
type Which = Readonly<{ id: string; schoolId: string }>;

export const insertItem = (db: Db, item: Which & Readonly<{ kind: ItemKind; title: string }>, who: Who) => db`
  insert into evidence_item (id, school_id, kind, title, added_by, added_at)
  values (${item.id}, ${item.schoolId}, ${item.kind}, ${item.title}, ${who.membershipId}, ${who.at})`;

export const insertRevision = (db: Db, item: Which, version: number, text: Revision, who: Who) => db`
  insert into evidence_revision (item_id, school_id, version, title, shows, voices, from_on, to_on, file_id, url, note, changed_by, changed_at)
  values (${item.id}, ${item.schoolId}, ${version}, ${text.title}, ${text.shows}, ${[...text.voices]}, ${text.fromOn}, ${text.toOn},
    ${text.fileId}, ${text.url}, ${text.note}, ${who.membershipId}, ${who.at})`;

/** Moves an item to its next version, if it still stands where the form found it; says whether it did. */
export const moveVersion = async (db: Db, item: Which, from: number, title: string): Promise<boolean> => {
  const moved = await db`
    update evidence_item set version = version + 1, title = ${title} where id = ${item.id} and version = ${from} returning id`;
  return moved.length > 0;
};

export const writeRemoved = (db: Db, item: Which, at: Date) =>
  db`update evidence_item set removed_at = ${at} where id = ${item.id}`;

export type PastRevision = Readonly<{
  version: number;
  title: string;
  shows: string;
  changedBy: string;
  changedAt: Date;
  fileName: string | null;
}>;

/** Every text that the item has had, newest first. */
export const listRevisions = (db: Db, itemId: string): Promise<PastRevision[]> =>
  db<PastRevision[]>`
    select r.version, r.title, r.shows, coalesce(p.name, 'Someone') as changed_by, r.changed_at, f.name as file_name
      from evidence_revision r
      left join membership m on m.id = r.changed_by left join person p on p.id = m.person_id
      left join file f on f.id = r.file_id
     where r.item_id = ${itemId} order by r.version desc`;

/** The file that one text of an item stands on; null when there is none or it is not to be seen. */
export const fileOfRevision = async (db: Db, itemId: string, version: number): Promise<string | null> => {
  const rows = await db<{ fileId: string | null }[]>`
    select file_id from evidence_revision where item_id = ${itemId} and version = ${version}`;
  return rows[0]?.fileId ?? null;
};
