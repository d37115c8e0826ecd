-- Purpose: the Pupil Premium of a school year as a school accounts for it: what it was given and on what basis, and the parts of its
-- strategy statement. The activities themselves stand in premium_activity; here is what the statement says besides of each.
create table premium_year (
  school_id uuid not null references school,
  school_year text not null check (school_year ~ '^20[0-9]{2}-[0-9]{2}$'),
  on_roll integer check (on_roll between 1 and 20000),
  carried_pence bigint not null default 0 check (carried_pence between 0 and 100000000000),
  years_covered text not null default '' check (length(years_covered) <= 60),
  authorised_by text not null default '' check (length(authorised_by) <= 120),
  premium_lead text not null default '' check (length(premium_lead) <= 120),
  governor_lead text not null default '' check (length(governor_lead) <= 120),
  review_on date,
  published_on date,
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_name text not null check (length(saved_name) between 1 and 200),
  saved_at timestamptz not null,
  primary key (school_id, school_year)
);
create table premium_allocation (
  school_id uuid not null,
  school_year text not null,
  basis text not null check (basis in ('ever6', 'previously-looked-after', 'looked-after', 'service')),
  pupils integer not null check (pupils between 0 and 20000),
  each_pence bigint not null check (each_pence between 0 and 10000000),
  source text not null check (length(source) between 1 and 200),
  primary key (school_id, school_year, basis),
  foreign key (school_id, school_year) references premium_year (school_id, school_year)
);
create table premium_text (
  school_id uuid not null,
  school_year text not null check (school_year ~ '^20[0-9]{2}-[0-9]{2}$'),
  part text not null check (part in ('intent', 'review', 'programmes', 'service', 'further')),
  says text not null default '' check (length(says) <= 8000),
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_name text not null check (length(saved_name) between 1 and 200),
  saved_at timestamptz not null,
  primary key (school_id, school_year, part),
  foreign key (school_id) references school
);
create table premium_line (
  id uuid primary key,
  school_id uuid not null references school,
  school_year text not null check (school_year ~ '^20[0-9]{2}-[0-9]{2}$'),
  kind text not null check (kind in ('challenge', 'outcome')),
  number integer not null check (number between 1 and 99),
  says text not null check (length(says) between 1 and 1000),
  criteria text not null default '' check (length(criteria) <= 1000),
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_name text not null check (length(saved_name) between 1 and 200),
  saved_at timestamptz not null,
  ended_at timestamptz,
  unique (school_id, id)
);
create table premium_detail (
  activity_id uuid primary key,
  school_id uuid not null,
  evidence text not null default '' check (length(evidence) <= 2000),
  challenges smallint[] not null default '{}' check (cardinality(challenges) <= 20),
  cost_pence bigint check (cost_pence between 0 and 100000000000),
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_name text not null check (length(saved_name) between 1 and 200),
  saved_at timestamptz not null,
  foreign key (school_id, activity_id) references premium_activity (school_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['premium_year', 'premium_allocation', 'premium_text', 'premium_line', 'premium_detail'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

create unique index premium_line_number on premium_line (school_id, school_year, kind, number) where ended_at is null;
create index premium_detail_of on premium_detail (school_id, activity_id);

comment on table premium_year is 'What a school says once for a school year of its Pupil Premium; its version goes up with the allocation too.';
comment on column premium_year.on_roll is 'Pupils on roll as the statement gives them; null takes the roll of the day.';
comment on column premium_year.published_on is 'The day on which the statement went onto the school''s website; null while it did not.';
comment on table premium_allocation is 'Eligible pupils and the amount for each, by basis. Looked-after funding is the Virtual School Head''s and is never summed with the school''s.';
comment on column premium_allocation.source is 'Where the amount comes from: conditions of grant, allocation letter.';
comment on table premium_text is 'The free texts of the strategy statement, each with a version of its own.';
comment on table premium_line is 'Challenges and intended outcomes of the statement; criteria are an outcome''s success criteria.';
comment on column premium_detail.challenges is 'Numbers of the challenges that the activity answers.';
comment on column premium_detail.cost_pence is 'Budgeted cost as the school states it; null takes what is placed under the activity.';

-- How many pupils have which basis is for the team; the rest is read by governors too. Nobody outside the school reads any of it.
create policy team_reads on premium_allocation for select to waymark_app using (school_id = app.pupil_school());
create policy leaders_add on premium_allocation for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead'));
create policy leaders_change on premium_allocation for update to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'))
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead'));
create policy leaders_remove on premium_allocation for delete to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'));
create policy system_all on premium_allocation for all to waymark_app using (app.is_system()) with check (app.is_system());
do $$
declare t text;
begin
  foreach t in array array['premium_year', 'premium_text', 'premium_line', 'premium_detail'] loop
    execute format('create policy staff_read on %I for select to waymark_app using (school_id = app.staff_school())', t);
    execute format('create policy leaders_add on %I for insert to waymark_app
      with check (school_id = app.pupil_school() and app.role() in (''head'', ''lead'') and saved_by = app.person())', t);
    execute format('create policy leaders_change on %I for update to waymark_app
      using (school_id = app.pupil_school() and app.role() in (''head'', ''lead''))
      with check (school_id = app.pupil_school() and saved_by = app.person())', t);
    execute format('create policy system_all on %I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
  end loop;
end $$;
grant select, insert on premium_year, premium_allocation, premium_text, premium_line, premium_detail to waymark_app;
grant delete on premium_allocation to waymark_app;
grant update (on_roll, carried_pence, years_covered, authorised_by, premium_lead, governor_lead, review_on, published_on, version,
  saved_by, saved_name, saved_at) on premium_year to waymark_app;
grant update (pupils, each_pence, source) on premium_allocation to waymark_app;
grant update (says, version, saved_by, saved_name, saved_at) on premium_text to waymark_app;
grant update (number, says, criteria, version, saved_by, saved_name, saved_at, ended_at) on premium_line to waymark_app;
grant update (evidence, challenges, cost_pence, version, saved_by, saved_name, saved_at) on premium_detail to waymark_app;
