-- Files sent in parts over a poor line: each is bound to the person who began it and the school that they acted for then.
-- Its parts lie beside the kept files until it is complete and becomes one of them, or has lain for two days.

create table upload (
  id uuid primary key,
  school_id uuid not null references school,
  owner_id uuid not null references person,
  name text not null check (length(name) between 1 and 200 and name !~ '[/\\[:cntrl:]]'),
  size bigint not null check (size between 1 and 262144000),
  begun_at timestamptz not null,
  unique (school_id, id)
);

alter table upload enable row level security;
alter table upload force row level security;

create index upload_owner on upload (school_id, owner_id);
create index upload_person on upload (owner_id);

alter table file
  add column waits_for text check (waits_for in ('scanner')),
  add column scan_tries integer not null default 0 check (scan_tries >= 0);

create index file_waiting on file (kept_at) where state = 'waiting';

comment on table upload is 'A file on its way in parts, seen by its owner alone, acting for the same school. Taken into a kept file, its row goes.';
comment on column file.waits_for is 'Why it still waits: the virus scanner was asked and gave no answer. It is asked again.';

create policy own_read on upload for select to waymark_app
  using (school_id = app.pupil_school() and owner_id = app.person());
create policy own_begin on upload for insert to waymark_app
  with check (school_id = app.pupil_school() and owner_id = app.person());
create policy own_end on upload for delete to waymark_app
  using (school_id = app.pupil_school() and owner_id = app.person());
create policy system_all on upload for all to waymark_app using (app.is_system()) with check (app.is_system());

grant select, insert, delete on upload to waymark_app;
grant update (waits_for, scan_tries) on file to waymark_app;
