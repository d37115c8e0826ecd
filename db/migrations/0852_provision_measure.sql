-- Purpose: by which of an enrolment's measures it is asked what a provision changed. Declared with the measures, one for each
-- provision and enrolment; without a row the provision's own entry and exit are all there is.
create table provision_measure (
  provision_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  measure_id uuid not null,
  chosen_by uuid references person,
  chosen_at timestamptz not null,
  primary key (provision_id, enrolment_id),
  foreign key (school_id, provision_id) references provision (school_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (enrolment_id, measure_id) references measure (enrolment_id, id)
);
alter table provision_measure enable row level security;
alter table provision_measure force row level security;
create index provision_measure_of on provision_measure (enrolment_id, measure_id);
create policy staff_read on provision_measure for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on provision_measure for select to waymark_app using (enrolment_id = any (app.reading()));
create policy team_chooses on provision_measure for insert to waymark_app
  with check (school_id = app.pupil_school() and chosen_by = app.person());
create policy team_changes on provision_measure for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school() and chosen_by = app.person());
create policy team_removes on provision_measure for delete to waymark_app using (school_id = app.pupil_school());
create policy system_all on provision_measure for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on provision_measure to waymark_app;
grant update (measure_id, chosen_by, chosen_at) on provision_measure to waymark_app;
