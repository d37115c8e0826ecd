import type { Db } from '#platform/db';

export type StepCount = Readonly<{ step: number; schools: number; quiet: number }>;

/** How many schools of the acting officer's body stand at each step, and for how many no step began or ended in 60 days. */
export const countByStep = (db: Db, now: Date): Promise<readonly StepCount[]> => db<StepCount[]>`
  select coalesce(s.step, 1) as step, count(*) as schools,
         count(*) filter (where greatest(s.moved, e.started_on) < ${now}::timestamptz - interval '60 days') as quiet
    from enrolment e
    left join lateral (select max(step) filter (where started_on is not null) as step, max(greatest(started_on, done_on)) as moved
                         from enrolment_step t where t.enrolment_id = e.id) s on true
   where e.state in ('active', 'paused')
   group by 1 order by 1`;

export type DeskItem = Readonly<{
  kind: 'accept' | 'head' | 'terms' | 'adviser' | 'verifier' | 'report' | 'panel' | 'sign' | 'exemption';
  id: string;
  enrolmentId: string | null;
  school: string;
  scheme: string;
  since: string;
  due: string | null;
}>;

/** Everything that waits for the awarding body's desk, oldest first. One statement. */
export const listDeskItems = (db: Db, today: string): Promise<readonly DeskItem[]> => db<DeskItem[]>`
  select w.kind, w.id, w.enrolment_id, s.name as school, v.title as scheme, w.since::date as since, w.due
    from (
      select case when a.decision is null then case when a.head_confirmed_at is null then 'head' else 'accept' end else 'terms' end as kind,
             a.id, null::uuid as enrolment_id, a.school_id, a.scheme_version_id,
             coalesce(a.decided_at, a.head_confirmed_at, a.applied_at) as since, null::date as due
        from application a
       where a.enrolled_at is null and a.withdrawn_at is null and a.decision is distinct from 'refused'
         and (a.decision is null or a.body_terms_at is null)
         and not (a.head_confirmed_at is null and a.head_asked_at is not null)
      union all
      select 'adviser', e.id, e.id, e.school_id, e.scheme_version_id, e.started_on, null
        from enrolment e
       where e.state = 'active' and e.submitted_at is null
         and not exists (select from assignment x where x.enrolment_id = e.id and x.kind = 'adviser')
      union all
      select 'verifier', e.id, e.id, e.school_id, e.scheme_version_id, coalesce(e.submitted_at, ${today}::date), e.visit_on
        from enrolment e
       where e.state = 'active' and (e.submitted_at is not null or e.visit_on is not null)
         and not exists (select from assignment x where x.enrolment_id = e.id and x.kind = 'verifier')
      union all
      select 'report', e.id, e.id, e.school_id, e.scheme_version_id, e.visit_on, e.visit_on + 14
        from enrolment e
       where e.state = 'active' and e.visit_on < ${today}
         and not exists (select from visit t where t.enrolment_id = e.id and t.reported_at is not null)
      union all
      select 'panel', e.id, e.id, e.school_id, e.scheme_version_id, t.moderated_at, null
        from visit t join enrolment e on e.id = t.enrolment_id
       where t.state = 'ready' and e.state = 'active'
         and not exists (select from assignment x where x.enrolment_id = e.id and x.kind = 'panel')
      union all
      select 'sign', e.id, e.id, e.school_id, e.scheme_version_id, d.decided_at, null
        from decision d join enrolment e on e.id = d.enrolment_id
       where d.state = 'decided'
      union all
      select 'exemption', x.id, x.enrolment_id, x.school_id, e.scheme_version_id, x.argued_at, null
        from audit_exemption x join enrolment e on e.id = x.enrolment_id
       where x.decision is null and x.withdrawn_at is null and e.state = 'active' and e.submitted_at is null
    ) w
    join school s on s.id = w.school_id
    join scheme_version v on v.id = w.scheme_version_id
   order by w.due nulls last, w.since, s.name limit 50`;

export type Underway = Readonly<{
  id: string;
  school: string;
  town: string | null;
  scheme: string;
  step: number | null;
  state: string;
  dueOn: string;
  visitOn: string | null;
  adviser: string | null;
  total: number;
}>;

