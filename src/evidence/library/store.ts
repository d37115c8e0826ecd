import type { Db } from '#platform/db';
import { filesSaying } from '#platform/files';
import { itemKinds, kindNames } from '../kind/rules.ts';
import { beside, shape, standsNow, stood, type Item, type Sight } from '../store.ts';
import { freshDays, hitBegins, hitEnds, perPage, type Filter } from './rules.ts';

export type ListedItem = Item &
  Readonly<{ criteria: number; withoutImpact: number; sameAs: string | null; matches: number; snippet: string | null }>;

type Asked = Readonly<{
  today: string;
  freshForMonths: number;
  /** The criteria of the standard that the filter names. */
  criteria: readonly string[];
}>;

const keepMonths = kindNames.map((kind) => itemKinds[kind].keep.months);

/** Why an item may not leave the school today, as `consentTrouble` says it of one item. */
const consentTroubles = (db: Db, today: string) => db`
  (x.consent in ('asked', 'refused', 'withdrawn') or x.consent_until < ${today}
   or x.consent = 'not-said' and (x.kind in ('photograph', 'observation')
      or exists (select from file p where p.id = x.file_id and p.type like 'image/%')))`;

const reviewDue = (db: Db, today: string) => db`
  least(coalesce(x.review_on, (x.to_on + make_interval(months => (${keepMonths}::int[])[array_position(${[...kindNames]}::text[], x.kind)]))::date),
    coalesce(x.consent_until, 'infinity')) <= ${today}::date + 30`;

/** Whether the item `x` serves something, of `only` that sort. Counted, for what is counted is looked up item by item and never becomes a join of all with all. */
const serves = (db: Db, sight: Sight, only = db`true`) =>
  db`((select count(*) filter (where ${only}) from claim c where c.item_id = x.id and ${standsNow(db, sight)}) > 0)`;

const shown = (db: Db, sight: Sight, filter: Filter, today: string, months: number) => {
  const { stale } = freshDays(today, months);
  switch (filter.show) {
    case 'all':
      return db``;
    case 'unused':
      return db`and not ${serves(db, sight)}`;
    case 'unsaid':
      return db`and x.shows = ''`;
    case 'no-impact':
      return db`and ${serves(db, sight, db`c.impact = ''`)}`;
    case 'consent':
      return db`and ${consentTroubles(db, today)}`;
    case 'stale':
      return db`and x.to_on < ${stale}`;
    case 'review':
      return db`and ${reviewDue(db, today)}`;
  }
};

const freshBetween = (db: Db, fresh: Filter['fresh'], today: string, months: number) => {
  const { stale, half } = freshDays(today, months);
  if (fresh === 'stale') return db`and x.to_on < ${stale}`;
  if (fresh === 'ageing') return db`and x.to_on >= ${stale} and x.to_on < ${half}`;
  return fresh === 'fresh' ? db`and x.to_on >= ${half}` : db``;
};

