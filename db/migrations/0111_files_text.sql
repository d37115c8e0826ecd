-- What stands in a file: its words for searching, and pictures or tables of it for looking at. Read by the worker after the
-- file is ready, in a process of its own; seen by exactly those who may see the file.

create table file_text (
  file_id uuid primary key,
  school_id uuid not null,
  problem text,
  words text not null check (length(words) <= 400000),
  is_cut boolean not null default false,
  page_count integer not null default 0 check (page_count >= 0),
  tables jsonb,
  vector tsvector not null,
  read_at timestamptz not null,
  foreign key (school_id, file_id) references file (school_id, id) on delete cascade
);
create table file_page (
  file_id uuid not null,
  school_id uuid not null,
  number integer not null check (number between 1 and 100),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (file_id, number),
  foreign key (school_id, file_id) references file (school_id, id) on delete cascade
);

alter table file_text enable row level security;
alter table file_text force row level security;
alter table file_page enable row level security;
alter table file_page force row level security;

create index file_text_school on file_text (school_id, file_id);
create index file_page_school on file_page (school_id, file_id);
create index file_page_content on file_page (sha256);
-- Row security keeps an index on the words themselves from being used for a person's search: PostgreSQL asks the policy first.
-- A school's rows are found by the index above and their vectors kept in the row, so that looking through them is quick.
alter table file_text alter column vector set storage main;

comment on table file_text is 'The words of a file, as restricted as the file itself. A file that could not be read says why.';
comment on column file_text.words is 'At most 400,000 letters; is_cut says when there were more.';
comment on column file_text.vector is 'The words both in English and as they are written.';
comment on column file_text.tables is 'The first rows of a workbook''s sheets or a CSV, for looking at: [{name, rows, more}].';
comment on table file_page is 'The first pages of a PDF as pictures of our own make.';

create policy as_file on file_text for select to waymark_app
  using (school_id = app.staff_school() or exists (select from file f where f.id = file_text.file_id));
create policy system_all on file_text for all to waymark_app using (app.is_system()) with check (app.is_system());
create policy as_file on file_page for select to waymark_app
  using (school_id = app.staff_school() or exists (select from file f where f.id = file_page.file_id));
create policy system_all on file_page for all to waymark_app using (app.is_system()) with check (app.is_system());

grant select, insert, update, delete on file_text, file_page to waymark_app;
