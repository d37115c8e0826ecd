-- Files that people gave us, each bound to the school or awarding body it belongs to and to the person who brought it. The
-- bytes lie outside the database under their hash; a row is made in the same transaction as the item that uses it.

create table file (
  id uuid primary key,
  school_id uuid references school,
  body_id uuid references body,
  owner_id uuid not null references person,
  name text not null check (length(name) between 1 and 200 and name !~ '[/\\[:cntrl:]]'),
  type text not null,
  size bigint not null check (size > 0),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  original_sha256 text not null check (original_sha256 ~ '^[0-9a-f]{64}$'),
  state text not null check (state in ('waiting', 'ready', 'refused')),
  refused_because text,
  scan text not null default 'not-scanned' check (scan in ('not-scanned', 'clean', 'infected')),
  preview_sha256 text check (preview_sha256 ~ '^[0-9a-f]{64}$'),
  width integer,
  height integer,
  kept_at timestamptz not null,
  check ((school_id is null) <> (body_id is null)),
  check ((state = 'refused') = (refused_because is not null)),
  unique (school_id, id)
);

alter table file enable row level security;
alter table file force row level security;

create index file_school on file (school_id, original_sha256);
create index file_body on file (body_id);
create index file_content on file (sha256);
create index file_preview on file (preview_sha256) where preview_sha256 is not null;

comment on table file is 'What a file is and whose. Not yours reads as not there.';
comment on column file.sha256 is 'The bytes that are given out. A picture''s are the re-encoded ones, without position or device.';
comment on column file.original_sha256 is 'The bytes as they came, to notice the same file twice. A picture''s own are swept away.';
comment on column file.state is 'Waiting: to be scanned or re-encoded, and given to nobody until then.';
comment on column file.scan is 'Not scanned unless the operator named a scanner.';

create policy staff_read on file for select to waymark_app using (school_id = app.staff_school());
create policy staff_keep on file for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead', 'member') and owner_id = app.person());
create policy staff_forget on file for delete to waymark_app
  using (school_id = app.staff_school() and (app.role() in ('head', 'lead') or owner_id = app.person()));
create policy desk_read on file for select to waymark_app using (body_id = app.body());
create policy desk_keep on file for insert to waymark_app with check (body_id = app.body() and owner_id = app.person());
create policy system_all on file for all to waymark_app using (app.is_system()) with check (app.is_system());

grant select, insert, delete on file to waymark_app;
grant update (type, size, sha256, name, state, refused_because, scan, preview_sha256, width, height) on file to waymark_app;
