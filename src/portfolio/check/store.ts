import type { Db } from '#platform/db';
import type { MeasureFacts } from './rules.ts';

/** Each declared measure with how many target pupils have a figure before, one after, or a reason why not. Corrections count, leavers too. */
export const listMeasures = (db: Db, enrolmentId: string): Promise<MeasureFacts[]> =>
  db<MeasureFacts[]>`
    with latest as (
      select distinct on (measure_id, pupil_id, point) measure_id, pupil_id, point, value, missing_because
        from result where enrolment_id = ${enrolmentId}
       order by measure_id, pupil_id, point, recorded_at desc, id desc),
    each as (
      select m.id, b.value as before, a.value as after, coalesce(a.missing_because, t.left_because) as because
        from measure m
        join target_pupil t on t.enrolment_id = m.enrolment_id and t.kind = 'target'
        left join latest b on b.measure_id = m.id and b.pupil_id = t.pupil_id and b.point = 'baseline'
        left join latest a on a.measure_id = m.id and a.pupil_id = t.pupil_id and a.point = 'after'
       where m.enrolment_id = ${enrolmentId})
    select m.id, m.title, m.scale, m.baseline_on, m.after_on,
           count(e.id) as targets, count(e.before) as with_baseline, count(e.after) as with_after,
           count(*) filter (where e.id is not null and e.after is null and e.because is null) as unexplained,
           count(*) filter (where e.before is not null and e.after is not null) as pairs,
           avg(e.before) filter (where e.after is not null) as mean_before,
           avg(e.after) filter (where e.before is not null) as mean_after
      from measure m left join each e on e.id = m.id
     where m.enrolment_id = ${enrolmentId}
     group by m.id order by m.declared_at, m.id`;

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
