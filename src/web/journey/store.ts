import type { Db } from '#platform/db';
import { noNews, type Facts } from './rules.ts';

/** What the steps of one enrolment hold, counted. One statement, whatever the size of the school. */
export const readFacts = async (db: Db, enrolment: string, today: string): Promise<Facts> => {
  const [facts] = await db<Facts[]>`
    with asked as (
      select id from training_session where enrolment_id = ${enrolment} and kind = 'whole-staff' and called_off_because is null
    ), staff as (
      select m.id from staff_member m
       where m.school_id = (select school_id from enrolment where id = ${enrolment})
         and m.started_on <= ${today} and (m.left_on is null or m.left_on > ${today})
    )
    select (select count(*) from training_session where enrolment_id = ${enrolment} and called_off_because is null) as sessions,
      (select count(*) from staff) as staff,
      (select count(*) from staff m where exists (select from asked) and not exists (
         select from asked k where not exists (
           select from attendance t join training_session s on s.id = t.session_id
            where t.staff_id = m.id and s.called_off_because is null and (s.id = k.id or s.catch_up_of = k.id)))) as trained,
      (select min(held_on) from training_session where enrolment_id = ${enrolment} and called_off_because is null and recorded_at is null and held_on >= ${today}) as next_session,
      -- What is agreed not to apply is answered, and asks nobody for a level.
      coalesce((select array_agg(criterion) from (
         select criterion from audit_answer where enrolment_id = ${enrolment}
         union select criterion from audit_not_applicable where enrolment_id = ${enrolment} and ended_at is null and agreed_at is not null) j), '{}') as judged,
      coalesce((select array_agg(criterion) from (
         select criterion from audit_answer where enrolment_id = ${enrolment} and agreed_at is not null
            and criterion not in (select criterion from app.differences(${enrolment}))
         union select criterion from audit_not_applicable where enrolment_id = ${enrolment} and ended_at is null and agreed_at is not null) g), '{}') as agreed,
      coalesce((select jsonb_agg(jsonb_build_object('membershipId', t.membership_id, 'name', p.name, 'standards', t.standards) order by p.name)
         from team_member t join membership m on m.id = t.membership_id join person p on p.id = m.person_id
        where t.enrolment_id = ${enrolment} and t.left_on is null), '[]') as team,
      coalesce((select jsonb_agg(jsonb_build_object('standard', a.standard, 'dueOn', a.due_on, 'state', a.state))
         from audit_assignment a where a.enrolment_id = ${enrolment}), '[]') as assignments,
      exists (select from audit_finish where enrolment_id = ${enrolment}) as audit_finished,
      (select count(*) from target_pupil where enrolment_id = ${enrolment} and kind = 'target') as targets,
      (select count(*) from target_pupil t where t.enrolment_id = ${enrolment} and t.kind = 'target' and exists (
         select from result r where r.enrolment_id = t.enrolment_id and r.pupil_id = t.pupil_id and r.point = 'baseline' and r.value is not null)) as with_baseline,
      (select count(distinct criterion) from app.differences(${enrolment})) as differing,
      (select count(*) from action a where a.enrolment_id = ${enrolment} and a.status <> 'stopped') as actions,
      (select count(*) from action a where a.enrolment_id = ${enrolment} and a.status = 'done') as actions_done,
      (select count(*) from action a where a.enrolment_id = ${enrolment} and a.status not in ('done', 'stopped') and a.due_on < ${today}) as actions_late,
      exists (select from plan_agreement p where p.enrolment_id = ${enrolment} and p.party = 'smt' and p.reopened_at is null) as head_agreed,
      exists (select from plan_agreement p where p.enrolment_id = ${enrolment} and p.party = 'adviser' and p.reopened_at is null) as adviser_agreed,
      (select count(*) from review_meeting r where r.enrolment_id = ${enrolment} and r.held_on is not null) as reviews_held,
      (select jsonb_build_object('id', r.id, 'on', r.planned_on) from review_meeting r where r.enrolment_id = ${enrolment} and r.held_on is null
         and r.called_off_on is null and r.planned_on >= ${today} order by r.planned_on, r.id limit 1) as next_review,
      (select count(*) from partnership p where p.enrolment_id = ${enrolment} and p.live_on <= ${today} and (p.ended_on is null or p.ended_on > ${today})) as partnerships_live,
      (select count(distinct item_id) from claim where enrolment_id = ${enrolment} and withdrawn_at is null) as evidence,
      (select count(*) from measure where enrolment_id = ${enrolment}) as measures,
      (select count(*) from measure m where m.enrolment_id = ${enrolment} and exists (
         select from result r where r.measure_id = m.id and r.point = 'after' and r.value is not null)) as measures_after,
      (select count(*) from review_comment c join adviser_review r on r.id = c.review_id
        where c.enrolment_id = ${enrolment} and r.finished_at is not null and c.answer is null and c.verdict <> 'ready') as comments_open,
      exists (select from visit_date d where d.enrolment_id = ${enrolment} and d.side = 'adviser' and d.accepted_at is null and d.replaced_at is null) as day_asked,
      (select v.state from visit v where v.enrolment_id = ${enrolment}) as visit_state,
      (select number from award where enrolment_id = ${enrolment} and issued_at is not null) as award,
      -- Everybody but those who left: on roll is who has no end, or whose first day nobody wrote down.
      (select count(*) from restricted.pupil p where p.school_id = (select school_id from enrolment where id = ${enrolment}))
        - (select count(distinct s.pupil_id) from restricted.spell s
            where s.school_id = (select school_id from enrolment where id = ${enrolment}) and s.left_on is not null
              and not exists (select from restricted.spell o where o.pupil_id = s.pupil_id and o.left_on is null)) as on_roll,
      (select count(distinct x.pupil_id) from provision_pupil x join provision v on v.id = x.provision_id
        where x.school_id = (select school_id from enrolment where id = ${enrolment}) and x.from_on <= ${today}
          and (x.to_on is null or x.to_on >= ${today}) and v.starts_on <= ${today} and v.ends_on >= ${today}) as reached,
      (select count(*) from notice n where n.person_id = app.person() and n.seen_at is null) as notices_unseen`;
  // A select of values has exactly one row.
  return facts!;
};

