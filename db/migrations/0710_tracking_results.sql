-- Purpose: what the school measures, declared before it is looked at, with its scale and the way that is better.
create table measure (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  title text not null check (length(title) between 1 and 120),
  scale text not null check (length(scale) between 1 and 120),
  lowest numeric,
  highest numeric,
  higher_is_better boolean not null,
  baseline_on date,
  after_on date,
  declared_by uuid references person,
  declared_at timestamptz not null,
  version integer not null default 1,
  unique (school_id, id),
  unique (enrolment_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  check (highest > lowest),
  check (after_on > baseline_on)
);
alter table measure enable row level security;
alter table measure force row level security;
create index measure_of on measure (enrolment_id);

-- A pupil's result before or after the work. Rows are only ever added: a correction is a later row, so that the figures
-- of a submission can be had again as they stood at its cut-off.
create table result (
  id uuid primary key,
  measure_id uuid not null,
  pupil_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  point text not null check (point in ('baseline', 'after')),
  value numeric,
  missing_because text check (length(missing_because) between 1 and 200),
  taken_on date,
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  foreign key (enrolment_id, measure_id) references measure (enrolment_id, id),
  foreign key (school_id, enrolment_id, pupil_id) references target_pupil (school_id, enrolment_id, pupil_id),
  check (value is null or missing_because is null)
);
alter table result enable row level security;
alter table result force row level security;
create index result_latest on result (measure_id, pupil_id, point, recorded_at desc, id desc);
create index result_of on result (enrolment_id);
comment on column result.value is 'Null is missing, for the reason beside it or for none yet given; it is never 0.';

do $$
declare t text;
begin
  foreach t in array array['measure', 'result'] loop
    execute format('create policy team_reads on %I for select to waymark_app using (school_id = app.pupil_school())', t);
    execute format('create policy system_all on %I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
  end loop;
end $$;
create policy assigned_read on measure for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on measure for select to waymark_app using (app.body_reads(enrolment_id));
-- What was recorded after the cut-off was not submitted: only the adviser sees it.
create policy assigned_read on result for select to waymark_app
  using (enrolment_id = any (app.reading()) and (app.role() = 'adviser'
    or recorded_at <= (select e.cut_off_at from enrolment e where e.id = enrolment_id)));
create policy desk_reads on result for select to waymark_app
  using (app.is_desk() and recorded_at <= (select e.cut_off_at from enrolment e where e.id = enrolment_id and e.submitted_at is not null));
create policy leaders_declare on measure for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and declared_by = app.person());
create policy team_dates on measure for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());
create policy team_records on result for insert to waymark_app
  with check (school_id = app.pupil_school() and recorded_by = app.person());
grant select, insert on measure, result to waymark_app;
grant update (baseline_on, after_on, version) on measure to waymark_app;
