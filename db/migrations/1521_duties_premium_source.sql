-- Purpose: where a provision or an action that the Pupil Premium pays for stands in the statement, and which action's money is the
-- same as a provision's, so that nothing is counted twice.
create table premium_source (
  id uuid primary key,
  school_id uuid not null references school,
  provision_id uuid,
  enrolment_id uuid,
  action_id uuid,
  activity_id uuid,
  tier text check (tier in ('teaching', 'targeted', 'wider')),
  same_as uuid,
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_name text not null check (length(saved_name) between 1 and 200),
  saved_at timestamptz not null,
  foreign key (school_id, provision_id) references provision (school_id, id),
  foreign key (school_id, enrolment_id, action_id) references action (school_id, enrolment_id, id),
  foreign key (school_id, activity_id) references premium_activity (school_id, id),
  foreign key (school_id, same_as) references provision (school_id, id),
  check (num_nonnulls(provision_id, action_id) = 1),
  check ((action_id is null) = (enrolment_id is null)),
  check (same_as is null or action_id is not null),
  check (tier is null or action_id is not null)
);
alter table premium_source enable row level security;
alter table premium_source force row level security;
create unique index premium_source_provision on premium_source (school_id, provision_id) where provision_id is not null;
create unique index premium_source_action on premium_source (school_id, action_id) where action_id is not null;
create index premium_source_activity on premium_source (school_id, activity_id) where activity_id is not null;
create index premium_source_same on premium_source (school_id, same_as) where same_as is not null;
comment on table premium_source is 'Without a row a provision counts under its own menu, and an action counts by itself with no tier yet.';
comment on column premium_source.tier is 'Of an action: where the menu puts it. A provision has its own.';
comment on column premium_source.same_as is 'Of an action: the provision in which its money stands already; then it is not counted again.';

create policy staff_read on premium_source for select to waymark_app using (school_id = app.staff_school());
create policy leaders_add on premium_source for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and saved_by = app.person());
create policy leaders_change on premium_source for update to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'))
  with check (school_id = app.pupil_school() and saved_by = app.person());
create policy system_all on premium_source for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on premium_source to waymark_app;
grant update (activity_id, tier, same_as, version, saved_by, saved_name, saved_at) on premium_source to waymark_app;
