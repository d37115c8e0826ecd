-- Purpose: what a school keeps of a pupil goes when it is asked to go, or when the pupil has left long enough ago: decided by two
-- people, in one place, for every table that knows the pupil. What stays is said on the page: the code, that it was followed as target
-- or for comparison, and the working of kept figures.

-- For how long after leaving a school keeps a pupil's rows.
create table pupil_keeping (
  school_id uuid primary key references school,
  months integer not null check (months between 6 and 120),
  set_by uuid references person,
  set_at timestamptz not null,
  version integer not null default 1 check (version >= 1)
);
alter table pupil_keeping enable row level security;
alter table pupil_keeping force row level security;
comment on column pupil_keeping.months is 'Months after the last day on roll. A school without a row keeps them for 36.';
create policy team_reads on pupil_keeping for select to waymark_app using (school_id = app.pupil_school());
create policy head_sets on pupil_keeping for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() = 'head' and set_by = app.person());
create policy head_sets_anew on pupil_keeping for update to waymark_app
  using (school_id = app.pupil_school() and app.role() = 'head') with check (school_id = app.pupil_school() and set_by = app.person());
create policy system_all on pupil_keeping for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on pupil_keeping to waymark_app;
grant update (months, set_by, set_at, version) on pupil_keeping to waymark_app;

-- One erasing, from the wish to the deed. No name stands here, so that it can stay as the proof.
create table restricted.erasure (
  id uuid primary key,
  school_id uuid not null references school,
  pupil_id uuid not null,
  code text not null check (code ~ '^P-[0-9]{3,7}$'),
  kind text not null check (kind in ('asked', 'leaver')),
  because text not null check (length(because) between 1 and 500),
  due_on date,
  asked_by uuid references person,
  asked_at timestamptz not null,
  agreed_by uuid references person,
  stopped_by uuid references person,
  stopped_because text check (length(stopped_because) between 1 and 500),
  stopped_at timestamptz,
  done_at timestamptz,
  removed jsonb check (jsonb_typeof(removed) = 'object'),
  check ((kind = 'leaver') = (due_on is not null)),
  check ((stopped_at is null) = (stopped_because is null)),
  check ((done_at is null) = (removed is null)),
  check (done_at is null or stopped_at is null),
  check (agreed_by is distinct from asked_by or agreed_by is null)
);
alter table restricted.erasure enable row level security;
alter table restricted.erasure force row level security;
create unique index erasure_open on restricted.erasure (school_id, pupil_id) where done_at is null and stopped_at is null;
create index erasure_of on restricted.erasure (school_id, asked_at desc);
create index erasure_due on restricted.erasure (due_on) where kind = 'leaver' and done_at is null and stopped_at is null;
comment on column restricted.erasure.pupil_id is 'Without a foreign key: the proof outlives the pupil''s row.';
comment on column restricted.erasure.agreed_by is 'The second person: a senior leader or the safeguarding lead, never who asked. A leaver''s goes by the period that the head set, after a month''s notice.';
comment on column restricted.erasure.removed is 'How many rows went, by kind. What only the safeguarding lead sees is in no count.';

-- Senior leaders and whoever leads on safeguarding ask, agree and stop; the coordinator reads.
create function app.may_erase(p_school uuid) returns boolean language sql stable as $$
  select coalesce(p_school = app.pupil_school() and (app.role() = 'head' or app.is_dsl(p_school)), false)
$$;
create policy leaders_read on restricted.erasure for select to waymark_app
  using (school_id = app.pupil_school() and (app.role() in ('head', 'lead') or app.may_erase(school_id)));
create policy leaders_ask on restricted.erasure for insert to waymark_app
  with check (app.may_erase(school_id) and kind = 'asked' and asked_by = app.person() and agreed_by is null and done_at is null);
create policy leaders_decide on restricted.erasure for update to waymark_app
  using (app.may_erase(school_id) and done_at is null and stopped_at is null)
  with check (app.may_erase(school_id) and done_at is null
    and (agreed_by is null or agreed_by = app.person()) and (stopped_by is null or stopped_by = app.person()));
create policy system_all on restricted.erasure for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on restricted.erasure to waymark_app;
grant update (agreed_by, stopped_by, stopped_because, stopped_at, done_at, removed) on restricted.erasure to waymark_app;

