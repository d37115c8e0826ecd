-- Purpose: a criterion that does not apply to this school, with the reason. It is proposed by who judges, agreed by somebody else,
-- counted apart and never as a level. A row is a proposal and what became of it; at most one is open or agreed at a time.
create table audit_not_applicable (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  criterion text not null check (length(criterion) between 1 and 20),
  why text not null check (length(why) between 1 and 1000),
  proposed_by uuid not null references person,
  proposed_name text not null,
  proposed_at timestamptz not null,
  agreed_by uuid references person,
  agreed_name text,
  agreed_at timestamptz,
  ended_by uuid references person,
  ended_name text,
  ended_at timestamptz,
  end_reason text check (length(end_reason) between 1 and 1000),
  unique (school_id, id),
  check (agreed_by <> proposed_by),
  check ((agreed_by is null) = (agreed_at is null)),
  check ((ended_by is null) = (ended_at is null) and (ended_by is null) = (end_reason is null)),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

alter table audit_not_applicable enable row level security;
alter table audit_not_applicable force row level security;

create unique index audit_not_applicable_live on audit_not_applicable (enrolment_id, criterion) where ended_at is null;
create index audit_not_applicable_enrolment on audit_not_applicable (enrolment_id, criterion);
create index audit_not_applicable_school on audit_not_applicable (school_id);

create trigger keep_finished_audit before insert or update or delete on audit_not_applicable
  for each row execute function app.keep_finished_audit();

comment on table audit_not_applicable is 'Never a level. Only an agreed one answers for its criterion at the gate.';
comment on column audit_not_applicable.end_reason is 'Why it was declined or taken back: it applies after all.';

create policy staff_read on audit_not_applicable for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on audit_not_applicable for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on audit_not_applicable for select to waymark_app using (app.body_reads(enrolment_id));
create policy team_proposes on audit_not_applicable for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and proposed_by = app.person()
    and agreed_by is null and ended_by is null);
create policy team_decides on audit_not_applicable for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and ended_at is null)
  with check (school_id = app.staff_school()
    and (ended_by = app.person() or (ended_by is null and agreed_by = app.person() and app.role() in ('lead', 'head'))));
create policy system_all on audit_not_applicable for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_not_applicable to waymark_app;
grant update (agreed_by, agreed_name, agreed_at, ended_by, ended_name, ended_at, end_reason) on audit_not_applicable to waymark_app;
