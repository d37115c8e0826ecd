-- A part offered to whoever holds an e-mail address. The membership begins when that person accepts; nobody else can.
create table invitation (
  id uuid primary key,
  email text not null,
  email_key text not null,
  name text not null check (length(name) between 1 and 200),
  role text not null check (role in ('officer', 'director', 'adviser', 'verifier', 'moderator', 'panel',
    'head', 'lead', 'member', 'governor', 'carer', 'partner')),
  school_id uuid references school,
  body_id uuid references body,
  partner_id uuid,
  from_school_id uuid references school,
  from_body_id uuid references body,
  invited_by uuid references membership,
  inviter_name text not null,
  token_hash bytea not null unique,
  sent_at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_membership_id uuid references membership (id),
  withdrawn_at timestamptz,
  check ((role in ('officer', 'director', 'adviser', 'verifier', 'moderator', 'panel')) = (body_id is not null)),
  check ((accepted_at is null) = (accepted_membership_id is null)),
  check (accepted_at is null or withdrawn_at is null),
  unique (school_id, id),
  foreign key (school_id, accepted_membership_id) references membership (school_id, id)
);
alter table invitation enable row level security;
alter table invitation force row level security;
create index invitation_school on invitation (school_id);
create index invitation_from_school on invitation (from_school_id, sent_at);
create index invitation_from_body on invitation (from_body_id, sent_at);
create index invitation_email on invitation (email_key);
comment on column invitation.email_key is 'Only an account with this canonical address can accept.';
comment on column invitation.token_hash is 'SHA-256 of what stands in the mail; a link sent again replaces it.';

create policy leads_read on invitation for select to waymark_app
  using (from_school_id = app.staff_school() and app.role() in ('head', 'lead'));
create policy leads_invite on invitation for insert to waymark_app
  with check (from_school_id = app.staff_school() and app.role() in ('head', 'lead') and invited_by = app.membership()
    and school_id is not distinct from app.staff_school() and body_id is null
    and (role in ('member', 'governor', 'carer', 'partner', 'lead') or app.role() = 'head'));
create policy leads_withdraw on invitation for update to waymark_app
  using (from_school_id = app.staff_school() and app.role() in ('head', 'lead')) with check (from_school_id = app.staff_school());
create policy desk_reads on invitation for select to waymark_app using (app.is_desk() and from_body_id = app.body());
-- Whether somebody leads this school here by now. The awarding body may not read who; this one question is asked as the system.
create function app.is_led(p_school uuid) returns boolean language plpgsql as $$
declare
  asking text := coalesce(current_setting('app.task', true), '');
  found_one boolean;
begin
  perform set_config('app.task', 'people.first-leader', true);
  select exists (select from public.membership m where m.school_id = p_school and m.role in ('head', 'lead')
    and (m.ended_on is null or m.ended_on > (now() at time zone 'Europe/London')::date)) into found_one;
  perform set_config('app.task', asking, true);
  return found_one;
end $$;
-- The desk opens the door of a school where nobody is yet; afterwards it could let somebody in to the pupils' names.
create policy desk_invites on invitation for insert to waymark_app
  with check (app.is_desk() and from_body_id = app.body() and invited_by = app.membership()
    and (role not in ('director') or app.role() = 'director')
    and (body_id = app.body() or (body_id is null and role in ('head', 'lead') and not app.is_led(school_id))));
create policy desk_withdraws on invitation for update to waymark_app
  using (app.is_desk() and from_body_id = app.body()) with check (from_body_id = app.body());
create policy system_all on invitation for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on invitation to waymark_app;
grant update (token_hash, sent_at, expires_at, accepted_at, accepted_membership_id, withdrawn_at) on invitation to waymark_app;

-- Those who lead a school, or run the awarding body's desk, say when a colleague's part ends. It begins by invitation only.
create policy leads_end on membership for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead'))
  with check (school_id = app.staff_school() and ended_on is not null);
create policy desk_ends on membership for update to waymark_app
  using (app.is_desk() and body_id = app.body()) with check (body_id = app.body() and ended_on is not null);
revoke update on membership from waymark_app;
grant update (ended_on, title) on membership to waymark_app;
