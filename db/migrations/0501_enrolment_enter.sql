-- Purpose: the one statement with which a request's transaction learns who is asking. Membership and open tasks are read
-- afresh each time, so a role that ended is gone at the next request. London decides which day it is.

-- Acts for a person in one of their memberships. Their name and place come back for the page's head.
create function app.act_as_member(p_person uuid, p_membership uuid, p_now timestamptz)
returns table (person_id uuid, membership_id uuid, role text, school_id uuid, body_id uuid, partner_id uuid, name text, place text, theme text, membership_count integer)
language plpgsql as $$
declare
  today date := (p_now at time zone 'Europe/London')::date;
  m public.membership;
  open_tasks uuid[];
  readable uuid[];
begin
  perform app.act('enter', p_person, null, null, null, null, null, null);
  select p.name, p.theme, '' into name, theme, place from public.person p where p.id = p_person and p.closed_at is null;
  if name is null then
    perform app.act('', null, null, null, null, null, null, null);
    return;
  end if;
  select * into m from public.membership mm
   where mm.id = p_membership and mm.person_id = p_person and mm.started_on <= today and (mm.ended_on is null or mm.ended_on > today);
  select count(*) into membership_count from public.membership mm
   where mm.person_id = p_person and mm.started_on <= today and (mm.ended_on is null or mm.ended_on > today);
  if m.id is not null then
    select coalesce(s.name, b.name, '') into place
      from (select 1) one
      left join public.school s on s.id = m.school_id
      left join public.body b on b.id = m.body_id;
    if m.role in ('adviser', 'verifier', 'moderator', 'panel') then
      -- Who judges a school reads what it submitted, and nothing while it is still at work; a verifier from fourteen days
      -- before the visit, whenever its day was agreed.
      select array_agg(a.enrolment_id), array_agg(a.enrolment_id) filter (where m.role = 'adviser'
          or (e.submitted_at is not null and (m.role <> 'verifier' or e.visit_on is null or e.visit_on - 14 <= today)))
        into open_tasks, readable
        from public.assignment a join public.enrolment e on e.id = a.enrolment_id
       -- A school that withdrew is done with: nobody is sent to it any more.
       where a.membership_id = m.id and a.kind = m.role and a.opens_on <= today and a.closed_at is null and e.state <> 'withdrawn';
    end if;
  end if;
  perform app.act('', p_person, m.id, m.role, m.school_id, m.body_id, m.partner_id, open_tasks);
  perform set_config('app.reading', coalesce(array_to_string(readable, ','), ''), true);
  person_id := p_person; membership_id := m.id; role := m.role;
  school_id := m.school_id; body_id := m.body_id; partner_id := m.partner_id;
  return next;
end $$;

-- The same by the hash of a session's token. Idle for 30 minutes, older than 12 hours or ended: nobody.
create function app.enter(p_token_hash bytea, p_now timestamptz)
returns table (session_id uuid, person_id uuid, membership_id uuid, role text, school_id uuid, body_id uuid, partner_id uuid, name text, place text, theme text, membership_count integer)
language plpgsql as $$
declare
  s public.session;
begin
  perform app.act('enter', null, null, null, null, null, null, null);
  select * into s from public.session ss
   where ss.token_hash = p_token_hash and ss.ended_at is null and ss.expires_at > p_now and ss.seen_at > p_now - interval '30 minutes';
  if s.id is null then
    perform app.act('', null, null, null, null, null, null, null);
    return;
  end if;
  -- One write a minute is enough to know that somebody is there.
  if s.seen_at < p_now - interval '1 minute' then
    update public.session set seen_at = p_now where id = s.id;
  end if;
  -- A part that reads pupils' data is not entered on a password alone.
  if not s.is_strong and exists (
    select from public.membership mm where mm.id = s.membership_id and mm.role in (
      'officer', 'director', 'adviser', 'verifier', 'moderator', 'panel', 'head', 'lead', 'member'))
  then
    s.membership_id := null;
  end if;
  return query select s.id, a.* from app.act_as_member(s.person_id, s.membership_id, p_now) a;
end $$;
