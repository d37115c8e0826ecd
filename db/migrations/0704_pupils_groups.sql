-- Purpose: who at a school looks after safeguarding, from a day until a day: one designated safeguarding lead (DSL) at a time with
-- deputies, named by a senior leader, and the staff whom they name. It is a duty of somebody who acts in the school, not a role.
create table safeguarding_lead (
  id uuid primary key,
  school_id uuid not null references school,
  person_id uuid not null references person,
  kind text not null check (kind in ('lead', 'deputy')),
  from_on date not null,
  to_on date,
  named_by uuid references person,
  named_at timestamptz not null,
  ended_by uuid references person,
  ended_at timestamptz,
  check (to_on >= from_on),
  check ((to_on is null) = (ended_at is null))
);
create table safeguarding_named (
  id uuid primary key,
  school_id uuid not null references school,
  person_id uuid not null references person,
  from_on date not null,
  to_on date,
  reason text not null check (length(reason) between 1 and 300),
  named_by uuid references person,
  named_at timestamptz not null,
  ended_by uuid references person,
  ended_at timestamptz,
  check (to_on >= from_on),
  check ((to_on is null) = (ended_at is null))
);
alter table safeguarding_lead enable row level security;
alter table safeguarding_lead force row level security;
alter table safeguarding_named enable row level security;
alter table safeguarding_named force row level security;
create unique index safeguarding_lead_one on safeguarding_lead (school_id) where kind = 'lead' and to_on is null;
create unique index safeguarding_lead_person on safeguarding_lead (school_id, person_id) where to_on is null;
create unique index safeguarding_named_person on safeguarding_named (school_id, person_id) where to_on is null;
create index safeguarding_lead_of on safeguarding_lead (person_id);
create index safeguarding_named_of on safeguarding_named (person_id);
comment on column safeguarding_lead.to_on is 'Null while it lasts. A naming ends at once, never ahead, so that the policies need no clock.';
comment on column safeguarding_named.reason is 'Why this colleague needs to see child-protection flags; the trail has who named them.';

-- True for the current DSL and deputies of a school while they act in it as head, coordinator or working party.
create function app.is_dsl(p_school uuid) returns boolean language sql stable as $$
  select coalesce(p_school = app.pupil_school() and exists (
    select from public.safeguarding_lead l where l.school_id = p_school and l.person_id = app.person() and l.to_on is null), false)
$$;
-- The same with the staff whom they named. The system's own tasks do not see these flags, so that no count made at night holds them.
create function app.sees_safeguarding(p_school uuid) returns boolean language sql stable as $$
  select coalesce(app.task() in ('demonstration', 'safeguarding'), false) or app.is_dsl(p_school)
    or coalesce(p_school = app.pupil_school() and exists (
      select from public.safeguarding_named n where n.school_id = p_school and n.person_id = app.person() and n.to_on is null), false)
$$;

-- Who works at a school and may be given this duty: somebody with a current part in its team.
create function app.works_in(p_school uuid, p_person uuid) returns boolean language sql stable as $$
  select exists (select from public.membership m where m.school_id = p_school and m.person_id = p_person
    and m.role in ('head', 'lead', 'member') and m.ended_on is null)
$$;

-- Everybody in a school knows who its DSL is; whom they named concerns the team.
create policy staff_read on safeguarding_lead for select to waymark_app using (school_id = app.staff_school());
create policy head_names on safeguarding_lead for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() = 'head' and named_by = app.person() and app.works_in(school_id, person_id));
create policy head_ends on safeguarding_lead for update to waymark_app
  using (school_id = app.pupil_school() and app.role() = 'head' and to_on is null)
  with check (school_id = app.pupil_school() and app.role() = 'head' and ended_by = app.person());
create policy system_all on safeguarding_lead for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on safeguarding_lead to waymark_app;
grant update (to_on, ended_by, ended_at) on safeguarding_lead to waymark_app;

create policy team_reads on safeguarding_named for select to waymark_app using (school_id = app.pupil_school());
create policy dsl_names on safeguarding_named for insert to waymark_app
  with check (app.is_dsl(school_id) and named_by = app.person() and app.works_in(school_id, person_id));
create policy dsl_ends on safeguarding_named for update to waymark_app
  using (app.is_dsl(school_id) and to_on is null) with check (app.is_dsl(school_id) and ended_by = app.person());
create policy system_all on safeguarding_named for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on safeguarding_named to waymark_app;
grant update (to_on, ended_by, ended_at) on safeguarding_named to waymark_app;

-- A group of the school's own making, beside those that everybody has.
create table restricted.own_group (
  id uuid primary key,
  school_id uuid not null references school,
  title text not null check (length(title) between 1 and 80),
  meaning text not null check (length(meaning) between 1 and 500),
  is_sensitive boolean not null default false,
  made_by uuid references person,
  made_at timestamptz not null,
  ended_on date,
  version integer not null default 1,
  unique (school_id, id)
);
alter table restricted.own_group enable row level security;
alter table restricted.own_group force row level security;
create unique index own_group_title on restricted.own_group (school_id, lower(title)) where ended_on is null;
comment on column restricted.own_group.is_sensitive is 'The school says that belonging to it may harm: fewer than 10 are hidden outside the school, in place of 6.';

