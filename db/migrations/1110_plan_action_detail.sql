-- Purpose: what an action says beyond its objective: when it is to begin, for which groups, what it needs, and how it is put into
-- practice (EEF, A School's Guide to Implementation, 2024: active ingredients, who delivers, what staff need, fidelity).
alter table action add column begins_on date;
alter table action add column target_groups text[] not null default '{}' check (cardinality(target_groups) <= 30);
alter table action add column resources text not null default '' check (length(resources) <= 2000);
alter table action add column stays_fixed text not null default '' check (length(stays_fixed) <= 2000);
alter table action add column may_adapt text not null default '' check (length(may_adapt) <= 2000);
alter table action add column delivered_by text not null default '' check (length(delivered_by) <= 1000);
alter table action add column staff_need text not null default '' check (length(staff_need) <= 2000);
alter table action add column done_as_meant text not null default '' check (length(done_as_meant) <= 2000);
alter table action add constraint action_begins_before_due check (begins_on <= due_on);
comment on column action.begins_on is 'The day on which it is planned to begin; null in a plan from before this was asked.';
comment on column action.target_groups is 'Codes of the scheme''s target groups.';
comment on column action.stays_fixed is 'The active ingredients: what must be done the same everywhere for it to work.';
comment on column action.done_as_meant is 'How the school will know that it is done as it was meant.';
grant update (begins_on, target_groups, resources, stays_fixed, may_adapt, delivered_by, staff_need, done_as_meant) on action to waymark_app;

-- The target pupils for whom an action is, by code. Who may not see pupils sees no row here.
create table action_pupil (
  action_id uuid not null,
  pupil_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  primary key (action_id, pupil_id),
  foreign key (school_id, enrolment_id, action_id) references action (school_id, enrolment_id, id),
  foreign key (school_id, enrolment_id, pupil_id) references target_pupil (school_id, enrolment_id, pupil_id) on delete cascade
);
alter table action_pupil enable row level security;
alter table action_pupil force row level security;
create index action_pupil_of_pupil on action_pupil (school_id, enrolment_id, pupil_id);
create policy team_reads on action_pupil for select to waymark_app using (school_id = app.pupil_school());
create policy assigned_read on action_pupil for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on action_pupil for select to waymark_app using (app.body_reads(enrolment_id));
create policy team_names on action_pupil for insert to waymark_app with check (school_id = app.pupil_school());
create policy team_takes_off on action_pupil for delete to waymark_app using (school_id = app.pupil_school());
create policy system_all on action_pupil for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on action_pupil to waymark_app;

-- An action that is being written: the fields as they were typed, good or not, so that nobody has to finish in one sitting.
create table action_draft (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  typed jsonb not null check (jsonb_typeof(typed) = 'object' and length(typed::text) <= 400000),
  action_id uuid,
  dropped_at timestamptz,
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  unique (school_id, enrolment_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, enrolment_id, action_id) references action (school_id, enrolment_id, id),
  check (action_id is null or dropped_at is null)
);
alter table action_draft enable row level security;
alter table action_draft force row level security;
create index action_draft_open on action_draft (enrolment_id, saved_at) where action_id is null and dropped_at is null;
create index action_draft_of_action on action_draft (school_id, enrolment_id, action_id);
comment on column action_draft.typed is 'The form''s fields by their names; emptied once the action stands in the plan or the draft is given up.';
comment on column action_draft.action_id is 'The action that it became.';
create policy team_reads on action_draft for select to waymark_app using (school_id = app.pupil_school());
create policy team_begins on action_draft for insert to waymark_app
  with check (school_id = app.pupil_school() and saved_by = app.person());
create policy team_writes on action_draft for update to waymark_app
  using (school_id = app.pupil_school() and action_id is null and dropped_at is null)
  with check (school_id = app.pupil_school() and saved_by = app.person());
create policy system_all on action_draft for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on action_draft to waymark_app;
grant update (typed, action_id, dropped_at, version, saved_by, saved_at) on action_draft to waymark_app;

-- The version of a plan: one more with every change of an action, a measure or a milestone, whoever made it and however. It is
-- printed on each document of the plan.
create table plan_version (
  enrolment_id uuid primary key,
  school_id uuid not null,
  version integer not null check (version >= 1),
  changed_at timestamptz not null,
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);
alter table plan_version enable row level security;
alter table plan_version force row level security;
create policy staff_read on plan_version for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on plan_version for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on plan_version for select to waymark_app using (app.body_reads(enrolment_id));
create policy team_counts on plan_version for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead', 'member'));
create policy team_counts_on on plan_version for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead', 'member')) with check (school_id = app.staff_school());
create policy system_all on plan_version for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on plan_version to waymark_app;
grant update (version, changed_at) on plan_version to waymark_app;

create function app.plan_changed() returns trigger language plpgsql as $$
begin
  insert into plan_version (enrolment_id, school_id, version, changed_at) values (new.enrolment_id, new.school_id, 1, new.saved_at)
  on conflict (enrolment_id) do update
    set version = plan_version.version + 1, changed_at = greatest(plan_version.changed_at, excluded.changed_at);
  return null;
end $$;
create trigger plan_changed after insert or update on action for each row execute function app.plan_changed();
create trigger plan_changed after insert or update on success_measure for each row execute function app.plan_changed();
create trigger plan_changed after insert or update on milestone for each row execute function app.plan_changed();

-- Plans that are there already begin with the changes they had. The owner of the tables reads past the lock for this statement only.
alter table action no force row level security;
alter table success_measure no force row level security;
alter table milestone no force row level security;
alter table plan_version no force row level security;
insert into plan_version (enrolment_id, school_id, version, changed_at)
select enrolment_id, school_id, sum(changes), max(at) from (
  select enrolment_id, school_id, sum(version) as changes, max(saved_at) as at from action group by 1, 2
  union all
  select enrolment_id, school_id, sum(version), max(saved_at) from success_measure group by 1, 2
  union all
  select enrolment_id, school_id, count(*), max(saved_at) from milestone group by 1, 2) before
group by 1, 2;
alter table action force row level security;
alter table success_measure force row level security;
alter table milestone force row level security;
alter table plan_version force row level security;
