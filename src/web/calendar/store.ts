import type { Db } from '#platform/db';

/** One date of a person, as the tables have it; what it is called is said by the rules. */
export type FeedRow = Readonly<{
  kind: 'review' | 'visit' | 'training' | 'action' | 'milestone' | 'decision' | 'standard';
  id: string;
  enrolmentId: string;
  school: string;
  scheme: string;
  on: string;
  startsAt: string | null;
  minutesLong: number | null;
  place: string;
  /** An action's number, a standard's code, a session's title. */
  about: string;
  sequence: number;
  changedAt: Date;
}>;

/**
 * The dates of whoever is acting, from one day to another: meetings to which they are asked, visits, training, and the days by
 * which something of their own is due. Safety is the policies'; what is filtered here is only what is theirs. One statement.
 */
export const listDates = (db: Db, from: string, until: string) => db<FeedRow[]>`
  with mine as (
    select e.id, e.school_id, e.started_on, e.visit_on, s.name as school, v.title as scheme,
           exists (select from team_member t where t.enrolment_id = e.id and t.membership_id = app.membership() and t.left_on is null) as is_team,
           e.id = any (coalesce(app.assigned(), '{}')) as is_sent
      from enrolment e join school s on s.id = e.school_id join scheme_version v on v.id = e.scheme_version_id
     where e.state = 'active')
  select d.kind, d.id, m.id as enrolment_id, m.school, m.scheme, d.on_day as "on", d.starts_at, d.minutes_long, d.place, d.about, d.sequence, d.changed_at
    from mine m cross join lateral (
      select 'review' as kind, r.id, r.planned_on as on_day, to_char(r.starts_at, 'HH24:MI') as starts_at, r.minutes_long, r.place, '' as about,
             r.sequence, r.saved_at as changed_at
        from review_meeting r
       where r.enrolment_id = m.id and r.called_off_on is null and (m.is_team or (m.is_sent and app.role() = 'adviser' and r.asks_adviser))
      union all
      select 'visit', m.id, m.visit_on, null, null, '', '', 0, m.started_on::timestamptz
       where m.visit_on is not null and (m.is_team or app.is_desk() or (m.is_sent and app.role() in ('adviser', 'verifier')))
      union all
      select 'training', t.id, t.held_on, t.starts_at, coalesce(t.minutes, 60), t.place, t.title, t.version, m.started_on::timestamptz
        from training_session t
       where t.enrolment_id = m.id and t.called_off_because is null
         and (app.role() in ('head', 'lead', 'member') or (m.is_sent and app.role() = 'adviser' and t.kind in ('launch', 'consultancy')))
      union all
      select 'action', a.id, a.due_on, null, null, '', a.number::text, a.version, a.saved_at
        from action a where a.enrolment_id = m.id and a.owner_id = app.membership() and a.status not in ('done', 'stopped')
      union all
      select 'milestone', s.id, s.due_on, null, null, '', a.number::text, 0, s.saved_at
        from milestone s join action a on a.id = s.action_id
       where s.enrolment_id = m.id and a.owner_id = app.membership() and s.done_on is null and a.status not in ('done', 'stopped')
      union all
      select 'decision', d.id, d.due_on, null, null, '', r.id::text, d.version, d.saved_at
        from review_decision d join review_meeting r on r.id = d.review_id
       where d.enrolment_id = m.id and d.owner_id = app.membership() and d.ended_on is null and d.due_on is not null
      union all
      select 'standard', m.id, x.due_on, null, null, '', x.standard, x.version, m.started_on::timestamptz
        from audit_assignment x join team_member t on t.enrolment_id = x.enrolment_id and t.membership_id = app.membership() and t.left_on is null
       where x.enrolment_id = m.id and x.standard = any (t.standards) and x.due_on is not null and x.state not in ('submitted', 'closed')
    ) d
   where d.on_day between ${from} and ${until}
   order by d.on_day, d.starts_at nulls first, d.kind, d.id limit 1000`;
