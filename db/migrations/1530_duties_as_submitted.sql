-- Purpose: who judges a school reads its work as it stood when the school submitted. Rows that are only ever added say by themselves
-- when they came; of those that a school goes on changing, the first change after the cut-off keeps the row as it was, here. In the
-- transactions of judges and of the desk the names of those tables mean the views of the schema `submitted` (search_path), so that
-- no page can forget to ask for the earlier row: docs/decisions/107.
create table submitted_row (
  enrolment_id uuid not null,
  school_id uuid not null,
  cut_off_at timestamptz not null,
  of_table text not null check (of_table ~ '^[a-z_]{3,40}$'),
  key text not null check (length(key) between 36 and 80),
  stood jsonb check (jsonb_typeof(stood) = 'object'),
  primary key (enrolment_id, cut_off_at, of_table, key),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);
alter table submitted_row enable row level security;
alter table submitted_row force row level security;
create index submitted_row_school on submitted_row (school_id, of_table);
comment on table submitted_row is 'Added by a trigger whenever a row that a submission shows is changed for the first time after its cut-off.';
comment on column submitted_row.stood is 'The row as it was submitted; null for one that was not there yet.';

-- Kept by enrolment and cut-off: a school that submits anew is judged by its new cut-off, and what was kept for the old one rests.
create function app.keep_submitted() returns trigger language plpgsql as $$
declare
  r jsonb := to_jsonb(case when tg_op = 'INSERT' then new else old end);
  moment text := tg_argv[0];
  own_key text := (select string_agg(r ->> k, ' ' order by n) from unnest(tg_argv[1:]) with ordinality as a (k, n));
  only_of uuid := (r ->> 'enrolment_id')::uuid;
  assessment uuid := coalesce(r ->> 'assessment_id', case when tg_table_name = 'assessment' then r ->> 'id' end)::uuid;
begin
  -- What the house does by itself (erasing, filling the demonstration) is no change by the school.
  if app.is_system() or current_user <> 'waymark_app' then return null; end if;
  if only_of is null and r ? 'provision_id' then
    select p.enrolment_id into only_of from public.provision p where p.id = (r ->> 'provision_id')::uuid;
  end if;
  insert into public.submitted_row (enrolment_id, school_id, cut_off_at, of_table, key, stood)
    select e.id, e.school_id, e.cut_off_at, tg_table_name, own_key, case when tg_op <> 'INSERT' then r end
      from public.enrolment e
     where e.school_id = (r ->> 'school_id')::uuid and e.submitted_at is not null and e.cut_off_at is not null
       and (only_of is null or e.id = only_of)
       and (moment = '' or (r ->> moment)::timestamptz <= e.cut_off_at)
       -- Of the school's assessments a judge reads those that the enrolment's measures name.
       and (tg_table_name not in ('assessment', 'assessment_point')
            or exists (select from public.measure m where m.enrolment_id = e.id and m.assessment_id = assessment))
    on conflict do nothing;
  return null;
end $$;

create policy team_keeps on submitted_row for insert to waymark_app with check (school_id = app.pupil_school());
create policy team_reads on submitted_row for select to waymark_app using (school_id = (select app.pupil_school()));
create policy judges_read on submitted_row for select to waymark_app
  using ((select app.role()) in ('verifier', 'moderator', 'panel') and enrolment_id = any ((select app.reading())::uuid[])
    and cut_off_at = ((select app.reading_until()) ->> enrolment_id::text)::timestamptz);
create policy desk_reads on submitted_row for select to waymark_app
  using ((select app.is_desk()) and (enrolment_id, cut_off_at) in (select e.id, e.cut_off_at from enrolment e where e.submitted_at is not null));
create policy system_all on submitted_row for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on submitted_row to waymark_app;

create schema submitted;
grant usage on schema submitted to waymark_app;

