-- Purpose: a national file that somebody at the awarding body sent in, how far its reading has got, and every fault in it.
create table school_import (
  id uuid primary key,
  kind text not null check (kind in ('establishments', 'census')),
  year text,
  file_name text not null check (length(file_name) <= 200),
  file_id text not null,
  body_id uuid not null references body,
  asked_by uuid not null references person,
  asked_at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'reading', 'done', 'refused')),
  bytes bigint not null,
  bytes_read bigint not null default 0,
  result jsonb,
  problems_total integer not null default 0,
  finished_at timestamptz,
  check ((kind = 'census') = (year is not null))
);
alter table school_import enable row level security;
alter table school_import force row level security;
create index school_import_recent on school_import (body_id, asked_at desc);
create policy desk_reads on school_import for select to waymark_app using (app.is_desk() and body_id = app.body());
create policy desk_asks on school_import for insert to waymark_app
  with check (app.is_desk() and body_id = app.body() and asked_by = app.person());
create policy system_all on school_import for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on school_import to waymark_app;

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
  using (exists (select from school_import i where i.id = import_id));
create policy system_all on school_import_problem for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on school_import_problem to waymark_app;
