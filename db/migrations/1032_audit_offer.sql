-- Purpose: words that somebody brings to a criterion from elsewhere: an earlier audit, another scheme's audit, the school's own
-- grid. They stand beside the judgement as that person's suggestion until a judge has read them. None is a judgement: a level
-- comes only from a school's own grid, and counts for nothing until a named judge confirms it.
create table audit_offer (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  criterion text not null check (length(criterion) between 1 and 20),
  kind text not null check (kind in ('earlier', 'crosswalk', 'grid')),
  source text not null check (length(source) between 1 and 300),
  source_words text not null default '' check (length(source_words) <= 600),
  said_on date not null,
  from_enrolment uuid,
  from_criterion text check (length(from_criterion) between 1 and 20),
  level text check (length(level) between 1 and 40),
  comment text not null default '' check (length(comment) <= 30000),
  evidence text not null default '' check (length(evidence) <= 30000),
  impact text not null default '' check (length(impact) <= 30000),
  brought_by uuid not null references person,
  brought_name text not null,
  brought_at timestamptz not null,
  settled text check (settled in ('used', 'set-aside')),
  settled_by uuid references person,
  settled_at timestamptz,
  unique (school_id, id),
  check (level is null or kind = 'grid'),
  check ((from_enrolment is null) = (from_criterion is null)),
  check (num_nonnulls(settled, settled_by, settled_at) in (0, 3)),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, from_enrolment) references enrolment (school_id, id)
);

-- A grid as a school sent it, while its columns are told and its rows looked at. Its cells go as soon as it is brought in.
create table audit_grid (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  name text not null check (length(name) between 1 and 200),
  tables jsonb not null,
  chosen integer not null default 0 check (chosen between 0 and 200),
  mapping jsonb,
  brought_by uuid not null references person,
  brought_name text not null,
  brought_at timestamptz not null,
  done_at timestamptz,
  unique (school_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

alter table audit_offer enable row level security;
alter table audit_offer force row level security;
alter table audit_grid enable row level security;
alter table audit_grid force row level security;

create unique index audit_offer_open on audit_offer (enrolment_id, criterion, kind, source) where settled is null;
create index audit_offer_school on audit_offer (school_id);
create index audit_grid_school on audit_grid (school_id, brought_at desc);
create index audit_grid_enrolment on audit_grid (enrolment_id);

create trigger keep_finished_audit before insert on audit_offer
  for each row execute function app.keep_finished_audit();

comment on table audit_offer is 'Words brought to a criterion from elsewhere, to be read again. Nothing counts them.';
comment on column audit_offer.source_words is 'How the criterion read where the words come from, if it read otherwise.';
comment on column audit_offer.level is 'What a school''s own grid said. A proposal: a judge confirms it, or does not.';
comment on column audit_grid.mapping is 'Which column holds what; the school''s last one is offered for its next grid.';

create policy staff_read on audit_offer for select to waymark_app using (school_id = app.staff_school());
create policy team_brings on audit_offer for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and brought_by = app.person() and settled is null);
create policy team_settles on audit_offer for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and settled is null)
  with check (school_id = app.staff_school() and settled_by = app.person());
create policy system_all on audit_offer for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_offer to waymark_app;
grant update (settled, settled_by, settled_at) on audit_offer to waymark_app;

create policy staff_read on audit_grid for select to waymark_app using (school_id = app.staff_school());
create policy team_brings on audit_grid for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and brought_by = app.person() and done_at is null);
create policy own_change on audit_grid for update to waymark_app
  using (school_id = app.staff_school() and brought_by = app.person() and done_at is null)
  with check (school_id = app.staff_school() and brought_by = app.person());
create policy own_drop on audit_grid for delete to waymark_app
  using (school_id = app.staff_school() and brought_by = app.person() and done_at is null);
create policy system_all on audit_grid for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on audit_grid to waymark_app;
grant update (tables, chosen, mapping, done_at) on audit_grid to waymark_app;
