import type { Db } from '#platform/db';

export type Unsaid = Readonly<{
  id: string;
  version: number;
  title: string;
  fileName: string | null;
  hasPreview: boolean;
  addedBy: string;
  addedAt: Date;
}>;

/** Items of which nobody has said yet what they show, the person's own first. */
export const listUnsaid = (db: Db, schoolId: string, membershipId: string, limit: number): Promise<Unsaid[]> =>
  db<Unsaid[]>`
    select i.id, i.version, i.title, f.name as file_name, f.preview_sha256 is not null as has_preview,
           coalesce(p.name, 'Someone') as added_by, i.added_at
      from evidence_item i join evidence_revision r on r.item_id = i.id and r.version = i.version
      left join file f on f.id = r.file_id
      left join membership m on m.id = i.added_by left join person p on p.id = m.person_id
     where i.school_id = ${schoolId} and i.removed_at is null and r.shows = ''
     order by i.added_by <> ${membershipId}, i.added_at desc, i.id limit ${limit}`;

/** Writes the next text of an item: the one that stands, with these words. False when it moved on meanwhile. */
export const writeWords = async (
  db: Db,
  said: Readonly<{ id: string; schoolId: string; version: number; title: string; shows: string }>,
  who: Readonly<{ membershipId: string; at: Date }>,
): Promise<boolean> => {
  const moved = await db`
    update evidence_item set version = version + 1, title = ${said.title}
     where id = ${said.id} and school_id = ${said.schoolId} and version = ${said.version} and removed_at is null returning id`;
  if (moved.length === 0) return false;
  await db`
    insert into evidence_revision (item_id, school_id, version, title, shows, voices, from_on, to_on, file_id, url, note, by_whom,
      measure, value, unit, pupils, source, changed_by, changed_at)
    select item_id, school_id, version + 1, ${said.title}, ${said.shows}, voices, from_on, to_on, file_id, url, note, by_whom,
           measure, value, unit, pupils, source, ${who.membershipId}, ${who.at}
      from evidence_revision where item_id = ${said.id} and version = ${said.version}`;
  return true;
};
