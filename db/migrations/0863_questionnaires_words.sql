-- Purpose: the words of the pupils' questionnaire in another language, as the school had them put; no pupil stands here. A language
-- is offered to pupils once every word of the version that is asked is there.
create table readiness_words (
  school_id uuid not null references school,
  language text not null check (language ~ '^[a-z]{2,3}(-[A-Za-z]{2,4})?$'),
  statements_version text not null check (length(statements_version) between 1 and 20),
  words jsonb not null check (jsonb_typeof(words) = 'object' and length(words::text) <= 60000),
  checked_by text not null default '' check (length(checked_by) <= 120),
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_name text not null check (length(saved_name) between 1 and 200),
  saved_at timestamptz not null,
  primary key (school_id, language, statements_version)
);
alter table readiness_words enable row level security;
alter table readiness_words force row level security;
comment on table readiness_words is 'What pupils read in their own language; a pupil with a code reads it through the system''s task.';
comment on column readiness_words.words is 'Each word by its key in src/questionnaires/readiness/words/rules.ts; a missing one keeps the language from being offered.';
comment on column readiness_words.checked_by is 'Who speaks the language and read the words; without somebody it is not offered.';

create policy team_reads on readiness_words for select to waymark_app using (school_id = app.pupil_school());
create policy leaders_add on readiness_words for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and saved_by = app.person());
create policy leaders_change on readiness_words for update to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'))
  with check (school_id = app.pupil_school() and saved_by = app.person());
create policy system_all on readiness_words for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on readiness_words to waymark_app;
grant update (words, checked_by, version, saved_by, saved_name, saved_at) on readiness_words to waymark_app;