/** Every school on the path, the next visit first; `total` counts them all. */
export const listUnderway = (db: Db, offset: number, most: number): Promise<readonly Underway[]> => db<Underway[]>`
  select e.id, s.name as school, s.town, v.title as scheme, t.step, e.state, e.due_on, e.visit_on, p.name as adviser,
         count(*) over () as total
    from enrolment e
    join school s on s.id = e.school_id
    join scheme_version v on v.id = e.scheme_version_id
    left join lateral (select max(step) as step from enrolment_step t where t.enrolment_id = e.id and t.started_on is not null) t on true
    left join assignment a on a.enrolment_id = e.id and a.kind = 'adviser' and a.closed_at is null
    left join person p on p.id = a.person_id
   where e.state in ('active', 'paused')
   order by e.visit_on nulls last, e.due_on, s.name, e.id
   offset ${offset} limit ${most}`;

export type Assigned = Readonly<{
  id: string;
  enrolmentId: string;
  kind: 'adviser' | 'verifier' | 'moderator' | 'panel';
  opensOn: string;
  closedAt: Date | null;
  school: string;
  town: string | null;
  scheme: string | null;
  step: number | null;
  visitOn: string | null;
  submittedAt: Date | null;
  visitState: string | null;
  decided: boolean;
  planAgreed: boolean;
  headAgreed: boolean;
  actions: number;
  /** The school has invited the adviser to look at its portfolio, and the look is not finished. */
  reviewAsked: boolean;
  /** The school has proposed a day for the visit. */
  dayAsked: boolean;
}>;

/** The acting person's own tasks on schools, open ones first. What a closed task let them see is closed too. */
export const listAssigned = (db: Db): Promise<readonly Assigned[]> => db<Assigned[]>`
  select a.id, a.enrolment_id, a.kind, a.opens_on, a.closed_at, s.name as school, s.town, v.title as scheme, t.step,
         e.visit_on, e.submitted_at, x.state as visit_state,
         exists (select from decision d where d.enrolment_id = a.enrolment_id and d.state <> 'returned') as decided,
         exists (select from plan_agreement g where g.enrolment_id = a.enrolment_id and g.party = 'adviser' and g.reopened_at is null) as plan_agreed,
         exists (select from plan_agreement g where g.enrolment_id = a.enrolment_id and g.party = 'smt' and g.reopened_at is null) as head_agreed,
         (select count(*) from action c where c.enrolment_id = a.enrolment_id) as actions,
         exists (select from adviser_review r where r.enrolment_id = a.enrolment_id and r.finished_at is null) as review_asked,
         exists (select from visit_date d where d.enrolment_id = a.enrolment_id and d.side = 'school' and d.accepted_at is null and d.replaced_at is null) as day_asked
    from assignment a
    join school s on s.id = a.school_id
    left join enrolment e on e.id = a.enrolment_id
    left join scheme_version v on v.id = e.scheme_version_id
    left join visit x on x.enrolment_id = a.enrolment_id
    left join lateral (select max(step) as step from enrolment_step t where t.enrolment_id = a.enrolment_id and t.started_on is not null) t on true
   where a.membership_id = app.membership()
   order by (a.closed_at is null) desc, e.visit_on nulls last, a.assigned_at desc limit 100`;

export type OwnApplication = Readonly<{
  id: string;
  scheme: string;
  headConfirmedAt: Date | null;
  decision: 'accepted' | 'refused' | null;
  schoolTermsAt: Date | null;
  bodyTermsAt: Date | null;
  withdrawnAt: Date | null;
  enrolledAt: Date | null;
}>;

/** Applications of the acting person's school that are not yet enrolments. */
export const listOwnApplications = (db: Db): Promise<readonly OwnApplication[]> => db<OwnApplication[]>`
  select a.id, v.title as scheme, a.head_confirmed_at, a.decision, a.school_terms_at, a.body_terms_at, a.withdrawn_at, a.enrolled_at
    from application a join scheme_version v on v.id = a.scheme_version_id
   where a.school_id = app.staff_school() and a.enrolled_at is null and a.withdrawn_at is null
   order by a.applied_at desc`;
