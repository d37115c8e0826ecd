-- Purpose: who is asking. The application takes the role waymark_app in every transaction; that role owns nothing.
-- The settings app.* live for one transaction only and are read by every policy through the functions below.

do $$ begin
  if not exists (select from pg_roles where rolname = 'waymark_app') then
    create role waymark_app nologin nosuperuser nobypassrls nocreatedb nocreaterole noinherit;
  end if;
  if not pg_has_role(current_user, 'waymark_app', 'set') then
    -- Who makes a role may not yet act as it: that is granted here.
    execute format('grant waymark_app to %I with inherit false, set true', current_user);
  end if;
end $$;

revoke all on schema public from public;
grant usage on schema public to waymark_app;
create schema app;
grant usage on schema app to waymark_app;

create function app.person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.person', true), '')::uuid $$;
create function app.membership() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.membership', true), '')::uuid $$;
create function app.role() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.role', true), '') $$;
create function app.school() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.school', true), '')::uuid $$;
create function app.staff_school() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.staff_school', true), '')::uuid $$;
create function app.pupil_school() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.pupil_school', true), '')::uuid $$;
create function app.body() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.body', true), '')::uuid $$;
create function app.partner() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.partner', true), '')::uuid $$;
create function app.assigned() returns uuid[] language sql stable parallel safe
  as $$ select string_to_array(nullif(current_setting('app.assigned', true), ''), ',')::uuid[] $$;
create function app.reading() returns uuid[] language sql stable parallel safe
  as $$ select string_to_array(nullif(current_setting('app.reading', true), ''), ',')::uuid[] $$;
create function app.task() returns text language sql stable parallel safe
  as $$ select nullif(current_setting('app.task', true), '') $$;
create function app.is_system() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.task', true), '') <> '' $$;
-- True for the people who run the awarding body's desk, and for nobody whom it sends out to schools.
create function app.is_desk() returns boolean language sql stable parallel safe
  as $$ select coalesce(current_setting('app.role', true), '') in ('officer', 'director') $$;

comment on function app.staff_school() is 'The school of the acting head, coordinator, working-party member or governor; null for carers and partners.';
comment on function app.pupil_school() is 'The school whose pupils the acting person may see by name: head, coordinator, working party.';
comment on function app.reading() is 'Those of them whose work the person may read: an adviser''s all, a judge''s once the school has submitted.';
comment on function app.assigned() is 'Enrolments on which the acting adviser, verifier, moderator or panel member has an open task now.';

-- Takes the unprivileged role and says who is asking, for this transaction only. One statement, sent with BEGIN.
create function app.act(
  p_task text, p_person uuid, p_membership uuid, p_role text, p_school uuid, p_body uuid, p_partner uuid, p_assigned uuid[]
) returns void language plpgsql as $$
begin
  perform set_config('role', 'waymark_app', true);
  perform set_config('app.task', coalesce(p_task, ''), true);
  perform set_config('app.person', coalesce(p_person::text, ''), true);
  perform set_config('app.membership', coalesce(p_membership::text, ''), true);
  perform set_config('app.role', coalesce(p_role, ''), true);
  perform set_config('app.school', coalesce(p_school::text, ''), true);
  perform set_config('app.staff_school',
    case when p_role in ('head', 'lead', 'member', 'governor') then coalesce(p_school::text, '') else '' end, true);
  perform set_config('app.pupil_school',
    case when p_role in ('head', 'lead', 'member') then coalesce(p_school::text, '') else '' end, true);
  perform set_config('app.body', coalesce(p_body::text, ''), true);
  perform set_config('app.partner', coalesce(p_partner::text, ''), true);
  perform set_config('app.assigned', coalesce(array_to_string(p_assigned, ','), ''), true);
  -- Entering as a member names them; nobody else has any.
  perform set_config('app.reading', '', true);
end $$;

-- Whose column is whose: a trigger after update, with pairs of "roles" and "columns". A policy says which rows a person may
-- change; this says what in them, where two sides write to one row. '*' is anybody whom the policies let in.
create function app.keep_parts() returns trigger language plpgsql as $$
declare
  changed text[];
begin
  if app.is_system() or current_user <> 'waymark_app' then return null; end if;
  select coalesce(array_agg(n.key), '{}') into changed
    from jsonb_each(to_jsonb(new)) n where n.value is distinct from to_jsonb(old) -> n.key;
  for i in 0 .. tg_nargs - 2 by 2 loop
    if (tg_argv[i] = '*' or app.role() = any (string_to_array(tg_argv[i], ' ')))
       and changed <@ string_to_array(tg_argv[i + 1], ' ') then return null; end if;
  end loop;
  raise exception 'A person acting as % does not change % of %.', coalesce(app.role(), 'nobody'), array_to_string(changed, ', '), tg_table_name
    using errcode = 'insufficient_privilege';
end $$;
