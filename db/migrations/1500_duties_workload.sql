-- Purpose: the time that people choose to record for their share of a quality mark. Nothing is timed; whoever records it may change
-- or remove it. The coordinator and senior leaders see each person's sum so that work can be moved; governors see the school's.
create table workload_entry (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  membership_id uuid not null,
  day date not null,
  step text not null check (length(step) between 3 and 40),
  minutes integer not null check (minutes between 1 and 1440),
  note text not null default '' check (length(note) <= 500),
  version integer not null default 1,
  written_at timestamptz not null,
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, membership_id) references membership (school_id, id)
);

alter table workload_entry enable row level security;
alter table workload_entry force row level security;

create index workload_entry_of on workload_entry (enrolment_id, membership_id, day);
create index workload_entry_school on workload_entry (school_id);
create index workload_entry_membership on workload_entry (membership_id);

comment on column workload_entry.step is 'A piece of work of the scheme''s estimates, or other.';

-- The school's hours as one sum each, for whoever sees nobody's own: minutes agreed and minutes recorded of an enrolment of theirs.
create function app.hours_of(p_enrolment uuid) returns table (agreed integer, recorded integer) language plpgsql as $$
declare
  asking text := coalesce(current_setting('app.task', true), '');
begin
  if asking = '' and not exists (select from public.enrolment e where e.id = p_enrolment and e.school_id = app.staff_school()) then
    return;
  end if;
  perform set_config('app.task', 'workload.hours', true);
  select coalesce(sum(t.minutes), 0)::int into agreed from public.audit_assignment_time t where t.enrolment_id = p_enrolment;
  select coalesce(sum(w.minutes), 0)::int into recorded from public.workload_entry w where w.enrolment_id = p_enrolment;
  perform set_config('app.task', asking, true);
  return next;
end $$;

create policy own_read on workload_entry for select to waymark_app using (membership_id = app.membership());
create policy leads_read on workload_entry for select to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head'));
create policy own_records on workload_entry for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and membership_id = app.membership());
create policy own_changes on workload_entry for update to waymark_app
  using (membership_id = app.membership()) with check (school_id = app.staff_school() and membership_id = app.membership());
create policy own_removes on workload_entry for delete to waymark_app using (membership_id = app.membership());
create policy system_all on workload_entry for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on workload_entry to waymark_app;
grant update (day, step, minutes, note, version) on workload_entry to waymark_app;
