-- Purpose: the initial audit of one enrolment. What each criterion was judged, why, on what evidence and with what effect on
-- pupils; who judged and who agreed. A person agrees nothing that they judged themselves.
create table audit_answer (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  criterion text not null check (length(criterion) between 1 and 20),
  level text not null check (length(level) between 1 and 40),
  comment text not null check (length(comment) between 1 and 2000),
  evidence text not null default '' check (length(evidence) <= 2000),
  impact text not null default '' check (length(impact) <= 2000),
  version integer not null default 1,
  answered_by uuid not null references person,
  answered_name text not null,
  answered_at timestamptz not null,
  agreed_by uuid references person,
  agreed_name text,
  agreed_at timestamptz,
  unique (enrolment_id, criterion),
  check (agreed_by <> answered_by),
  check ((agreed_by is null) = (agreed_at is null) and (agreed_by is null) = (agreed_name is null)),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

-- Strengths to celebrate and areas for improvement, both with evidence, shared with everyone in the team and agreed.
create table area (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  kind text not null check (kind in ('strength', 'improvement')),
  criterion text check (length(criterion) between 1 and 20),
  text text not null check (length(text) between 1 and 1000),
  evidence text not null check (length(evidence) between 1 and 2000),
  version integer not null default 1,
  written_by uuid not null references person,
  written_name text not null,
  written_at timestamptz not null,
  agreed_by uuid references person,
  agreed_name text,
  agreed_at timestamptz,
  unique (school_id, id),
  check (agreed_by <> written_by),
  check ((agreed_by is null) = (agreed_at is null) and (agreed_by is null) = (agreed_name is null)),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

-- The end of an audit: from here on it is the start that evidence of impact answers, and nothing in it changes.
create table audit_finish (
  enrolment_id uuid primary key,
  school_id uuid not null,
  finished_by uuid not null references person,
  finished_name text not null,
  finished_at timestamptz not null,
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

alter table audit_answer enable row level security;
alter table audit_answer force row level security;
alter table area enable row level security;
alter table area force row level security;
alter table audit_finish enable row level security;
alter table audit_finish force row level security;

create index area_enrolment on area (enrolment_id, kind);
create index audit_answer_school on audit_answer (school_id);
create index area_school on area (school_id);
create index audit_finish_school on audit_finish (school_id);

-- Whatever a page forgot: a finished audit takes no more writing.
create function app.keep_finished_audit() returns trigger language plpgsql as $$
begin
  if exists (select from public.audit_finish f where f.enrolment_id = coalesce(new.enrolment_id, old.enrolment_id)) then
    raise exception 'The audit is finished. What changes from here on goes into the action plan.';
  end if;
  return coalesce(new, old);
end $$;
create trigger keep_finished_audit before insert or update or delete on audit_answer
  for each row execute function app.keep_finished_audit();
create trigger keep_finished_audit before insert or update or delete on area
  for each row execute function app.keep_finished_audit();

-- Who agrees a judgement changes no word of it.
create function app.keep_what_is_agreed() returns trigger language plpgsql as $$
begin
  if not app.is_system() and new.agreed_by is not null and exists (select from jsonb_each(to_jsonb(new)) n
    where n.value is distinct from to_jsonb(old) -> n.key and n.key not in ('agreed_by', 'agreed_name', 'agreed_at', 'version'))
  then
    raise exception 'To agree is to leave it as it stands. Save the change first; somebody else agrees it.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_what_is_agreed before update on audit_answer for each row execute function app.keep_what_is_agreed();
create trigger keep_what_is_agreed before update on area for each row execute function app.keep_what_is_agreed();

comment on table audit_answer is 'One judgement to a criterion; a cell or a standard has none of its own.';
comment on column audit_answer.version is 'Counts saves; a form that was opened on an older one is refused and shows both texts.';
comment on column audit_answer.impact is 'What it changes for pupils, in words; no pupil is named.';
comment on column area.criterion is 'Where it was seen; empty when it is about the school as a whole.';

create policy staff_read on audit_answer for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on audit_answer for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on audit_answer for select to waymark_app using (app.body_reads(enrolment_id));
create policy team_judges on audit_answer for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and answered_by = app.person() and agreed_by is null);
create policy team_judges_again on audit_answer for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member'))
  with check (school_id = app.staff_school()
    and ((agreed_by is null and answered_by = app.person()) or (agreed_by = app.person() and app.role() in ('lead', 'head'))));
create policy system_all on audit_answer for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_answer to waymark_app;
grant update (level, comment, evidence, impact, version, answered_by, answered_name, answered_at, agreed_by, agreed_name, agreed_at)
  on audit_answer to waymark_app;

create policy staff_read on area for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on area for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on area for select to waymark_app using (app.body_reads(enrolment_id));
create policy team_writes on area for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and written_by = app.person() and agreed_by is null);
create policy team_rewrites on area for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member'))
  with check (school_id = app.staff_school()
    and ((agreed_by is null and written_by = app.person()) or (agreed_by = app.person() and app.role() in ('lead', 'head'))));
create policy team_withdraws on area for delete to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and agreed_by is null);
create policy system_all on area for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on area to waymark_app;
grant update (kind, criterion, text, evidence, version, written_by, written_name, written_at, agreed_by, agreed_name, agreed_at)
  on area to waymark_app;

create policy staff_read on audit_finish for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on audit_finish for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on audit_finish for select to waymark_app using (app.body_reads(enrolment_id));
create policy leads_finish on audit_finish for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head') and finished_by = app.person());
create policy system_all on audit_finish for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_finish to waymark_app;
