-- Purpose: what a school says about itself. Quoted as the school quotes it, with its source, and never mixed with figures
-- that we compute: the population and the year behind a quoted percentile are not known.

-- Late-bound: enrolments come in a later migration. Its own staff always; an adviser or assessor while their task is open.
create function app.reads_school_portrait(of_school uuid) returns boolean language plpgsql stable as $$
begin
  return of_school = app.staff_school()
    or exists (select from enrolment e where e.school_id = of_school and e.id = any (app.assigned()));
end $$;

create table school_portrait (
  school_id uuid primary key references school,
  setting_type text check (length(setting_type) between 1 and 100),
  attainment_on_entry text check (length(attainment_on_entry) between 1 and 1000),
  version integer not null default 1,
  updated_by uuid not null references person,
  updated_at timestamptz not null
);
alter table school_portrait enable row level security;
alter table school_portrait force row level security;
comment on column school_portrait.setting_type is 'Where the national list has no word for it: a PFI school, a hospital school on two sites.';

create table school_quoted_figure (
  id uuid primary key,
  school_id uuid not null references school,
  title text not null check (length(title) between 1 and 120),
  value numeric,
  unit text not null check (unit in ('percent', 'pupils', 'points', 'none')),
  percentile numeric check (percentile between 0 and 100),
  source text not null check (length(source) between 1 and 300),
  recorded_by uuid not null references person,
  recorded_at timestamptz not null,
  check (value is not null or percentile is not null)
);
alter table school_quoted_figure enable row level security;
alter table school_quoted_figure force row level security;
create index school_quoted_figure_school on school_quoted_figure (school_id, recorded_at);

create table school_inspection_quote (
  id uuid primary key,
  school_id uuid not null references school,
  inspected_in text not null check (inspected_in ~ '^[12][0-9]{3}-(0[1-9]|1[0-2])$'),
  inspectorate text not null check (length(inspectorate) between 1 and 100),
  words text not null check (length(words) between 1 and 1000),
  recorded_by uuid not null references person,
  recorded_at timestamptz not null
);
alter table school_inspection_quote enable row level security;
alter table school_inspection_quote force row level security;
create index school_inspection_quote_school on school_inspection_quote (school_id, inspected_in);
comment on column school_inspection_quote.inspected_in is 'The month, YYYY-MM: reports are quoted by month.';

create table school_trend (
  id uuid primary key,
  school_id uuid not null references school,
  what text not null check (length(what) between 1 and 300),
  reason text not null check (length(reason) between 1 and 600),
  recorded_by uuid not null references person,
  recorded_at timestamptz not null
);
alter table school_trend enable row level security;
alter table school_trend force row level security;
create index school_trend_school on school_trend (school_id, recorded_at);

create policy staff_and_assigned_read on school_portrait for select to waymark_app using (app.reads_school_portrait(school_id));
create policy leaders_write on school_portrait for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead') and updated_by = app.person());
create policy leaders_change on school_portrait for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead'))
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead') and updated_by = app.person());
create policy system_all on school_portrait for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on school_portrait to waymark_app;

create policy staff_and_assigned_read on school_quoted_figure for select to waymark_app using (app.reads_school_portrait(school_id));
create policy leaders_write on school_quoted_figure for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead') and recorded_by = app.person());
create policy leaders_remove on school_quoted_figure for delete to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead'));
create policy system_all on school_quoted_figure for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on school_quoted_figure to waymark_app;

create policy staff_and_assigned_read on school_inspection_quote for select to waymark_app using (app.reads_school_portrait(school_id));
create policy leaders_write on school_inspection_quote for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead') and recorded_by = app.person());
create policy leaders_remove on school_inspection_quote for delete to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead'));
create policy system_all on school_inspection_quote for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on school_inspection_quote to waymark_app;

create policy staff_and_assigned_read on school_trend for select to waymark_app using (app.reads_school_portrait(school_id));
create policy leaders_write on school_trend for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead') and recorded_by = app.person());
create policy leaders_remove on school_trend for delete to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead'));
create policy system_all on school_trend for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on school_trend to waymark_app;
