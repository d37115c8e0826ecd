-- Purpose: national figures beside a school's own, with year, population and source, so that anybody can look them up. A correction
-- is a later row.
create table national_reference (
  id uuid primary key,
  school_id uuid not null,
  enrolment_id uuid not null,
  measure_id uuid not null,
  point_label text not null check (length(point_label) between 1 and 60),
  what text not null check (what in ('mean', 'share')),
  value numeric not null check (abs(value) < 10000000),
  population text not null check (length(population) between 1 and 120),
  year text not null check (length(year) between 1 and 40),
  source text not null check (length(source) between 1 and 300),
  entered_by uuid references person,
  entered_at timestamptz not null,
  check (what <> 'share' or value between 0 and 100),
  foreign key (enrolment_id, measure_id) references measure (enrolment_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);
alter table national_reference enable row level security;
alter table national_reference force row level security;
create index national_reference_of on national_reference (enrolment_id, measure_id);
comment on column national_reference.what is 'A mean in the measure''s unit, or the share of pupils at the expected level in per cent.';

create policy staff_read on national_reference for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on national_reference for select to waymark_app
  using (enrolment_id = any (app.reading()) and (app.role() = 'adviser'
    or entered_at <= (select e.cut_off_at from enrolment e where e.id = enrolment_id)));
create policy desk_reads on national_reference for select to waymark_app
  using (app.is_desk() and entered_at <= (select e.cut_off_at from enrolment e where e.id = enrolment_id and e.submitted_at is not null));
create policy leaders_enter on national_reference for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and entered_by = app.person());
create policy system_all on national_reference for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on national_reference to waymark_app;