-- A pupil's code is never used twice, not even after the pupil's row has gone.
create table pupil_code (
  school_id uuid primary key references school,
  highest integer not null check (highest >= 0)
);
alter table pupil_code enable row level security;
alter table pupil_code force row level security;
comment on table pupil_code is 'The highest code that a school has lost with an erased pupil: codes go on after it.';
create policy team_reads on pupil_code for select to waymark_app using (school_id = app.pupil_school());
create policy system_all on pupil_code for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on pupil_code to waymark_app;
grant update (highest) on pupil_code to waymark_app;

-- The last code of a school; who counts on takes the lock on pupil codes first.
create function app.last_pupil_code(p_school uuid) returns integer language sql stable as $$
  select greatest(
    (select coalesce(max(substring(p.code from 3)::int), 0) from restricted.pupil p where p.school_id = p_school),
    coalesce((select c.highest from public.pupil_code c where c.school_id = p_school), 0))
$$;

alter table restricted.pupil add column erased_at timestamptz;
grant update (erased_at) on restricted.pupil to waymark_app;
comment on column restricted.pupil.erased_at is 'Nothing is left but the code, because an award followed the pupil by it.';

-- Answers of one pupil stay in the counts of closed askings (a count that falls by one would tell what they said), and are cut loose:
-- whose they were nobody can say any more, the owner of the tables included.
alter table restricted.readiness_pairing drop constraint readiness_pairing_pkey;
alter table restricted.readiness_pairing alter column pupil_id drop not null;
alter table restricted.readiness_pairing add primary key (pairing);
alter table restricted.readiness_pairing add unique (enrolment_id, pupil_id);
comment on column restricted.readiness_pairing.pupil_id is 'Null once the pupil was erased: the answers count on, and are nobody''s.';

-- Reviewed: cuts a pupil's answers loose and takes their wishes to talk away, for the task that erases and for nobody else.
create function app.readiness_erase(p_pupil uuid) returns integer
language plpgsql security definer set search_path = pg_catalog, public as $$
declare n integer;
begin
  if app.task() is distinct from 'safeguarding' then
    raise exception 'Only erasing does this.' using errcode = 'insufficient_privilege';
  end if;
  update restricted.readiness_pairing set pupil_id = null where pupil_id = p_pupil;
  delete from restricted.talk_wish where pupil_id = p_pupil;
  get diagnostics n = row_count;
  return n;
end $$;
revoke execute on function app.readiness_erase(uuid) from public;
grant execute on function app.readiness_erase(uuid) to waymark_app;

-- No policy lets anybody but the system's own tasks remove these.
grant delete on restricted.pupil, restricted.pupil_change, restricted.spell, restricted.group_membership, restricted.attendance,
  restricted.suspension, restricted.score, restricted.readiness_slip, restricted.workshop_place, provision_attendance, mentor_pair,
  mentor_meeting to waymark_app;
grant delete on restricted.score_import_problem, restricted.roll_import_problem, restricted.roll_import_row to waymark_app;
grant update (reason) on target_change to waymark_app;

-- Erases one pupil, in one place for every table. It runs as the task `safeguarding`, which alone sees every flag: a row that is
-- forgotten here stops it loudly, by its foreign key. What it gives back are counts by kind, without flags.
create function app.erase_pupil(p_school uuid, p_pupil uuid, p_now timestamptz) returns jsonb language plpgsql as $$
declare
  it restricted.pupil;
  found_rows jsonb := '{}';
  n integer;
  is_followed boolean;
  left_day date;
