-- Purpose: a figure as it stood at one moment, with everything that it was made of: whoever doubts it can work it out again.
-- Rows are only ever added. The one change is that a figure's inputs go when the pupils' own rows are erased; then it says so
-- and keeps its frozen working (`output`).
create table figure (
  id uuid primary key,
  school_id uuid not null,
  enrolment_id uuid not null,
  kind text not null check (kind in ('measure', 'group', 'everyone', 'partner')),
  about jsonb not null check (jsonb_typeof(about) = 'object'),
  cut_off_at timestamptz not null,
  definition_version text not null check (length(definition_version) between 1 and 300),
  method_version text not null check (length(method_version) between 1 and 500),
  inputs jsonb check (jsonb_typeof(inputs) = 'object'),
  output jsonb not null check (jsonb_typeof(output) = 'object'),
  frozen_because text not null check (frozen_because in ('audit-finished', 'submitted', 'kept')),
  frozen_by uuid references person,
  frozen_at timestamptz not null,
  erased_at timestamptz,
  unique (school_id, id),
  check ((inputs is null) = (erased_at is not null)),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);
alter table figure enable row level security;
alter table figure force row level security;
create index figure_of on figure (enrolment_id, frozen_at);
comment on table figure is 'Every frozen figure with its working: inputs by pupil code, cut-off, versions of definitions and method, output, and why it was frozen.';
comment on column figure.about is 'What it speaks of: {"measure": id, "title": words} and, for a group or a partner, {"group": key} or {"partner": id, "partnerName": words}.';
comment on column figure.inputs is 'By pupil code, never by name. Null once the pupils'' rows were erased.';

create policy team_reads on figure for select to waymark_app using (school_id = app.pupil_school());
-- Assessors and the desk see what target and comparison pupils did, as it stood at the cut-off; what all pupils did reaches them
-- only through pages, with small groups hidden.
create policy assigned_read on figure for select to waymark_app
  using (kind = 'measure' and enrolment_id = any (app.reading()) and (app.role() = 'adviser'
    or frozen_at <= (select e.cut_off_at from enrolment e where e.id = enrolment_id)));
create policy desk_reads on figure for select to waymark_app
  using (kind = 'measure' and app.is_desk()
    and frozen_at <= (select e.cut_off_at from enrolment e where e.id = enrolment_id and e.submitted_at is not null));
create policy team_freezes on figure for insert to waymark_app
  with check (school_id = app.pupil_school() and frozen_by = app.person() and erased_at is null);
create policy system_all on figure for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on figure to waymark_app;
grant update (inputs, erased_at) on figure to waymark_app;
