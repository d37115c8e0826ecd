-- Purpose: what a pupil said, in the pupil's own words, written down by whoever asked; and which items of evidence concern a
-- pupil, kept here so that no item of evidence ever says so. Answers to questionnaires asked in confidence are never here.
create table restricted.pupil_voice (
  id uuid primary key,
  school_id uuid not null references school,
  pupil_id uuid not null,
  said_on date not null,
  asked_by text not null check (length(asked_by) between 1 and 120),
  how text not null check (how in ('spoken', 'written', 'signs', 'helped')),
  words text not null check (length(words) between 1 and 2000),
  sees text not null check (sees in ('team', 'leaders')),
  quoting text not null check (quoting in ('yes', 'no', 'not-asked')),
  keep_until date not null,
  version integer not null default 1 check (version >= 1),
  recorded_by uuid not null references person,
  recorded_name text not null check (length(recorded_name) between 1 and 200),
  recorded_at timestamptz not null,
  changed_by uuid references person,
  changed_name text check (length(changed_name) between 1 and 200),
  changed_at timestamptz,
  unique (school_id, id),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id) on delete cascade,
  check (keep_until >= said_on),
  check ((changed_at is null) = (changed_name is null))
);
create table restricted.pupil_voice_past (
  school_id uuid not null,
  voice_id uuid not null,
  version integer not null check (version >= 1),
  words text not null check (length(words) between 1 and 2000),
  saved_name text not null check (length(saved_name) between 1 and 200),
  saved_at timestamptz not null,
  primary key (voice_id, version),
  foreign key (school_id, voice_id) references restricted.pupil_voice (school_id, id) on delete cascade
);
create table restricted.pupil_evidence (
  school_id uuid not null,
  pupil_id uuid not null,
  item_id uuid not null,
  linked_by uuid not null references person,
  linked_name text not null check (length(linked_name) between 1 and 200),
  linked_at timestamptz not null,
  primary key (pupil_id, item_id),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id) on delete cascade,
  foreign key (school_id, item_id) references evidence_item (school_id, id)
);

alter table restricted.pupil_voice enable row level security;
alter table restricted.pupil_voice force row level security;
alter table restricted.pupil_voice_past enable row level security;
alter table restricted.pupil_voice_past force row level security;
alter table restricted.pupil_evidence enable row level security;
alter table restricted.pupil_evidence force row level security;

create index pupil_voice_of on restricted.pupil_voice (school_id, pupil_id, said_on desc);
create index pupil_voice_due on restricted.pupil_voice (keep_until);
create index pupil_voice_past_of on restricted.pupil_voice_past (school_id, voice_id);
create index pupil_evidence_of on restricted.pupil_evidence (school_id, pupil_id);
create index pupil_evidence_item on restricted.pupil_evidence (school_id, item_id);

comment on table restricted.pupil_voice is 'A pupil''s own words with the day, who asked and who may read them. They go with the pupil, and on keep_until.';
comment on column restricted.pupil_voice.how is 'spoken; written or drawn; signs, symbols or a device; helped by somebody who knows the pupil well.';
comment on column restricted.pupil_voice.sees is 'As the pupil was told: the team, or the senior leaders, the coordinator and whoever wrote it down.';
comment on column restricted.pupil_voice.quoting is 'Whether the pupil agreed that the words are quoted without a name.';
comment on table restricted.pupil_voice_past is 'What was written before each change.';
comment on table restricted.pupil_evidence is 'Which items of evidence concern a pupil. It is never read from the item''s side outside the team.';

create policy team_reads on restricted.pupil_voice for select to waymark_app
  using (school_id = app.pupil_school() and (sees = 'team' or app.role() in ('head', 'lead') or recorded_by = app.person()));
create policy writers_add on restricted.pupil_voice for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('lead', 'member') and recorded_by = app.person());
create policy writers_change on restricted.pupil_voice for update to waymark_app
  using (school_id = app.pupil_school() and (app.role() = 'lead' or (app.role() = 'member' and recorded_by = app.person())))
  with check (school_id = app.pupil_school() and changed_by = app.person());
create policy writers_erase on restricted.pupil_voice for delete to waymark_app
  using (school_id = app.pupil_school() and (app.role() = 'lead' or (app.role() = 'member' and recorded_by = app.person())));
create policy system_all on restricted.pupil_voice for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on restricted.pupil_voice to waymark_app;
grant update (said_on, asked_by, how, words, sees, quoting, keep_until, version, changed_by, changed_name, changed_at)
  on restricted.pupil_voice to waymark_app;

-- Whoever may read the words may read what stood before them.
create policy team_reads on restricted.pupil_voice_past for select to waymark_app
  using (school_id = app.pupil_school() and exists (select from restricted.pupil_voice v where v.id = voice_id));
create policy writers_keep on restricted.pupil_voice_past for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('lead', 'member')
    and exists (select from restricted.pupil_voice v where v.id = voice_id));
create policy system_all on restricted.pupil_voice_past for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on restricted.pupil_voice_past to waymark_app;

create policy team_reads on restricted.pupil_evidence for select to waymark_app using (school_id = app.pupil_school());
create policy writers_link on restricted.pupil_evidence for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('lead', 'member') and linked_by = app.person());
create policy writers_unlink on restricted.pupil_evidence for delete to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('lead', 'member'));
create policy system_all on restricted.pupil_evidence for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on restricted.pupil_evidence to waymark_app;