/** One page of the library, newest first, with how many criteria each item serves and how many items there are in all. */
export const listItems = (db: Db, sight: Sight, filter: Filter, asked: Asked): Promise<ListedItem[]> => {
  const { today, freshForMonths: months } = asked;
  const like = `%${filter.words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  const marks = `StartSel=${hitBegins}, StopSel=${hitEnds}, MaxWords=24, MinWords=12, MaxFragments=1`;
  const fitsWords =
    filter.words === ''
      ? db``
      : db`and (x.title ilike ${like} or x.words @@ websearch_to_tsquery('english', ${filter.words}) or said.file_id is not null)`;
  return db<ListedItem[]>`
    ${stood(db, sight)},
    fitting as materialized (
      select x.id, count(*) over () as matches
        from item x
       ${filter.words === '' ? db`` : db`left join (${filesSaying(db, filter.words)}) said on said.file_id = x.file_id`}
       where (x.removed_at is null or x.removed_at > ${sight.upTo}) ${fitsWords}
         ${filter.kind === null ? db`` : db`and x.kind = ${filter.kind}`}
         ${filter.voice === '' ? db`` : db`and ${filter.voice} = any (x.voices)`}
         ${filter.standard === '' ? db`` : db`and ${serves(db, sight, db`c.criterion = any(${[...asked.criteria]})`)}`}
         ${filter.owner === '' ? db`` : db`and x.added_by_id = ${filter.owner}`}
         ${freshBetween(db, filter.fresh, today, months)} ${shown(db, sight, filter, today, months)}
       order by x.added_at desc, x.id desc limit ${perPage} offset ${(filter.page - 1) * perPage})
    select ${shape(db)}, n.criteria, n.without_impact, p.matches,
           (select min(o.title) from file f2 join evidence_revision o on o.file_id = f2.id
              join evidence_item oi on oi.id = o.item_id and oi.version = o.version
             where f2.school_id = ${sight.schoolId} and f2.original_sha256 = f.original_sha256 and o.item_id <> x.id
               and oi.removed_at is null) as same_as,
           ${
             filter.words === ''
               ? db`null::text`
               : db`case when x.words @@ websearch_to_tsquery('english', ${filter.words}) then
                   ts_headline('english', translate(concat_ws(' … ', nullif(x.shows, ''), x.note, x.measure, x.source), ${hitBegins + hitEnds}, ''),
                     websearch_to_tsquery('english', ${filter.words}), ${marks}) end`
           } as snippet
      from fitting p join item x on x.id = p.id
      cross join lateral (select count(*) as criteria, count(*) filter (where c.impact = '') as without_impact
                            from claim c where c.item_id = x.id and ${standsNow(db, sight)}) n
      ${beside(db)}
     order by x.added_at desc, x.id desc`;
};

export type Counts = Readonly<{
  items: number;
  criteria: number;
  unused: number;
  unsaid: number;
  noImpact: number;
  consent: number;
  stale: number;
  review: number;
  owners: readonly Readonly<{ id: string; name: string; items: number }>[];
}>;

/** How many items there are, how many criteria they serve, and how many want something. One statement. */
export const countItems = async (
  db: Db,
  sight: Sight,
  { today, freshForMonths }: Pick<Asked, 'today' | 'freshForMonths'>,
): Promise<Counts> => {
  const [counts] = await db<Counts[]>`
    ${stood(db, sight)},
    served as (
      select count(distinct live.criterion) as criteria, count(distinct live.item_id) as items,
             count(distinct live.item_id) filter (where live.impact = '') as without_impact
        from live cross join lateral (
          select from evidence_item i where i.id = live.item_id and (i.removed_at is null or i.removed_at > ${sight.upTo}) limit 1) there),
    x as materialized (
      select id, kind, to_on, shows = '' as is_unsaid, consent, consent_until, review_on, added_by_id, file_id
        from item where removed_at is null or removed_at > ${sight.upTo}),
    owner as (
      select n.id, coalesce(p.name, 'Someone') as name, n.items
        from (select added_by_id as id, count(*) as items from x group by 1) n
        left join membership m on m.id = n.id left join person p on p.id = m.person_id)
    select count(*) as items, (select criteria from served) as criteria, count(*) - (select items from served) as unused,
           (select without_impact from served) as no_impact,
           count(*) filter (where x.is_unsaid) as unsaid,
           count(*) filter (where ${consentTroubles(db, today)}) as consent,
           count(*) filter (where x.to_on < ${freshDays(today, freshForMonths).stale}) as stale,
           count(*) filter (where ${reviewDue(db, today)}) as review,
           coalesce((select jsonb_agg(owner order by name) from owner), '[]') as owners
      from x`;
  return (
    counts ?? { items: 0, criteria: 0, unused: 0, unsaid: 0, noImpact: 0, consent: 0, stale: 0, review: 0, owners: [] }
  );
};
