-- What a standard's lead looks back on, handed to the senior member who leads the work; the checklist of a standard's portfolio;
-- and the documents that were made of a portfolio, each kept while what it shows is the same.

create table reflection (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  standard text not null check (length(standard) between 1 and 40),
  answers jsonb not null check (jsonb_typeof(answers) = 'object' and length(answers::text) <= 60000),
  version integer not null default 1,
  written_by uuid not null references person,
  written_name text not null,
  written_at timestamptz not null,
  handed_at timestamptz,
  handed_name text,
  read_by uuid references person,
  read_name text,
  read_at timestamptz,
  reply text not null default '' check (length(reply) <= 2000),
  unique (enrolment_id, standard),
  unique (school_id, id),
  check ((handed_at is null) = (handed_name is null)),
  check ((read_at is null) = (read_by is null) and (read_at is null) = (read_name is null)),
  check (read_at is null or handed_at is not null),
  check (read_by <> written_by),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

create table checklist_tick (
  enrolment_id uuid not null,
  school_id uuid not null,
  standard text not null check (length(standard) between 1 and 40),
  line text not null check (length(line) between 1 and 500),
  item_id uuid,
  note text not null default '' check (length(note) <= 500),
  ticked_by uuid not null references person,
  ticked_name text not null,
  ticked_at timestamptz not null,
  primary key (enrolment_id, standard, line),
  check (item_id is not null or note <> ''),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, item_id) references evidence_item (school_id, id)
);

create table portfolio_print (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  submission_id uuid,
  standard text check (length(standard) between 1 and 40),
  mark text not null check (mark ~ '^[0-9a-f]{64}$'),
  state text not null default 'waiting' check (state in ('waiting', 'ready', 'failed')),
  says text not null default '' check (length(says) <= 1000),
  pages integer check (pages > 0),
  size bigint check (size > 0),
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  asked_by uuid not null references person,
  asked_as uuid not null,
  asked_name text not null,
  asked_at timestamptz not null,
  done_at timestamptz,
  check ((state = 'ready') = (sha256 is not null) and (state = 'ready') = (pages is not null) and (state = 'ready') = (size is not null)),
  check ((state = 'waiting') = (done_at is null)),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, submission_id) references submission (school_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['reflection', 'checklist_tick', 'portfolio_print'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

create index reflection_school on reflection (school_id);
create index checklist_tick_item on checklist_tick (school_id, item_id) where item_id is not null;
create index portfolio_print_of on portfolio_print (enrolment_id, asked_at desc);
create index portfolio_print_school on portfolio_print (school_id);
create index portfolio_print_submission on portfolio_print (submission_id) where submission_id is not null;
create unique index portfolio_print_once on portfolio_print (enrolment_id, mark) where state <> 'failed';

comment on table reflection is 'A standard''s lead looks back: one questionnaire to a standard, by question. Handed over, it is the senior member''s to read.';
comment on column reflection.answers is 'Question code to answer. No pupil is named.';
comment on table checklist_tick is 'A line of the scheme''s checklist for a standard''s portfolio that is done: by which item, or in which words.';
comment on table portfolio_print is 'A PDF of a portfolio. Of a submission: what it froze. Else the school''s work as it stood when it was asked for.';
comment on column portfolio_print.mark is 'The fingerprint of everything that is printed: asked for again with the same mark, the same document is given.';

create policy staff_read on reflection for select to waymark_app using (school_id = app.staff_school());
create policy adviser_read on reflection for select to waymark_app using (app.role() = 'adviser' and enrolment_id = any (app.assigned()));
create policy team_writes on reflection for insert to waymark_app
  with check (school_id = app.pupil_school() and written_by = app.person() and read_at is null);
create policy team_writes_on on reflection for update to waymark_app
  using (school_id = app.pupil_school())
  with check (school_id = app.pupil_school() and (read_by is null or read_by = app.person() and app.role() in ('head', 'lead')));
create policy system_all on reflection for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on reflection to waymark_app;
grant update (answers, version, written_by, written_name, written_at, handed_at, handed_name, read_by, read_name, read_at, reply)
  on reflection to waymark_app;

create policy staff_read on checklist_tick for select to waymark_app using (school_id = app.staff_school());
create policy adviser_read on checklist_tick for select to waymark_app using (app.role() = 'adviser' and enrolment_id = any (app.assigned()));
create policy team_ticks on checklist_tick for insert to waymark_app
  with check (school_id = app.pupil_school() and ticked_by = app.person());
create policy team_ticks_again on checklist_tick for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school() and ticked_by = app.person());
create policy team_unticks on checklist_tick for delete to waymark_app using (school_id = app.pupil_school());
create policy system_all on checklist_tick for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on checklist_tick to waymark_app;
grant update (item_id, note, ticked_by, ticked_name, ticked_at) on checklist_tick to waymark_app;

-- Work as it is stays with the school and its adviser; who judges gets the print of a submission, while they may read it.
create policy staff_read on portfolio_print for select to waymark_app using (school_id = app.staff_school());
create policy adviser_read on portfolio_print for select to waymark_app
  using (app.role() = 'adviser' and enrolment_id = any (app.reading()));
create policy assigned_read on portfolio_print for select to waymark_app
  using (submission_id is not null and enrolment_id = any (app.reading()));
create policy desk_reads on portfolio_print for select to waymark_app using (submission_id is not null and app.body_reads(enrolment_id));
create policy staff_asks on portfolio_print for insert to waymark_app
  with check (school_id = app.staff_school() and asked_by = app.person() and asked_as = app.membership() and state = 'waiting');
create policy adviser_asks on portfolio_print for insert to waymark_app
  with check (app.role() = 'adviser' and enrolment_id = any (app.reading()) and asked_by = app.person() and asked_as = app.membership()
    and state = 'waiting');
create policy assigned_ask on portfolio_print for insert to waymark_app
  with check (submission_id is not null and enrolment_id = any (app.reading()) and asked_by = app.person()
    and asked_as = app.membership() and state = 'waiting');
create policy desk_asks on portfolio_print for insert to waymark_app
  with check (submission_id is not null and app.body_reads(enrolment_id) and asked_by = app.person() and asked_as = app.membership()
    and state = 'waiting');
create policy system_all on portfolio_print for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on portfolio_print to waymark_app;
grant update (state, says, pages, size, sha256, done_at) on portfolio_print to waymark_app;
