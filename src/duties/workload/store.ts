import type { Db } from '#platform/db';
import type { Common, Load, SharedStandard } from './rules.ts';

/**
 * What falls to each person of the team, by name; never in the order of any figure. One statement, whatever the size of the school.
 * Agreed and recorded are what the reader may see of it.
 */
export const readLoads = (db: Db, enrolmentId: string) => db<Load[]>`
  with team as (
    select t.membership_id, m.person_id, p.name, t.standards
      from team_member t join membership m on m.id = t.membership_id join person p on p.id = m.person_id
     where t.enrolment_id = ${enrolmentId} and t.left_on is null and m.ended_on is null),
  owned as (select owner_id, count(*) as all_of, count(*) filter (where status = 'done') as done
              from action where enrolment_id = ${enrolmentId} and status <> 'stopped' group by owner_id),
  stones as (select a.owner_id, count(*) as all_of, count(s.done_on) as done from milestone s join action a on a.id = s.action_id
              where s.enrolment_id = ${enrolmentId} and a.status <> 'stopped' group by a.owner_id),
  rated as (select r.person_id, sum(cardinality(s.criteria)) as all_of, coalesce(sum(cardinality(s.criteria)) filter (where r.in_at is not null), 0) as done
              from audit_rater r join audit_second s on s.id = r.second_id
             where r.enrolment_id = ${enrolmentId} and s.called_off_at is null group by r.person_id),
  times as (select membership_id, sum(minutes) as minutes from audit_assignment_time where enrolment_id = ${enrolmentId} group by membership_id),
  said as (select membership_id, sum(minutes) as minutes from workload_entry where enrolment_id = ${enrolmentId} group by membership_id)
  select t.membership_id, t.name, t.standards, coalesce(r.all_of, 0)::int as ratings, coalesce(r.done, 0)::int as ratings_done,
         coalesce(o.all_of, 0)::int as actions, coalesce(o.done, 0)::int as actions_done,
         coalesce(s.all_of, 0)::int as milestones, coalesce(s.done, 0)::int as milestones_done,
         coalesce(x.minutes, 0)::int as agreed, coalesce(w.minutes, 0)::int as recorded
    from team t left join owned o on o.owner_id = t.membership_id left join stones s on s.owner_id = t.membership_id
    left join rated r on r.person_id = t.person_id
    left join times x on x.membership_id = t.membership_id left join said w on w.membership_id = t.membership_id
   order by t.name, t.membership_id`;

type CommonRow = Readonly<{
  standards: readonly SharedStandard[];
  answered: readonly string[];
  claims: Readonly<Record<string, number>>;
  reviews: number;
  reviewsHeld: number;
  sessions: number;
  sessionsHeld: number;
  agreed: number;
  recorded: number;
}>;

/** The school's minutes agreed and recorded, for readers who see nobody's own too. */
export type Hours = Readonly<{ agreed: number; recorded: number }>;

/** What falls to everybody alike, how far the whole is, and the school's hours. One statement. */
export const readCommon = async (db: Db, enrolmentId: string): Promise<Common & Hours> => {
  const [row] = await db<CommonRow[]>`
    select coalesce((select jsonb_agg(jsonb_build_object('standard', n.code, 'named', n.named,
              'isReflected', exists (select from reflection f where f.enrolment_id = ${enrolmentId} and f.standard = n.code and f.handed_at is not null)))
              from (select code, count(*) as named from team_member t join membership m on m.id = t.membership_id, unnest(t.standards) as code
                     where t.enrolment_id = ${enrolmentId} and t.left_on is null and m.ended_on is null group by code) n), '[]') as standards,
      coalesce((select array_agg(criterion) from (
         select criterion from audit_answer where enrolment_id = ${enrolmentId}
         union select criterion from audit_not_applicable where enrolment_id = ${enrolmentId} and ended_at is null and agreed_at is not null) j), '{}') as answered,
      coalesce((select jsonb_object_agg(criterion, n) from (select criterion, count(*) as n from claim
         where enrolment_id = ${enrolmentId} and withdrawn_at is null group by criterion) c), '{}') as claims,
      (select count(*) from review_meeting where enrolment_id = ${enrolmentId} and called_off_on is null)::int as reviews,
      (select count(*) from review_meeting where enrolment_id = ${enrolmentId} and held_on is not null)::int as reviews_held,
      (select count(*) from training_session where enrolment_id = ${enrolmentId} and kind = 'whole-staff' and called_off_because is null)::int as sessions,
      (select count(*) from training_session where enrolment_id = ${enrolmentId} and kind = 'whole-staff' and called_off_because is null and recorded_at is not null)::int as sessions_held,
      coalesce(h.agreed, 0) as agreed, coalesce(h.recorded, 0) as recorded
    from (select) one left join lateral app.hours_of(${enrolmentId}) h on true`;
  // A select of values has exactly one row.
  const { answered, claims, ...rest } = row!;
  return { ...rest, answered: new Set(answered), claims: new Map(Object.entries(claims)) };
};
