-- Purpose: who does which standard of an audit by when, and how far it is. Who looks after a standard stands in one place, in
-- team_member.standards; here stand the day it is due, its state and what happened to it, and the time that was agreed for it.
create table audit_assignment (
  enrolment_id uuid not null,
  school_id uuid not null,
  standard text not null check (length(standard) between 1 and 20),
  due_on date,
  state text not null default 'draft' check (state in ('draft', 'in-progress', 'submitted', 'changes-requested', 'closed')),
  version integer not null default 1,
  handed_in_by uuid references person,
  handed_in_at timestamptz,
  closed_by uuid references person,
  primary key (enrolment_id, standard),
  check ((handed_in_by is null) = (handed_in_at is null)),
  check (state not in ('submitted', 'closed') or handed_in_by is not null),
  check ((state = 'closed') = (closed_by is not null)),
  check (closed_by <> handed_in_by),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

-- Protected time: the minutes agreed with a person for a standard, and when in the week they are free for it.
create table audit_assignment_time (
  enrolment_id uuid not null,
  school_id uuid not null,
  standard text not null check (length(standard) between 1 and 20),
  membership_id uuid not null,
  minutes integer not null check (minutes between 0 and 30000),
  free_when text not null default '' check (length(free_when) <= 200),
  primary key (enrolment_id, standard, membership_id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, membership_id) references membership (school_id, id)
);

-- What happened to a standard: set up, begun, handed in, taken back, changes asked for, closed, opened again; never changed.
create table audit_assignment_event (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  standard text not null check (length(standard) between 1 and 20),
  what text not null check (what in ('set-up', 'begin', 'hand-in', 'take-back', 'ask-changes', 'close', 'reopen')),
  words text not null default '' check (length(words) <= 1000),
  by_person uuid not null references person,
  by_name text not null,
  happened_at timestamptz not null,
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

alter table audit_assignment enable row level security;
alter table audit_assignment force row level security;
alter table audit_assignment_time enable row level security;
alter table audit_assignment_time force row level security;
alter table audit_assignment_event enable row level security;
alter table audit_assignment_event force row level security;

create index audit_assignment_school on audit_assignment (school_id);
create index audit_assignment_due on audit_assignment (due_on) where state <> 'closed';
create index audit_assignment_time_school on audit_assignment_time (school_id);
create index audit_assignment_time_of on audit_assignment_time (membership_id);
create index audit_assignment_event_of on audit_assignment_event (enrolment_id, standard, happened_at);
create index audit_assignment_event_school on audit_assignment_event (school_id);

create trigger keep_finished_audit before insert or update or delete on audit_assignment
  for each row execute function app.keep_finished_audit();

comment on table audit_assignment is 'A standard that nobody was assigned has no row, and anybody in the team may judge it.';
comment on column audit_assignment.version is 'Counts what people decide: a form that was opened on an older one is refused. That judging began is not counted.';
comment on column audit_assignment_time.minutes is 'Agreed for the whole of the standard, not for each week.';

create policy staff_read on audit_assignment for select to waymark_app using (school_id = app.staff_school());
create policy leads_set_up on audit_assignment for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head') and state = 'draft');
create policy team_moves on audit_assignment for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member'))
  with check (school_id = app.staff_school() and (handed_in_by is null or state <> 'submitted' or handed_in_by = app.person() or app.role() in ('lead', 'head'))
    and (app.role() in ('lead', 'head') or state in ('in-progress', 'submitted')) and (closed_by is null or closed_by = app.person()));
create policy system_all on audit_assignment for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_assignment to waymark_app;
grant update (due_on, state, version, handed_in_by, handed_in_at, closed_by) on audit_assignment to waymark_app;
-- The pair moves its standard on; its day is the coordinator's.
create trigger keep_parts after update on audit_assignment for each row execute function app.keep_parts(
  'lead head', 'due_on state version handed_in_by handed_in_at closed_by',
  'member', 'state version handed_in_by handed_in_at');

-- A governor sees no person's hours.
create policy team_reads on audit_assignment_time for select to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member'));
create policy leads_agree on audit_assignment_time for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head'));
create policy leads_agree_again on audit_assignment_time for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head'))
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head'));
create policy leads_take_back on audit_assignment_time for delete to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head'));
create policy system_all on audit_assignment_time for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update, delete on audit_assignment_time to waymark_app;

create policy staff_read on audit_assignment_event for select to waymark_app using (school_id = app.staff_school());
create policy team_records on audit_assignment_event for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and by_person = app.person());
create policy system_all on audit_assignment_event for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_assignment_event to waymark_app;
