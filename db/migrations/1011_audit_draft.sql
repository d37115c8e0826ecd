-- Purpose: what somebody has written and not yet saved as their judgement. It is the writer's own: no colleague, coordinator or
-- adviser reads it. One row for each sitting, so that two of the writer's own pages never write over each other.
create table audit_draft (
  enrolment_id uuid not null,
  school_id uuid not null,
  criterion text not null check (length(criterion) between 1 and 20),
  person_id uuid not null references person,
  sitting uuid not null,
  level text not null default '' check (length(level) <= 40),
  comment text not null default '' check (length(comment) <= 20000),
  evidence text not null default '' check (length(evidence) <= 20000),
  impact text not null default '' check (length(impact) <= 20000),
  of_version integer not null,
  version integer not null default 1,
  kept_at timestamptz not null,
  primary key (enrolment_id, criterion, person_id, sitting),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

alter table audit_draft enable row level security;
alter table audit_draft force row level security;

create index audit_draft_school on audit_draft (school_id);
create index audit_draft_person on audit_draft (person_id);

comment on table audit_draft is 'Half a judgement, kept while it is written. Longer than a judgement may be: a text that has to be shortened is kept as well.';
comment on column audit_draft.of_version is 'The save of the judgement that the writer had before them; an older one than stands now is told, with both texts.';

create policy own_all on audit_draft for all to waymark_app
  using (person_id = app.person() and school_id = app.staff_school())
  with check (person_id = app.person() and school_id = app.staff_school() and app.role() in ('lead', 'head', 'member'));
create policy system_all on audit_draft for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on audit_draft to waymark_app;
grant update (level, comment, evidence, impact, of_version, version, kept_at) on audit_draft to waymark_app;
