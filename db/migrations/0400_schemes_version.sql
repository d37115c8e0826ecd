-- A scheme is a file; each version of it that this house has ever run is kept here whole, so that an enrolment keeps its own.
create table scheme_version (
  id uuid primary key,
  scheme text not null,
  version text not null,
  title text not null,
  document jsonb not null,
  sha256 text not null,
  first_used_at timestamptz,
  created_at timestamptz not null default now(),
  unique (scheme, version)
);
alter table scheme_version enable row level security;
alter table scheme_version force row level security;
create policy anyone_reads on scheme_version for select to waymark_app using (true);
create policy system_all on scheme_version for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on scheme_version to waymark_app;
