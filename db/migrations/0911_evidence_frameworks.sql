-- The same evidence counts elsewhere too: for an area of inspection, for what the Pupil Premium pays. These are the school's
-- own lists; they stand on no enrolment and are shown to nobody outside.

create table premium_activity (
  id uuid primary key,
  school_id uuid not null references school,
  part text not null check (length(part) between 1 and 40),
  number integer not null check (number between 1 and 999),
  title text not null check (length(title) between 1 and 200),
  challenge text not null default '' check (length(challenge) <= 500),
  school_year text not null check (school_year ~ '^[0-9]{4}-[0-9]{2}$'),
  version integer not null default 1,
  added_by uuid not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  unique (school_id, id),
  foreign key (school_id, added_by) references membership (school_id, id)
);

create table framework_claim (
  id uuid primary key,
  item_id uuid not null,
  school_id uuid not null,
  framework text not null check (length(framework) between 1 and 60),
  part text not null check (length(part) between 1 and 60),
  activity_id uuid,
  says text not null check (length(says) between 1 and 2000),
  impact text not null default '' check (length(impact) <= 2000),
  claimed_by uuid not null,
  claimed_at timestamptz not null,
  withdrawn_at timestamptz,
  check (withdrawn_at >= claimed_at),
  foreign key (school_id, item_id) references evidence_item (school_id, id),
  foreign key (school_id, activity_id) references premium_activity (school_id, id),
  foreign key (school_id, claimed_by) references membership (school_id, id)
);

alter table premium_activity enable row level security;
alter table premium_activity force row level security;
alter table framework_claim enable row level security;
alter table framework_claim force row level security;

create unique index premium_activity_number on premium_activity (school_id, school_year, number) where ended_at is null;
create unique index framework_claim_once on framework_claim (item_id, framework, part, coalesce(activity_id, '00000000-0000-0000-0000-000000000000'))
  where withdrawn_at is null;
create index framework_claim_school on framework_claim (school_id, framework);
create index framework_claim_activity on framework_claim (activity_id) where activity_id is not null;

comment on table premium_activity is 'One activity of the school''s Pupil Premium strategy: its tier (part), its number in that statement, and the year.';
comment on table framework_claim is 'This item shows this part of another framework. A changed claim is a new row; the old one keeps when it was withdrawn.';
comment on column framework_claim.framework is 'The id of a framework in one of the school''s schemes; part is a code of it.';

create policy staff_read on premium_activity for select to waymark_app using (school_id = app.staff_school());
create policy staff_add on premium_activity for insert to waymark_app
  with check (school_id = app.pupil_school() and added_by = app.membership());
create policy staff_change on premium_activity for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());
create policy system_all on premium_activity for all to waymark_app using (app.is_system()) with check (app.is_system());

create policy staff_read on framework_claim for select to waymark_app using (school_id = app.staff_school());
create policy staff_make on framework_claim for insert to waymark_app
  with check (school_id = app.pupil_school() and claimed_by = app.membership());
create policy staff_withdraw on framework_claim for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());
create policy system_all on framework_claim for all to waymark_app using (app.is_system()) with check (app.is_system());

grant select, insert on premium_activity, framework_claim to waymark_app;
grant update (part, number, title, challenge, version, ended_at) on premium_activity to waymark_app;
grant update (withdrawn_at) on framework_claim to waymark_app;
