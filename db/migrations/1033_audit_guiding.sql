-- Purpose: what a school answered to the questions that help it to look before it judges. They are kept for the enrolment, once for
-- each place at which the scheme asks them: a criterion, or a standard (behind a colon) for those of its criteria without their own.
create table audit_guiding (
  enrolment_id uuid not null,
  school_id uuid not null,
  place text not null check (length(place) between 1 and 21),
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 60000),
  version integer not null default 1,
  answered_by uuid not null references person,
  answered_name text not null,
  answered_at timestamptz not null,
  primary key (enrolment_id, place),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

alter table audit_guiding enable row level security;
alter table audit_guiding force row level security;

create index audit_guiding_school on audit_guiding (school_id);

create trigger keep_finished_audit before insert or update or delete on audit_guiding
  for each row execute function app.keep_finished_audit();

comment on table audit_guiding is 'Answers to guiding questions, by question. They suggest where to look and never set a level.';
comment on column audit_guiding.version is 'Counts saves; a form that was opened on an older one is refused and shows both.';

create policy staff_read on audit_guiding for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on audit_guiding for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on audit_guiding for select to waymark_app using (app.body_reads(enrolment_id));
create policy team_answers on audit_guiding for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and answered_by = app.person());
create policy team_answers_again on audit_guiding for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member'))
  with check (school_id = app.staff_school() and answered_by = app.person());
create policy system_all on audit_guiding for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_guiding to waymark_app;
grant update (answers, version, answered_by, answered_name, answered_at) on audit_guiding to waymark_app;
