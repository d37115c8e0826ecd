-- Purpose: a school argues that something its scheme asks does not fit it; the awarding body grants that or refuses it, with a
-- reason. A granted criterion leaves the scope; a granted rule of the check no longer stops a submission. Argued anew, it is a new row.
create table audit_exemption (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  body_id uuid not null,
  kind text not null check (kind in ('criterion', 'check-rule')),
  about text not null check (length(about) between 1 and 60),
  words text not null default '' check (length(words) <= 600),
  reason text not null check (length(reason) between 1 and 4000),
  evidence text not null default '' check (length(evidence) <= 2000),
  argued_by uuid not null references person,
  argued_name text not null,
  argued_at timestamptz not null,
  withdrawn_at timestamptz,
  decision text check (decision in ('granted', 'refused')),
  decision_reason text check (length(decision_reason) between 1 and 4000),
  decided_by uuid references person,
  decided_name text,
  decided_at timestamptz,
  unique (school_id, id),
  check (num_nonnulls(decision, decision_reason, decided_by, decided_name, decided_at) in (0, 5)),
  check (withdrawn_at is null or decision is null),
  check (decided_by is null or decided_by <> argued_by),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (body_id, enrolment_id) references enrolment (body_id, id)
);

alter table audit_exemption enable row level security;
alter table audit_exemption force row level security;

create unique index audit_exemption_open on audit_exemption (enrolment_id, kind, about)
  where withdrawn_at is null and decision is distinct from 'refused';
create index audit_exemption_school on audit_exemption (school_id);
create index audit_exemption_body on audit_exemption (body_id, argued_at) where decision is null and withdrawn_at is null;

-- Whether the acting person of the awarding body must leave a school's matters to a colleague: they play or played a part there,
-- or a conflict of interest is declared.
create function app.has_conflict(p_school uuid) returns boolean language sql stable as $$
  select app.works_at(app.person(), p_school)
      or exists (select from public.declared_conflict c where c.person_id = app.person() and c.school_id = p_school and c.ended_on is null)
$$;

comment on table audit_exemption is 'What a school asks to be let off, and what the awarding body said. Once decided it stays; a refusal is argued anew as another row.';
comment on column audit_exemption.about is 'The code of the criterion, or of the rule of the check before submission.';
comment on column audit_exemption.words is 'What the code stood for when it was argued, for people to read.';

create policy staff_read on audit_exemption for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on audit_exemption for select to waymark_app using (enrolment_id = any (app.assigned()));
create policy desk_reads on audit_exemption for select to waymark_app using (app.is_desk() and body_id = app.body());
create policy leads_argue on audit_exemption for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head') and argued_by = app.person()
    and num_nonnulls(decision, withdrawn_at) = 0);
create policy leads_withdraw on audit_exemption for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head') and decision is null and withdrawn_at is null)
  with check (school_id = app.staff_school());
create policy desk_decides on audit_exemption for update to waymark_app
  using (app.is_desk() and body_id = app.body() and decision is null and withdrawn_at is null)
  with check (app.is_desk() and body_id = app.body() and decided_by = app.person() and not app.has_conflict(school_id));
create policy system_all on audit_exemption for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_exemption to waymark_app;
grant update (withdrawn_at, decision, decision_reason, decided_by, decided_name, decided_at) on audit_exemption to waymark_app;
create trigger keep_parts after update on audit_exemption for each row execute function app.keep_parts(
  'lead head', 'withdrawn_at',
  'officer director', 'decision decision_reason decided_by decided_name decided_at');
