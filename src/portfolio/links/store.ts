import type { Db } from '#platform/db';
import type { LinkResult } from './guard.ts';

export type Link = Readonly<{ itemId: string; schoolId: string; url: string }>;

/** Links of the items that serve an enrolment and were not asked since `before`. */
export const linksToAsk = (db: Db, enrolmentId: string, before: Date, atMost: number): Promise<Link[]> =>
  db<Link[]>`
    select i.id as item_id, i.school_id, r.url
      from evidence_item i join evidence_revision r on r.item_id = i.id and r.version = i.version
      left join link_check l on l.item_id = i.id and l.url = r.url and l.checked_at >= ${before}
     where r.url is not null and i.removed_at is null and l.item_id is null
       and exists (select from claim c where c.item_id = i.id and c.enrolment_id = ${enrolmentId} and c.withdrawn_at is null)
     order by i.id limit ${atMost}`;

export const writeAsked = (
  db: Db,
  link: Link,
  asked: Readonly<{ result: LinkResult; status: number | null }>,
  now: Date,
) => db`
  insert into link_check (item_id, school_id, url, result, status, checked_at)
  values (${link.itemId}, ${link.schoolId}, ${link.url}, ${asked.result}, ${asked.status}, ${now})
  on conflict (item_id) do update set url = excluded.url, result = excluded.result, status = excluded.status, checked_at = excluded.checked_at`;
