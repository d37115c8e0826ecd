import type { Db } from '#platform/db';
import { mostFound, type FoundItem, type LinkedItem } from './rules.ts';

type Of = Readonly<{ schoolId: string; pupilId: string }>;

/** Evidence that concerns the pupil, as the team said; the item itself never says so. The latest first. */
export const evidenceOf = (db: Db, { schoolId, pupilId }: Of) => db<LinkedItem[]>`
  select i.id, i.title, l.linked_name, l.linked_at
    from restricted.pupil_evidence l join evidence_item i on i.school_id = l.school_id and i.id = l.item_id
   where l.school_id = ${schoolId} and l.pupil_id = ${pupilId} and i.removed_at is null
   order by l.linked_at desc, i.title limit 100`;

/** Items of the library whose title holds the words, the newest first. */
export const findItems = (db: Db, { schoolId, pupilId }: Of, words: string) => db<FoundItem[]>`
  select i.id, i.title, i.added_at,
         exists (select from restricted.pupil_evidence l where l.pupil_id = ${pupilId} and l.item_id = i.id) as is_linked
    from evidence_item i
   where i.school_id = ${schoolId} and i.removed_at is null and strpos(lower(i.title), lower(${words})) > 0
   order by i.added_at desc, i.id limit ${mostFound + 1}`;

/** False when there is no such item in the library, or it is linked already. */
export const linkItem = async (
  db: Db,
  { schoolId, pupilId }: Of,
  itemId: string,
  by: Readonly<{ personId: string; name: string; now: Date }>,
): Promise<boolean> =>
  (
    await db`
      insert into restricted.pupil_evidence (school_id, pupil_id, item_id, linked_by, linked_name, linked_at)
      select ${schoolId}, ${pupilId}, i.id, ${by.personId}, ${by.name}, ${by.now}
        from evidence_item i where i.school_id = ${schoolId} and i.id = ${itemId} and i.removed_at is null
      on conflict do nothing`
  ).count > 0;

export const unlinkItem = async (db: Db, { schoolId, pupilId }: Of, itemId: string): Promise<boolean> =>
  (
    await db`
      delete from restricted.pupil_evidence where school_id = ${schoolId} and pupil_id = ${pupilId} and item_id = ${itemId}`
  ).count > 0;
