-- Purpose: when pupils are in school. The awarding body keeps the dates of each local authority once; a school that keeps others
-- (an academy, say) enters its own, and these count for it. Six half-terms a school year, each from its first day to its last.
create table term_year (
  id uuid primary key,
  body_id uuid references body,
  la_name text check (length(la_name) between 1 and 100),
  school_id uuid references school,
  school_year text not null check (school_year ~ '^20\d\d-\d\d$'),
  starts_on date[] not null check (cardinality(starts_on) = 6),
  ends_on date[] not null check (cardinality(ends_on) = 6),
  inset_on date[] not null default '{}' check (cardinality(inset_on) <= 10),
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  check ((school_id is null) = (body_id is not null) and (body_id is null) = (la_name is null)),
  unique (body_id, la_name, school_year),
  unique (school_id, school_year)
);
alter table term_year enable row level security;
alter table term_year force row level security;
comment on table term_year is 'The six half-terms of a school year, of an authority as an awarding body keeps them or of one school.';
comment on column term_year.inset_on is 'Days on which staff are in school and pupils are not.';

-- An authority's dates are published by it: whoever is signed in may read them. A school's own are the school's and its people's.
create policy signed_in_read on term_year for select to waymark_app using (school_id is null and app.person() is not null);
create policy school_reads on term_year for select to waymark_app using (app.reads_school_portrait(school_id));
create policy desk_enters on term_year for insert to waymark_app
  with check (app.is_desk() and body_id = app.body() and school_id is null and saved_by = app.person());
create policy desk_changes on term_year for update to waymark_app
  using (app.is_desk() and body_id = app.body() and school_id is null)
  with check (app.is_desk() and body_id = app.body() and school_id is null and saved_by = app.person());
create policy leaders_enter on term_year for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead') and saved_by = app.person());
create policy leaders_change on term_year for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead'))
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead') and saved_by = app.person());
create policy leaders_remove on term_year for delete to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead'));
create policy system_all on term_year for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on term_year to waymark_app;
grant update (starts_on, ends_on, inset_on, version, saved_by, saved_at) on term_year to waymark_app;
