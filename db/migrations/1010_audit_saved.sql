-- Purpose: every text of a judgement that was ever saved, as it was saved. Nothing that Waymark acknowledged is lost: not the
-- words that somebody wrote over, not the level that stood on a day long past.
create table audit_saved (
  enrolment_id uuid not null,
  school_id uuid not null,
  criterion text not null check (length(criterion) between 1 and 20),
  version integer not null,
  level text not null,
  comment text not null,
  evidence text not null default '',
  impact text not null default '',
  answered_by uuid not null references person,
  answered_name text not null,
  answered_at timestamptz not null,
  agreed_by uuid references person,
  agreed_name text,
  agreed_at timestamptz,
  primary key (enrolment_id, criterion, version),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

alter table audit_saved enable row level security;
alter table audit_saved force row level security;

create index audit_saved_school on audit_saved (school_id);

-- Whoever saves or agrees a judgement keeps it here as well, by whatever way it was saved.
create function app.keep_saved_answer() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' or new.version <> old.version then
    insert into public.audit_saved (enrolment_id, school_id, criterion, version, level, comment, evidence, impact,
        answered_by, answered_name, answered_at, agreed_by, agreed_name, agreed_at)
      values (new.enrolment_id, new.school_id, new.criterion, new.version, new.level, new.comment, new.evidence, new.impact,
        new.answered_by, new.answered_name, new.answered_at, new.agreed_by, new.agreed_name, new.agreed_at);
  elsif (new.level, new.comment, new.evidence, new.impact) is distinct from (old.level, old.comment, old.evidence, old.impact) then
    raise exception 'A judgement that changes counts up its version, so that the text before it is kept.';
  else
    update public.audit_saved s set agreed_by = new.agreed_by, agreed_name = new.agreed_name, agreed_at = new.agreed_at
     where s.enrolment_id = new.enrolment_id and s.criterion = new.criterion and s.version = new.version;
  end if;
  return null;
end $$;
create trigger keep_saved_answer after insert or update on audit_answer
  for each row execute function app.keep_saved_answer();

comment on table audit_saved is 'A row for each save of a judgement. Rows are added, never rewritten; only that it was agreed is added to the version that was.';

create policy staff_read on audit_saved for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on audit_saved for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on audit_saved for select to waymark_app using (app.body_reads(enrolment_id));
create policy team_keeps on audit_saved for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and answered_by = app.person() and agreed_by is null);
create policy leads_agree on audit_saved for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head'))
  with check (school_id = app.staff_school() and agreed_by = app.person());
create policy system_all on audit_saved for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_saved to waymark_app;
grant update (agreed_by, agreed_name, agreed_at) on audit_saved to waymark_app;

-- What stood before this table was made is its first row. Row security holds for owners too, so it is done as the system.
select app.act('migrate', null, null, null, null, null, null, null);
insert into audit_saved (enrolment_id, school_id, criterion, version, level, comment, evidence, impact,
    answered_by, answered_name, answered_at, agreed_by, agreed_name, agreed_at)
  select enrolment_id, school_id, criterion, version, level, comment, evidence, impact,
         answered_by, answered_name, answered_at, agreed_by, agreed_name, agreed_at from audit_answer;
select set_config('app.task', '', true);
reset role;
