-- Purpose: a national file that somebody at the awarding body sent in, what its reading did, and every fault in it.
create table school_import (
  id uuid primary key,
  kind text not null check (kind in ('establishments', 'census')),
  year text,
  file_name text not null check (length(file_name) <= 200),
  bytes bigint not null,
  body_id uuid not null references body,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  finished_at timestamptz,
  took_ms integer,
  read integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  total_rows_ignored integer not null default 0,
  problems_total integer not null default 0,
  check ((kind = 'census') = (year is not null)),
  check ((finished_at is null) = (took_ms is null))
);
alter table school_import enable row level security;
alter table school_import force row level security;
create index school_import_recent on school_import (body_id, asked_at desc);
comment on column school_import.added is 'For a census, the schools of the year, which is made anew each time.';
comment on column school_import.finished_at is 'Null while the worker has not read the file to its end.';
create policy desk_reads on school_import for select to waymark_app using (app.is_desk() and body_id = app.body());
create policy desk_asks on school_import for insert to waymark_app
  with check (app.is_desk() and body_id = app.body() and asked_by = app.person() and finished_at is null);
create policy worker_reads on school_import for select to waymark_app using (app.is_system());
create policy worker_finishes on school_import for update to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on school_import to waymark_app;
grant update (finished_at, took_ms, read, added, changed, unchanged, total_rows_ignored, problems_total) on school_import to waymark_app;

create table school_import_problem (
  import_id uuid not null references school_import,
  place integer not null,
  line integer not null,
  column_name text,
  message text not null,
  primary key (import_id, place)
);
alter table school_import_problem enable row level security;
alter table school_import_problem force row level security;
create policy desk_reads on school_import_problem for select to waymark_app
  using (exists (select from school_import i where i.id = import_id and i.body_id = app.body()) and app.is_desk());
create policy worker_records on school_import_problem for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on school_import_problem to waymark_app;