export type Work = Readonly<{
  kind: 'action' | 'milestone' | 'review';
  id: string;
  /** The action that a milestone belongs to. */
  action: string | null;
  title: string;
  about: string;
  who: string | null;
  membershipId: string | null;
  due: string;
  state: string;
  /** Of an action: what says whether it drifts. */
  beginsOn: string | null;
  startedOn: string | null;
  milestoneDue: string | null;
  milestoneReached: string | null;
  notedOn: string | null;
}>;

/** Everything of the plan that is open, by date due. One statement. */
export const listWork = (db: Db, enrolment: string, today: string): Promise<readonly Work[]> => db<Work[]>`
  select * from (
    select 'action' as kind, a.id, a.id as action, a.objective as title, 'Action ' || a.number as about, p.name as who, a.owner_id as membership_id, a.due_on as due, a.status as state,
           a.begins_on, a.started_on, k.due as milestone_due, k.reached as milestone_reached,
           (select max((n.written_at at time zone 'Europe/London')::date) from action_note n where n.action_id = a.id) as noted_on
      from action a join membership m on m.id = a.owner_id join person p on p.id = m.person_id
      cross join lateral (select min(due_on) filter (where done_on is null) as due, max(done_on) as reached from milestone where action_id = a.id) k
     where a.enrolment_id = ${enrolment} and a.status not in ('done', 'stopped')
    union all
    select 'milestone', s.id, s.action_id, s.what, 'Milestone of action ' || a.number, p.name, a.owner_id, s.due_on, 'planned', null, null, null, null, null
      from milestone s join action a on a.id = s.action_id join membership m on m.id = a.owner_id join person p on p.id = m.person_id
     where s.enrolment_id = ${enrolment} and s.done_on is null and a.status not in ('done', 'stopped')
    union all
    select 'review', r.id, null, case when r.began_at is not null then 'Finish the record of the half-termly review'
             when r.planned_on < ${today} then 'Record the half-termly review that was missed' else 'Hold the half-termly review' end,
           coalesce(nullif(r.place, ''), 'Review meeting'), null, null, r.planned_on, case when r.began_at is null then 'planned' else 'under-way' end,
           null, null, null, null, null
      from review_meeting r
     where r.enrolment_id = ${enrolment} and r.held_on is null and r.called_off_on is null
       -- Of a whole year's meetings only the next is work that stands open.
       and not exists (select from review_meeting n where n.enrolment_id = r.enrolment_id and n.held_on is null and n.called_off_on is null
                        and n.planned_on >= ${today} and n.planned_on < r.planned_on)
  ) work order by due, title limit 200`;

export type Change = Readonly<{ at: Date; who: string; act: string; about: Readonly<Record<string, unknown>> }>;

/** What others did here since this person's session before this one. The trail's own policy says who may read it. */
export const listChanges = (
  db: Db,
  enrolment: string,
  person: string,
  session: string,
): Promise<readonly Change[]> => db<Change[]>`
  select t.at, p.name as who, t.act, t.about
    from trail_entry t join person p on p.id = t.person_id
   where t.enrolment_id = ${enrolment} and t.person_id <> ${person} and t.act !~ ${noNews}
     and t.at > coalesce((select max(s.seen_at) from session s where s.person_id = ${person} and s.id <> ${session}), '-infinity')
   order by t.id desc limit 6`;

export type Listed = Readonly<{
  id: string;
  schemeTitle: string;
  state: string;
  startedOn: string;
  step: number | null;
}>;

/** The enrolments of the acting person's school, the one under way first. */
export const listEnrolments = (db: Db): Promise<readonly Listed[]> => db<Listed[]>`
  select e.id, v.title as scheme_title, e.state, e.started_on,
         (select max(t.step) from enrolment_step t where t.enrolment_id = e.id and t.started_on is not null) as step
    from enrolment e join scheme_version v on v.id = e.scheme_version_id
   where e.school_id = app.staff_school()
   order by (e.state = 'active') desc, (e.state = 'paused') desc, e.started_on desc, e.id`;