-- Which tables, the moment of a row where it has one of its own, and its key. Called again whenever migrations have run, so that a
-- column that a table gets later is seen by judges too.
create function app.show_submitted() returns void language plpgsql as $$
declare t text; moment text; keys text;
begin
  for t, moment, keys in values
    ('target_pupil', 'listed_at', 'enrolment_id,pupil_id'), ('measure', 'declared_at', 'id'), ('assessment', 'declared_at', 'id'),
    ('assessment_point', '', 'id'), ('provision', 'added_at', 'id'), ('provision_staff', '', 'provision_id,staff_id'),
    ('provision_slot', '', 'id'), ('provision_pupil', 'added_at', 'provision_id,pupil_id'), ('provision_session', 'recorded_at', 'id'),
    ('provision_attendance', 'recorded_at', 'session_id,pupil_id'), ('mentor_pair', 'added_at', 'id'),
    ('mentor_trained', '', 'training_id,pupil_id'), ('workshop_session', 'added_at', 'id'),
    ('provision_measure', 'chosen_at', 'provision_id,enrolment_id') loop
    execute format('create or replace view submitted.%I with (security_invoker = true) as
      select * from public.%1$I
      union all
      select it.* from public.submitted_row k, jsonb_populate_record(null::public.%1$I, k.stood) it
       where k.of_table = %1$L and k.stood is not null and k.school_id = it.school_id', t);
    execute format('grant select on submitted.%I to waymark_app', t);
    execute format('create or replace trigger keep_submitted after %s on public.%I for each row execute function app.keep_submitted(%L, %s)',
      case when moment = '' then 'insert or update or delete' else 'update or delete' end, t, moment,
      (select string_agg(quote_literal(k), ', ') from unnest(string_to_array(keys, ',')) k));
  end loop;
end $$;
revoke execute on function app.show_submitted() from public;
select app.show_submitted();

create view submitted.result with (security_invoker = true) as
select md5(concat(m.id, s.point_id, s.pupil_id, s.seq))::uuid as id, m.id as measure_id, s.pupil_id, m.enrolment_id, s.school_id, p.point,
       s.value, s.missing_because, a.taken_on, s.recorded_by, s.recorded_at, s.seq
  from submitted.measure m
  cross join lateral (values ('baseline', m.baseline_point_id), ('after', m.after_point_id)) p (point, point_id)
  join submitted.assessment_point a on a.id = p.point_id
  join submitted.target_pupil t on t.enrolment_id = m.enrolment_id
  join restricted.score s on s.point_id = p.point_id and s.pupil_id = t.pupil_id;
grant select on submitted.result to waymark_app;

-- Until when the desk reads an enrolment that has submitted.
create function app.desk_until() returns jsonb language sql stable as $$
  select case when app.is_desk() then (select jsonb_object_agg(e.id, e.cut_off_at) from public.enrolment e where e.submitted_at is not null) end
$$;
comment on function app.desk_until() is 'The cut-off of each submission that the desk may read, by enrolment; null for others. Ask it once for a statement.';

-- The tables themselves show a judge and the desk only rows that nobody changed since; what was changed comes from submitted_row.
do $$
declare t text; moment text; keys text; upto text;
begin
  for t, moment, keys in values
    ('target_pupil', 'listed_at', 'concat_ws('' '', enrolment_id, pupil_id)'), ('measure', 'declared_at', 'id::text'),
    ('target_freeze', 'frozen_at', null) loop
    execute format('drop policy assigned_read on %I', t);
    execute format('drop policy desk_reads on %I', t);
    upto := case when keys is null then '' else format(' and %s not in (select k.key from submitted_row k where k.of_table = %L)', keys, t) end;
    execute format('create policy assigned_read on %I for select to waymark_app
      using (%I <= ((select app.reading_until()) ->> enrolment_id::text)::timestamptz %s)', t, moment, upto);
    execute format('create policy desk_reads on %I for select to waymark_app
      using (%I <= ((select app.desk_until()) ->> enrolment_id::text)::timestamptz %s)', t, moment, upto);
  end loop;
  for t, keys in values ('assessment', 'id'), ('assessment_point', 'assessment_id') loop
    execute format('drop policy assigned_read on %I', t);
    execute format('drop policy desk_reads on %I', t);
    upto := format('id::text not in (select k.key from submitted_row k where k.of_table = %L)', t);
    execute format('create policy assigned_read on %I for select to waymark_app
      using (%I in (select m.assessment_id from submitted.measure m where m.enrolment_id = any ((select app.reading())::uuid[])) and %s)', t, keys, upto);
    execute format('create policy desk_reads on %I for select to waymark_app
      using ((select app.is_desk()) and %I in (select m.assessment_id from submitted.measure m) and %s)', t, keys, upto);
  end loop;
end $$;

-- Who came in, went out or changed sides: of pupils whom the submission shows.
drop policy assigned_read on target_change;
drop policy desk_reads on target_change;
create policy assigned_read on target_change for select to waymark_app
  using (enrolment_id = any ((select app.reading())::uuid[]) and (enrolment_id, pupil_id) in (select t.enrolment_id, t.pupil_id from submitted.target_pupil t));
create policy desk_reads on target_change for select to waymark_app
  using ((select app.is_desk()) and (enrolment_id, pupil_id) in (select t.enrolment_id, t.pupil_id from submitted.target_pupil t));

create or replace function app.provisions_until() returns jsonb language sql stable as $$
  select jsonb_object_agg(p.id, until.of ->> coalesce(p.enrolment_id, p.school_id)::text)
    from (select app.reading_until() as of) until
    join submitted.provision p on p.school_id in (select e.school_id from public.enrolment e where e.id = any (app.reading()))
   where until.of is not null
$$;
do $$
declare t text; moment text; keys text;
begin
  for t, moment, keys in values ('provision_staff', null, 'concat_ws('' '', provision_id, staff_id)'), ('provision_slot', null, 'id::text'),
      ('provision_pupil', 'added_at', 'concat_ws('' '', provision_id, pupil_id)'), ('provision_session', 'recorded_at', 'id::text'),
      ('provision_attendance', 'recorded_at', 'concat_ws('' '', session_id, pupil_id)'), ('mentor_pair', 'added_at', 'id::text'),
      ('mentor_trained', null, 'concat_ws('' '', training_id, pupil_id)'), ('workshop_session', 'added_at', 'id::text') loop
    execute format('drop policy assigned_read on %I', t);
    execute format('create policy assigned_read on %I for select to waymark_app using (%s and %s not in (select k.key from submitted_row k where k.of_table = %L))',
      t,
      case when moment is null then '(select app.provisions_until()) ? provision_id::text'
           else format('%I <= ((select app.provisions_until()) ->> provision_id::text)::timestamptz', moment) end,
      keys, t);
  end loop;
end $$;
drop policy assigned_read on provision;
create policy assigned_read on provision for select to waymark_app
  using (added_at <= ((select app.reading_until()) ->> coalesce(enrolment_id, school_id)::text)::timestamptz
    and id::text not in (select k.key from submitted_row k where k.of_table = 'provision'));
drop policy assigned_read on provision_measure;
create policy assigned_read on provision_measure for select to waymark_app
  using (chosen_at <= ((select app.reading_until()) ->> enrolment_id::text)::timestamptz
    and concat_ws(' ', provision_id, enrolment_id) not in (select k.key from submitted_row k where k.of_table = 'provision_measure'));

-- Who acts as judge or desk finds the submitted rows under the tables' names; everybody else the tables.
create or replace function app.act(
  p_task text, p_person uuid, p_membership uuid, p_role text, p_school uuid, p_body uuid, p_partner uuid, p_assigned uuid[]
) returns void language plpgsql as $$
begin
  perform set_config('role', 'waymark_app', true);
  perform set_config('search_path',
    case when p_role in ('verifier', 'moderator', 'panel', 'officer', 'director') then 'submitted, public' else 'public' end, true);
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
