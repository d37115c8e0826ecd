import type { Db } from '#platform/db';
import type { KeptFile } from '#platform/files';
import { perPage, type Claimed, type ItemKind } from './rules.ts';

/** The file of an item as its page needs it. */
export type ItemFile = Pick<KeptFile, 'id' | 'name' | 'type' | 'size' | 'state' | 'refusedBecause' | 'scan'> &
  Readonly<{ hasPreview: boolean }>;

/** An item as it stands, or as it stood at the cut-off for those who see only that. */
export type Item = Readonly<{
  id: string;
  kind: ItemKind;
  version: number;
  title: string;
  shows: string;
  voices: readonly string[];
  fromOn: string | null;
  toOn: string;
  url: string | null;
  note: string | null;
  file: ItemFile | null;
  addedBy: string;
  addedAt: Date;
  changedBy: string;
  changedAt: Date;
  removedAt: Date | null;
}>;
export type ListedItem = Item &
  Readonly<{ criteria: number; withoutImpact: number; sameAs: string | null; matches: number }>;

/** Whose library, for which enrolment's claims, and the moment up to which the reader sees (null: now). */
export type Sight = Readonly<{ enrolmentId: string; schoolId: string; upTo: Date | null }>;

export type Filter = Readonly<{
  words: string;
  kind: ItemKind | null;
  show: 'all' | 'unused' | 'no-impact';
  page: number;
}>;

const stood = (db: Db, { enrolmentId, schoolId, upTo }: Sight) => db`
  with live as (
    select * from claim c
     where c.enrolment_id = ${enrolmentId}
       and (${upTo}::timestamptz is null and c.withdrawn_at is null
            or c.claimed_at <= ${upTo} and (c.withdrawn_at is null or c.withdrawn_at > ${upTo}))),
  item as (
    select i.id, i.kind, i.added_at, i.removed_at, r.version, r.title, r.shows, r.voices, r.from_on, r.to_on, r.url, r.note,
           r.changed_at, r.file_id, coalesce(added.name, 'Someone') as added_by, coalesce(changed.name, 'Someone') as changed_by
      from evidence_item i
      join lateral (select * from evidence_revision v
                     where v.item_id = i.id and (${upTo}::timestamptz is null or v.changed_at <= ${upTo})
                     order by v.version desc limit 1) r on true
      left join membership am on am.id = i.added_by left join person added on added.id = am.person_id
      left join membership cm on cm.id = r.changed_by left join person changed on changed.id = cm.person_id
     where i.school_id = ${schoolId} and (${upTo}::timestamptz is null or exists (select from live where live.item_id = i.id)))`;

const shape = (db: Db) => db`
  x.id, x.kind, x.version, x.title, x.shows, x.voices, x.from_on, x.to_on, x.url, x.note, x.added_by, x.added_at,
  x.changed_by, x.changed_at, x.removed_at,
  case when f.id is null then null else jsonb_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size,
    'state', f.state, 'refusedBecause', f.refused_because, 'scan', f.scan, 'hasPreview', f.preview_sha256 is not null) end as file`;

/** One page of the library, newest first, with how many criteria each item serves and how many items there are in all. */
export const listItems = (db: Db, sight: Sight, filter: Filter): Promise<ListedItem[]> => {
  const like = `%${filter.words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return db<ListedItem[]>`
    ${stood(db, sight)},
    counted as (
      select item_id, count(*) as criteria, count(*) filter (where impact = '') as without_impact from live group by item_id)
    select ${shape(db)}, coalesce(n.criteria, 0) as criteria, coalesce(n.without_impact, 0) as without_impact,
           count(*) over () as matches,
           (select min(o.title) from file f2 join evidence_revision o on o.file_id = f2.id
             where f2.school_id = ${sight.schoolId} and f2.original_sha256 = f.original_sha256 and o.item_id <> x.id) as same_as
      from item x left join file f on f.id = x.file_id left join counted n on n.item_id = x.id
     where (x.removed_at is null or x.removed_at > ${sight.upTo})
       and (${filter.words} = '' or x.title ilike ${like} or x.shows ilike ${like})
       and (${filter.kind}::text is null or x.kind = ${filter.kind})
       and (${filter.show} = 'all' or ${filter.show} = 'unused' and n.criteria is null
            or ${filter.show} = 'no-impact' and n.without_impact > 0)
     order by x.added_at desc, x.id desc
     limit ${perPage} offset ${(filter.page - 1) * perPage}`;
};

/** How many items there are, how many criteria they serve, and how many of each kind. */
export const countItems = async (
  db: Db,
  sight: Sight,
): Promise<Readonly<{ items: number; criteria: number; unused: number }>> => {
  const [counts] = await db<{ items: number; criteria: number; unused: number }[]>`
    ${stood(db, sight)}
    select count(*) as items, (select count(distinct criterion) from live) as criteria,
           count(*) filter (where not exists (select from live where live.item_id = item.id)) as unused
      from item where removed_at is null or removed_at > ${sight.upTo}`;
  return counts ?? { items: 0, criteria: 0, unused: 0 };
};

export const findItem = async (db: Db, sight: Sight, id: string): Promise<Item | null> => {
  const rows = await db<Item[]>`
    ${stood(db, sight)} select ${shape(db)} from item x left join file f on f.id = x.file_id where x.id = ${id}`;
  return rows[0] ?? null;
};

/** Every claim of the enrolment with what the rules of coverage ask of its item. */
export const listClaimed = (db: Db, sight: Sight): Promise<Claimed[]> =>
  db<Claimed[]>`
    ${stood(db, sight)}
    select live.criterion, live.item_id, live.impact, item.voices, item.to_on
      from live join item on item.id = live.item_id where item.removed_at is null or item.removed_at > ${sight.upTo} order by live.criterion`;