-- Which pupil belonged to which group from when to when. Rows are never rewritten: a membership ends, or is taken back as a
-- mistake with its reason, and a correction is another row.
create table restricted.group_membership (
  id uuid primary key,
  school_id uuid not null references school,
  pupil_id uuid not null,
  group_key text not null check (group_key ~ '^([a-z][a-z0-9-]{1,39}|own:[0-9a-f-]{36})$'),
  from_on date not null,
  to_on date,
  basis text check (length(basis) between 1 and 60),
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
  definition_version text not null check (length(definition_version) between 1 and 20),
  source text not null check (length(source) between 1 and 120),
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  import_id uuid,
  ended_by uuid references person,
  ended_at timestamptz,
  removed_by uuid references person,
  removed_at timestamptz,
  removed_because text check (length(removed_because) between 1 and 300),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id),
  foreign key (school_id, import_id) references restricted.roll_import (school_id, id),
  check (to_on >= from_on),
  check ((removed_at is null) = (removed_because is null))
);
alter table restricted.group_membership enable row level security;
alter table restricted.group_membership force row level security;
create unique index group_membership_open on restricted.group_membership (school_id, pupil_id, group_key)
  where to_on is null and removed_at is null;
create index group_membership_of on restricted.group_membership (school_id, group_key, from_on) where removed_at is null;
create index group_membership_pupil on restricted.group_membership (school_id, pupil_id);
comment on table restricted.group_membership is 'Only that a pupil belongs is written; that no row is here means not recorded, never "No".';
comment on column restricted.group_membership.to_on is 'The last day on which it held; null while it holds.';
comment on column restricted.group_membership.basis is 'One of the definition''s bases, such as income or transitional for free meals, P or S for a young carer.';
comment on column restricted.group_membership.detail is 'What the group asks beside its dates: subject and nominator, Virtual School Head, PEP dates.';

-- Sessions that a pupil could and did attend in a span of days. A correction is a later row for the same first day.
create table restricted.attendance (
  id uuid primary key,
  school_id uuid not null references school,
  pupil_id uuid not null,
  from_on date not null,
  to_on date not null,
  possible integer not null check (possible between 0 and 1000),
  absent integer not null check (absent between 0 and possible),
  unauthorised integer check (unauthorised between 0 and absent),
  source text not null check (length(source) between 1 and 120),
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  import_id uuid,
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id),
  foreign key (school_id, import_id) references restricted.roll_import (school_id, id),
  check (to_on >= from_on)
);
alter table restricted.attendance enable row level security;
alter table restricted.attendance force row level security;
create index attendance_latest on restricted.attendance (school_id, pupil_id, from_on, recorded_at desc, id desc);
comment on column restricted.attendance.possible is 'Half-day sessions, of which a year has at least 380 (190 days); 0 gives no figure.';

-- A suspension or a permanent exclusion, by those names. One entered by mistake is taken back with its reason.
create table restricted.suspension (
  id uuid primary key,
  school_id uuid not null references school,
  pupil_id uuid not null,
  kind text not null check (kind in ('suspension', 'permanent-exclusion')),
  began_on date not null,
  sessions integer check (sessions between 1 and 90),
  reason text check (length(reason) between 1 and 300),
  source text not null check (length(source) between 1 and 120),
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  import_id uuid,
  removed_by uuid references person,
  removed_at timestamptz,
  removed_because text check (length(removed_because) between 1 and 300),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id),
  foreign key (school_id, import_id) references restricted.roll_import (school_id, id),
  check ((kind = 'suspension') = (sessions is not null)),
  check ((removed_at is null) = (removed_because is null))
);
alter table restricted.suspension enable row level security;
alter table restricted.suspension force row level security;
create index suspension_of on restricted.suspension (school_id, pupil_id, began_on);
comment on column restricted.suspension.sessions is 'Half-day sessions; the law allows 45 school days (90 sessions) in a school year.';

do $$
declare t text;
begin
  foreach t in array array['own_group', 'group_membership', 'attendance', 'suspension'] loop
    execute format('create policy team_reads on restricted.%I for select to waymark_app using (school_id = app.pupil_school())', t);
    execute format('create policy system_all on restricted.%I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
  end loop;
  foreach t in array array['group_membership', 'attendance', 'suspension'] loop
    execute format('create policy team_records on restricted.%I for insert to waymark_app
      with check (school_id = app.pupil_school() and recorded_by = app.person())', t);
  end loop;
  foreach t in array array['group_membership', 'suspension'] loop
    execute format('create policy team_ends on restricted.%I for update to waymark_app
      using (school_id = app.pupil_school()) with check (school_id = app.pupil_school())', t);
  end loop;
end $$;
create policy team_makes on restricted.own_group for insert to waymark_app
  with check (school_id = app.pupil_school() and made_by = app.person());
create policy team_changes on restricted.own_group for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());
-- Whatever else lets somebody in, these three groups are for the DSL and the staff whom the DSL names. Asked once for a statement.
create policy safeguarding_held_back on restricted.group_membership as restrictive for all to waymark_app
  using (group_key not in ('child-in-need', 'child-protection', 'social-worker') or (select app.sees_safeguarding(app.pupil_school())))
  with check (group_key not in ('child-in-need', 'child-protection', 'social-worker') or (select app.sees_safeguarding(app.pupil_school())));
grant select, insert on restricted.own_group, restricted.group_membership, restricted.attendance, restricted.suspension to waymark_app;
grant update (title, meaning, is_sensitive, ended_on, version) on restricted.own_group to waymark_app;
grant update (to_on, ended_by, ended_at, removed_by, removed_at, removed_because) on restricted.group_membership to waymark_app;
grant update (removed_by, removed_at, removed_because) on restricted.suspension to waymark_app;
