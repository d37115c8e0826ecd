-- The action plan of an enrolment. An action answers an area for improvement or a criterion and says what changes in the
-- core offer, for whom, with whom, at what cost, and how the school will know.
create table action (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  number integer not null check (number >= 1),
  area_id uuid,
  criterion text,
  objective text not null check (length(objective) between 1 and 500),
  core_change text not null check (length(core_change) between 1 and 4000),
  owner_id uuid not null,
  partnership_id uuid,
  pupils text not null check (length(pupils) between 1 and 1000),
  cost_pence bigint not null check (cost_pence between 0 and 100000000000),
  premium_pence bigint not null check (premium_pence between 0 and cost_pence),
  due_on date not null,
  status text not null default 'planned' check (status in ('planned', 'under-way', 'held-up', 'done', 'stopped')),
  started_on date,
  ended_on date,
  decision text check (decision in ('sustain', 'adapt', 'stop')),
  sustained_how text not null default '' check (length(sustained_how) <= 4000),
  sustained_by text not null default '' check (length(sustained_by) <= 200),
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  unique (enrolment_id, number),
  unique (enrolment_id, id),
  unique (school_id, enrolment_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, area_id) references area (school_id, id),
  foreign key (school_id, owner_id) references membership (school_id, id),
  foreign key (enrolment_id, partnership_id) references partnership (enrolment_id, id),
  check (status = 'planned' or started_on is not null or status = 'stopped'),
  check ((status in ('done', 'stopped')) = (ended_on is not null)),
  check (status <> 'done' or decision is not null),
  check (decision is null or decision = 'stop' or (sustained_how <> '' and sustained_by <> ''))
);
alter table action enable row level security;
alter table action force row level security;
-- The plan in the order of the days on which things are due.
create index action_of_enrolment on action (enrolment_id, due_on);
comment on column action.number is 'Its place in the plan, given once and never used again.';
comment on column action.area_id is 'The area for improvement in the initial audit that it answers; null when it answers a criterion.';
comment on column action.owner_id is 'The membership of the team member who answers for it.';
comment on column action.pupils is 'The target group or pupils in words, without names.';
comment on column action.premium_pence is 'The share of the cost that Pupil Premium pays.';

-- Every text that an action ever had, so that whoever lost a race, and whoever agreed the plan, can see what it said.
create table action_revision (
  action_id uuid not null,
  version integer not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  said jsonb not null,
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  primary key (action_id, version),
  foreign key (school_id, enrolment_id, action_id) references action (school_id, enrolment_id, id)
);
alter table action_revision enable row level security;
alter table action_revision force row level security;
comment on column action_revision.said is 'The fields of the form as saved, by their names.';

-- How the school will know. Declared with baseline and target before the action begins, and fixed from then on.
create table success_measure (
  id uuid primary key,
  action_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  title text not null check (length(title) between 1 and 300),
  unit text not null check (length(unit) between 1 and 60),
  baseline numeric(12, 3) not null,
  target numeric(12, 3) not null,
  due_on date not null,
  figure_from text not null check (length(figure_from) between 1 and 1000),
  measure_id uuid,
  declared_on date not null,
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  foreign key (enrolment_id, measure_id) references measure (enrolment_id, id),
  foreign key (school_id, enrolment_id, action_id) references action (school_id, enrolment_id, id)
);
alter table success_measure enable row level security;
alter table success_measure force row level security;
create index success_measure_of_action on success_measure (action_id);
create index success_measure_of_enrolment on success_measure (enrolment_id);
comment on column success_measure.measure_id is 'The tracked measure that will give the figure, when there is one.';
comment on column success_measure.declared_on is 'The day on which baseline and target were first written; it must not lie after the action began.';

create table milestone (
  id uuid primary key,
  action_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  what text not null check (length(what) between 1 and 500),
  due_on date not null,
  done_on date,
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  foreign key (school_id, enrolment_id, action_id) references action (school_id, enrolment_id, id)
);
alter table milestone enable row level security;
alter table milestone force row level security;
create index milestone_of_action on milestone (action_id, due_on);
create index milestone_of_enrolment on milestone (enrolment_id);

-- How an action went, note after note; nothing is overwritten. Notes of a half-termly review name the review.
create table action_note (
  id uuid primary key,
  action_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  status text not null check (status in ('planned', 'under-way', 'held-up', 'done', 'stopped')),
  note text not null check (length(note) between 1 and 4000),
  review_id uuid,
  written_by uuid not null references person,
  written_at timestamptz not null,
  foreign key (school_id, enrolment_id, action_id) references action (school_id, enrolment_id, id)
);
alter table action_note enable row level security;
alter table action_note force row level security;
create index action_note_of_action on action_note (action_id, written_at);
create index action_note_of_review on action_note (review_id);

do $$
declare t text;
begin
  foreach t in array array['action', 'action_revision', 'success_measure', 'milestone', 'action_note'] loop
    execute format('create policy staff_read on %I for select to waymark_app using (school_id = app.staff_school())', t);
    execute format('create policy assigned_read on %I for select to waymark_app using (enrolment_id = any (app.reading()))', t);
    execute format('create policy desk_reads on %I for select to waymark_app using (app.body_reads(enrolment_id))', t);
    execute format('create policy system_all on %I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
    execute format('create policy staff_add on %I for insert to waymark_app
      with check (school_id = app.staff_school() and app.role() in (''head'', ''lead'', ''member'') and %I = app.person())',
      t, case when t = 'action_note' then 'written_by' else 'saved_by' end);
  end loop;
  foreach t in array array['action', 'success_measure', 'milestone'] loop
    execute format('create policy staff_change on %I for update to waymark_app
      using (school_id = app.staff_school() and app.role() in (''head'', ''lead'', ''member''))
      with check (school_id = app.staff_school() and saved_by = app.person())', t);
  end loop;
end $$;
-- No delete anywhere: an action that was given up is stopped. Revisions and notes are never changed.
grant select, insert on action, action_revision, success_measure, milestone, action_note to waymark_app;
grant update (area_id, criterion, objective, core_change, owner_id, partnership_id, pupils, cost_pence, premium_pence, due_on, status,
  started_on, ended_on, decision, sustained_how, sustained_by, version, saved_by, saved_at) on action to waymark_app;
grant update (title, unit, baseline, target, due_on, figure_from, measure_id, version, saved_by, saved_at) on success_measure to waymark_app;
grant update (done_on, saved_by, saved_at) on milestone to waymark_app;
