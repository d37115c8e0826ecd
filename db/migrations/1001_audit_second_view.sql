-- Purpose: a colleague who judges a criterion differently says so beside the judgement, not over it. Both stand until the
-- two agree one level together, by judging again; the view stays as what was said at the time.
create table audit_view (
  enrolment_id uuid not null,
  school_id uuid not null,
  criterion text not null check (length(criterion) between 1 and 20),
  person_id uuid not null references person,
  name text not null,
  level text not null check (length(level) between 1 and 40),
  why text not null check (length(why) between 1 and 1000),
  of_version integer not null,
  given_at timestamptz not null,
  primary key (enrolment_id, criterion, person_id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

alter table audit_view enable row level security;
alter table audit_view force row level security;

create index audit_view_school on audit_view (school_id);

create trigger keep_finished_audit before insert or update or delete on audit_view
  for each row execute function app.keep_finished_audit();

-- True while a colleague's view stands against a judgement: another level, said of this very version of it.
create function app.raters_differ(p_enrolment uuid, p_criterion text, p_level text, p_version integer) returns boolean
  language sql stable as $$
  select exists (select from public.audit_view v
    where v.enrolment_id = p_enrolment and v.criterion = p_criterion and v.level <> p_level and v.of_version = p_version)
$$;

comment on table audit_view is 'How a second rater sees a criterion. It counts while the judgement is the one that it was said of, and names another level.';

create policy staff_read on audit_view for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on audit_view for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on audit_view for select to waymark_app using (app.body_reads(enrolment_id));
create policy team_says on audit_view for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and person_id = app.person());
create policy team_says_again on audit_view for update to waymark_app
  using (school_id = app.staff_school() and person_id = app.person())
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and person_id = app.person());
create policy system_all on audit_view for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_view to waymark_app;
grant update (level, why, name, of_version, given_at) on audit_view to waymark_app;