begin
  if app.task() is distinct from 'safeguarding' then
    raise exception 'Erasing runs as the task safeguarding.' using errcode = 'insufficient_privilege';
  end if;
  select * into it from restricted.pupil p where p.school_id = p_school and p.id = p_pupil for update;
  if not found then return null; end if;
  is_followed := exists (select from public.target_pupil t where t.school_id = p_school and t.pupil_id = p_pupil)
    or exists (select from public.target_change c where c.school_id = p_school and c.pupil_id = p_pupil);
  select max(s.left_on) into left_day from restricted.spell s where s.pupil_id = p_pupil;

  delete from restricted.group_membership g where g.school_id = p_school and g.pupil_id = p_pupil
    and g.group_key in ('child-in-need', 'child-protection', 'social-worker');
  delete from restricted.group_membership g where g.school_id = p_school and g.pupil_id = p_pupil;
  get diagnostics n = row_count; found_rows := found_rows || jsonb_build_object('groups', n);
  delete from restricted.attendance a where a.school_id = p_school and a.pupil_id = p_pupil;
  get diagnostics n = row_count; found_rows := found_rows || jsonb_build_object('attendance', n);
  delete from restricted.suspension s where s.school_id = p_school and s.pupil_id = p_pupil;
  get diagnostics n = row_count; found_rows := found_rows || jsonb_build_object('suspensions', n);
  delete from restricted.score s where s.pupil_id = p_pupil and s.school_id = p_school;
  get diagnostics n = row_count; found_rows := found_rows || jsonb_build_object('results', n);
  delete from public.mentor_meeting m using public.mentor_pair p
   where p.id = m.pair_id and p.school_id = p_school and p_pupil in (p.mentor_id, p.mentee_id);
  delete from public.mentor_pair p where p.school_id = p_school and p_pupil in (p.mentor_id, p.mentee_id);
  delete from public.mentor_trained t where t.school_id = p_school and t.pupil_id = p_pupil;
  delete from public.provision_attendance a where a.school_id = p_school and a.pupil_id = p_pupil;
  delete from public.provision_pupil x where x.school_id = p_school and x.pupil_id = p_pupil;
  get diagnostics n = row_count; found_rows := found_rows || jsonb_build_object('provision', n);
  delete from restricted.workshop_place w where w.school_id = p_school and w.pupil_id = p_pupil;
  delete from restricted.readiness_slip s where s.school_id = p_school and s.pupil_id = p_pupil;
  -- What stood before a change of the words goes with them.
  delete from restricted.pupil_voice v where v.school_id = p_school and v.pupil_id = p_pupil;
  get diagnostics n = row_count; found_rows := found_rows || jsonb_build_object('words', n);
  delete from restricted.pupil_evidence x where x.school_id = p_school and x.pupil_id = p_pupil;
  perform app.readiness_erase(p_pupil);
  delete from restricted.spell s where s.school_id = p_school and s.pupil_id = p_pupil;
  delete from restricted.roll_import_row r where r.school_id = p_school
    and (r.pupil_id = p_pupil or (it.upn is not null and r.given ->> 'upn' = it.upn));
  delete from restricted.roll_import_problem r where r.school_id = p_school
    and (position(it.surname in r.message) > 0 or position(coalesce(it.upn, it.surname) in r.message) > 0);
  delete from restricted.score_import_problem r where r.school_id = p_school
    and (position(it.surname in r.message) > 0 or position(coalesce(it.upn, it.surname) in r.message) > 0);
  delete from public.submitted_row k where k.school_id = p_school
    and p_pupil::text in (k.stood ->> 'pupil_id', k.stood ->> 'mentor_id', k.stood ->> 'mentee_id');

  if is_followed then
    -- The award followed the pupil by code, and goes on saying so; the words beside it may name somebody.
    update public.target_pupil set left_because = 'Erased' where school_id = p_school and pupil_id = p_pupil and left_because is not null;
    update public.target_change set reason = 'Erased' where school_id = p_school and pupil_id = p_pupil and reason is not null;
    update restricted.pupil set upn = null, former_upn = null, surname = 'Erased', forename = it.code, born_on = null, sex = null,
      year_group = null, ethnicity = null, first_language = null, sen = null, admission_number = null, import_id = null, erased_at = p_now
     where id = p_pupil;
    -- Without a spell a pupil counts as on roll.
    insert into restricted.spell (id, school_id, pupil_id, joined_on, joined_known, left_on, added_at)
      select gen_random_uuid(), p_school, p_pupil, day, false, day, p_now
        from (select coalesce(left_day, (p_now at time zone 'Europe/London')::date - 1) as day) d;
  end if;
  delete from restricted.pupil_change c where c.school_id = p_school and c.pupil_id = p_pupil;
  get diagnostics n = row_count; found_rows := found_rows || jsonb_build_object('corrections', n);
  if not is_followed then
    insert into public.pupil_code (school_id, highest) values (p_school, substring(it.code from 3)::integer)
      on conflict (school_id) do update set highest = greatest(pupil_code.highest, excluded.highest);
    delete from restricted.pupil p where p.id = p_pupil;
  end if;
  return found_rows;
end $$;
comment on function app.erase_pupil(uuid, uuid, timestamptz) is 'Every table that knows a pupil is named in it: src/duties/erasure/routes.test.ts compares it with the catalogue.';
