import type { Db } from '#platform/db';

export type LibraryFacts = Readonly<{
  stale: readonly Readonly<{ id: string; title: string }>[];
  notReady: readonly Readonly<{ id: string; title: string }>[];
  twins: readonly Readonly<{ id: string; title: string; other: string }>[];
}>;

/** What the check asks of items that serve this enrolment: too old, a file that nobody can open, the same file twice. */
export const readLibrary = async (db: Db, enrolmentId: string, staleBefore: string): Promise<LibraryFacts> => {
  const [facts] = await db<LibraryFacts[]>`
    with used as (
      select distinct i.id, r.title, r.to_on, f.state, f.original_sha256
        from claim c join evidence_item i on i.id = c.item_id and i.removed_at is null
        join evidence_revision r on r.item_id = i.id and r.version = i.version
        left join file f on f.id = r.file_id
       where c.enrolment_id = ${enrolmentId} and c.withdrawn_at is null)
    select coalesce((select jsonb_agg(jsonb_build_object('id', id, 'title', title) order by title) from used where to_on < ${staleBefore}), '[]') as stale,
           coalesce((select jsonb_agg(jsonb_build_object('id', id, 'title', title) order by title) from used where state <> 'ready'), '[]') as not_ready,
           coalesce((select jsonb_agg(jsonb_build_object('id', a.id, 'title', a.title, 'other', b.title) order by a.title)
                       from used a join used b on b.original_sha256 = a.original_sha256 and b.id > a.id), '[]') as twins`;
  return facts ?? { stale: [], notReady: [], twins: [] };
};

/** How many review meetings of the action plan were held. */
export const countReviewsHeld = async (db: Db, enrolmentId: string): Promise<number> => {
  const [held] = await db<{ held: number }[]>`
    select count(*) as held from review_meeting where enrolment_id = ${enrolmentId} and held_on is not null`;
  return held?.held ?? 0;
};
