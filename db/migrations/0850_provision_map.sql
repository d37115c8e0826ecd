-- Purpose: what a school does for its pupils beside ordinary lessons: who runs it, how often, at what cost and from which money,
-- who is on it, who came, and what came of it. Provision belongs to the school and outlives an enrolment.
create table provision (
  id uuid primary key,
  school_id uuid not null references school,
  enrolment_id uuid,
  title text not null check (length(title) between 1 and 120),
  about text not null default '' check (length(about) <= 2000),
  kind text not null default 'ordinary' check (kind in ('ordinary', 'peer-mentoring', 'parent-workshop')),
  tier text not null check (tier in ('universal', 'targeted', 'specialist')),
  menu text not null check (menu in ('teaching', 'targeted', 'wider')),
  year_groups text[] not null default '{}',
  run_by text not null default '' check (length(run_by) <= 200),
  partner_id uuid,
  place text not null default '' check (length(place) <= 120),
  group_size integer not null check (group_size between 1 and 2000),
  group_count integer not null default 1 check (group_count between 1 and 60),
  sessions_per_week integer not null check (sessions_per_week between 1 and 25),
  minutes integer not null check (minutes between 5 and 480),
  weeks integer not null check (weeks between 1 and 52),
  staff_count integer not null default 1 check (staff_count between 0 and 50),
  staff_role text not null default '' check (length(staff_role) <= 120),
  staff_cost_hour numeric(10,2) not null default 0 check (staff_cost_hour between 0 and 1000),
  resources numeric(10,2) not null default 0 check (resources between 0 and 1000000),
  resources_for text not null default '' check (length(resources_for) <= 500),
  pp_share smallint not null default 0 check (pp_share between 0 and 100),
  sen_share smallint not null default 0 check (sen_share between 0 and 100),
  other_share smallint not null default 0 check (other_share between 0 and 100),
  other_from text not null default '' check (length(other_from) <= 120),
  starts_on date not null,
  ends_on date not null,
  entry_criteria text not null default '' check (length(entry_criteria) <= 1000),
  exit_criteria text not null default '' check (length(exit_criteria) <= 1000),
  measured_by text not null default '' check (length(measured_by) <= 120),
  higher_is_better boolean not null default true,
  decision text check (decision in ('keep', 'grow', 'look-again', 'stop')),
  copied_from uuid,
  added_at timestamptz not null,
  version integer not null default 1 check (version >= 1),
  saved_by uuid references person,
  saved_at timestamptz not null,
  unique (school_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, partner_id) references partner (school_id, id),
  foreign key (school_id, copied_from) references provision (school_id, id),
  check (pp_share + sen_share + other_share = 100),
  check (ends_on >= starts_on),
  check (year_groups <@ array['N1', 'N2', 'R', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14'])
);
alter table provision enable row level security;
alter table provision force row level security;
create index provision_of_school on provision (school_id, starts_on);
create index provision_of_enrolment on provision (enrolment_id) where enrolment_id is not null;
create index provision_of_partner on provision (partner_id) where partner_id is not null;
comment on column provision.enrolment_id is 'The award for which it was set up, when there is one; null is simply the school''s.';
comment on column provision.menu is 'The EEF''s tiered menu: high-quality teaching, targeted academic support, wider strategies.';
comment on column provision.year_groups is 'For whom it is meant, in words of year groups; empty is every year.';
comment on column provision.group_size is 'Pupils in one group. Cost per pupil is worked out with it.';
comment on column provision.group_count is 'How many such groups run side by side, each with its own sessions.';
comment on column provision.sessions_per_week is 'Sessions a week of one group.';
comment on column provision.staff_count is 'Adults at one session; 0 when nobody is paid for it.';
comment on column provision.staff_cost_hour is 'What an hour of one adult costs the school, in pounds, with on-costs.';
comment on column provision.resources is 'Everything beside staff for the whole run and all groups, in pounds: books, licences, fees.';
comment on column provision.pp_share is 'Percent of the cost paid from the Pupil Premium; the three shares add up to 100.';
comment on column provision.other_from is 'What the third share is: gifts, a grant, the school''s own budget.';
comment on column provision.measured_by is 'The test or count by which entry and exit are compared, for example "Reading age, in months"; empty is not measured.';
comment on column provision.decision is 'What the school decided last; provision_decision has who, when and why.';

-- The adults of the school who run it, from the list of whole staff: so that nobody stands in two places at one time.
create table provision_staff (
  provision_id uuid not null,
  school_id uuid not null,
  staff_id uuid not null,
  primary key (provision_id, staff_id),
  foreign key (school_id, provision_id) references provision (school_id, id),
  foreign key (school_id, staff_id) references staff_member (school_id, id)
);
alter table provision_staff enable row level security;
alter table provision_staff force row level security;
create index provision_staff_of on provision_staff (school_id, staff_id);

-- When one group meets, week by week.
create table provision_slot (
  id uuid primary key,
  provision_id uuid not null,
  school_id uuid not null,
  group_no smallint not null default 1 check (group_no between 1 and 60),
  weekday smallint not null check (weekday between 1 and 7),
  starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  minutes integer not null check (minutes between 5 and 480),
  unique (provision_id, group_no, weekday, starts_at),
  foreign key (school_id, provision_id) references provision (school_id, id)
);
alter table provision_slot enable row level security;
alter table provision_slot force row level security;
comment on column provision_slot.weekday is 'ISO: 1 is Monday, 7 is Sunday.';

-- Lessons that nobody should be taken out of, where the school has marked them.
create table core_lesson (
  id uuid primary key,
  school_id uuid not null references school,
  subject text not null check (length(subject) between 1 and 60),
  year_group text not null check (length(year_group) between 1 and 3),
  weekday smallint not null check (weekday between 1 and 7),
  starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  minutes integer not null check (minutes between 5 and 480),
  saved_by uuid references person,
  saved_at timestamptz not null,
  unique (school_id, id),
  unique (school_id, year_group, weekday, starts_at, subject)
);
alter table core_lesson enable row level security;
alter table core_lesson force row level security;

-- Every decision that was made about a provision, with its reason; the last one stands in provision.decision too.
create table provision_decision (
  id uuid primary key,
  provision_id uuid not null,
  school_id uuid not null,
  decision text not null check (decision in ('keep', 'grow', 'look-again', 'stop')),
  because text not null check (length(because) between 1 and 1000),
  decided_by uuid references person,
  decided_at timestamptz not null,
  foreign key (school_id, provision_id) references provision (school_id, id)
);
alter table provision_decision enable row level security;
alter table provision_decision force row level security;
create index provision_decision_of on provision_decision (provision_id, decided_at);

-- A pupil on a provision. No name stands here: assessors read this table by code, as they read target_pupil.
create table provision_pupil (
  provision_id uuid not null,
  school_id uuid not null,
  pupil_id uuid not null,
  code text not null,
  group_no smallint not null default 1 check (group_no between 1 and 60),
  from_on date not null,
  to_on date,
  left_because text check (length(left_because) between 1 and 300),
  entry jsonb,
  exit jsonb,
  outcome smallint check (outcome between -2 and 2),
  outcome_note text not null default '' check (length(outcome_note) <= 500),
  left_out_because text check (length(left_out_because) between 1 and 300),
  reviewed_by uuid references person,
  reviewed_at timestamptz,
  added_by uuid references person,
  added_at timestamptz not null,
  version integer not null default 1 check (version >= 1),
  primary key (provision_id, pupil_id),
  unique (school_id, provision_id, pupil_id),
  foreign key (school_id, provision_id) references provision (school_id, id),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id),
  check (to_on >= from_on),
  check (left_because is null or to_on is not null),
  check (outcome is null or left_out_because is null),
  check (entry is null or jsonb_typeof(entry) = 'object'),
  check (exit is null or jsonb_typeof(exit) = 'object')
);
alter table provision_pupil enable row level security;
alter table provision_pupil force row level security;
create index provision_pupil_of on provision_pupil (school_id, pupil_id);
comment on column provision_pupil.to_on is 'The last day on it; null is as long as the provision runs.';
comment on column provision_pupil.entry is 'Where the pupil stood at the start: {"value": 101, "on": "2026-09-14"}; value in the unit of provision.measured_by.';
comment on column provision_pupil.exit is 'The same at the end.';
comment on column provision_pupil.outcome is 'Against what was expected: -2 significantly less, -1 less, 0 as expected, 1 more, 2 significantly more; null is not yet reviewed.';
comment on column provision_pupil.left_out_because is 'Why this pupil is left out of the review; the pupil stays counted among those on it.';

-- A session of one group that was held or called off. One that nobody wrote down is only planned.
create table provision_session (
  id uuid primary key,
  provision_id uuid not null,
  school_id uuid not null,
  group_no smallint not null default 1 check (group_no between 1 and 60),
  session_on date not null,
  starts_at text not null default '' check (starts_at = '' or starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  minutes integer not null check (minutes between 5 and 480),
  called_off_because text check (length(called_off_because) between 1 and 300),
  version integer not null default 1 check (version >= 1),
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  unique (school_id, provision_id, id),
  unique (provision_id, group_no, session_on, starts_at),
  foreign key (school_id, provision_id) references provision (school_id, id)
);
alter table provision_session enable row level security;
alter table provision_session force row level security;
comment on column provision_session.called_off_because is 'Null is held. A session that was called off costs nothing and counts for nobody.';

-- Who came to it. No row in a session that was held is "not written down", never "absent".
create table provision_attendance (
  session_id uuid not null,
  provision_id uuid not null,
  school_id uuid not null,
  pupil_id uuid not null,
  was text not null check (was in ('present', 'late', 'absent')),
  minutes_late smallint not null default 0 check (minutes_late between 0 and 480),
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  primary key (session_id, pupil_id),
  foreign key (school_id, provision_id, session_id) references provision_session (school_id, provision_id, id),
  foreign key (school_id, provision_id, pupil_id) references provision_pupil (school_id, provision_id, pupil_id),
  check ((was = 'late') = (minutes_late > 0))
);
alter table provision_attendance enable row level security;
alter table provision_attendance force row level security;
create index provision_attendance_of on provision_attendance (provision_id, pupil_id);

-- True when somebody who was sent to the school reads what it had at this moment: the adviser all of it, a judge up to the cut-off.
create function app.reads_provision(p_school uuid, p_enrolment uuid, p_at timestamptz) returns boolean language sql stable as $$
  select exists (select from public.enrolment e
    where e.id = any (app.reading()) and e.school_id = p_school and (p_enrolment is null or p_enrolment = e.id)
      and (app.role() = 'adviser' or p_at <= e.cut_off_at))
$$;

do $$
declare t text;
begin
  -- What is said of a provision, governors read too; who is on it and who came, the team alone.
  foreach t in array array['provision', 'provision_staff', 'provision_slot', 'core_lesson', 'provision_decision', 'provision_session'] loop
    execute format('create policy staff_read on %I for select to waymark_app using (school_id = app.staff_school())', t);
  end loop;
  foreach t in array array['provision_pupil', 'provision_attendance'] loop
    execute format('create policy team_reads on %I for select to waymark_app using (school_id = app.pupil_school())', t);
  end loop;
  foreach t in array array['provision_staff', 'provision_slot'] loop
    -- Who reads the provision reads its days and its staff.
    execute format('create policy assigned_read on %I for select to waymark_app
      using (app.reading() is not null and exists (select from provision p where p.id = provision_id))', t);
  end loop;
  foreach t in array array['provision', 'provision_staff', 'provision_slot', 'core_lesson', 'provision_decision', 'provision_pupil',
                           'provision_session', 'provision_attendance'] loop
    execute format('create policy system_all on %I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
  end loop;
  foreach t in array array['provision_staff', 'provision_slot', 'provision_attendance'] loop
    execute format('create policy team_adds on %I for insert to waymark_app with check (school_id = app.pupil_school())', t);
  end loop;
  foreach t in array array['provision', 'core_lesson'] loop
    execute format('create policy team_adds on %I for insert to waymark_app
      with check (school_id = app.pupil_school() and saved_by = app.person())', t);
  end loop;
  foreach t in array array['provision_staff', 'provision_slot', 'core_lesson', 'provision_pupil'] loop
    execute format('create policy team_removes on %I for delete to waymark_app using (school_id = app.pupil_school())', t);
  end loop;
end $$;
create policy assigned_read on provision for select to waymark_app using (app.reads_provision(school_id, enrolment_id, added_at));
create policy assigned_read on provision_decision for select to waymark_app
  using (app.reading() is not null and exists (select from provision p where p.id = provision_id and app.reads_provision(p.school_id, p.enrolment_id, decided_at)));
create policy assigned_read on provision_pupil for select to waymark_app
  using (app.reading() is not null and exists (select from provision p where p.id = provision_id and app.reads_provision(p.school_id, p.enrolment_id, provision_pupil.added_at)));
create policy assigned_read on provision_session for select to waymark_app
  using (app.reading() is not null and exists (select from provision p where p.id = provision_id and app.reads_provision(p.school_id, p.enrolment_id, recorded_at)));
create policy assigned_read on provision_attendance for select to waymark_app
  using (app.reading() is not null and exists (select from provision_session s where s.id = session_id));
create policy team_changes on provision for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school() and saved_by = app.person());
create policy team_decides on provision_decision for insert to waymark_app
  with check (school_id = app.pupil_school() and decided_by = app.person());
create policy team_adds on provision_pupil for insert to waymark_app
  with check (school_id = app.pupil_school() and added_by = app.person());
create policy team_changes on provision_pupil for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());
create policy team_adds on provision_session for insert to waymark_app
  with check (school_id = app.pupil_school() and recorded_by = app.person());
create policy team_changes on provision_session for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school() and recorded_by = app.person());
create policy team_changes on provision_attendance for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());

grant select, insert on provision, provision_staff, provision_slot, core_lesson, provision_decision, provision_pupil,
  provision_session, provision_attendance to waymark_app;
-- A day, an adult, a lesson or a pupil put there by mistake can be taken away again; a pupil with a register cannot.
grant delete on provision_staff, provision_slot, core_lesson, provision_pupil to waymark_app;
grant update (title, about, tier, menu, year_groups, run_by, partner_id, place, group_size, group_count, sessions_per_week, minutes, weeks,
  staff_count, staff_role, staff_cost_hour, resources, resources_for, pp_share, sen_share, other_share, other_from, starts_on, ends_on,
  entry_criteria, exit_criteria, measured_by, higher_is_better, decision, version, saved_by, saved_at) on provision to waymark_app;
grant update (group_no, from_on, to_on, left_because, entry, exit, outcome, outcome_note, left_out_because, reviewed_by, reviewed_at, version)
  on provision_pupil to waymark_app;
grant update (minutes, called_off_because, version, recorded_by, recorded_at) on provision_session to waymark_app;
grant update (was, minutes_late, recorded_by, recorded_at) on provision_attendance to waymark_app;
