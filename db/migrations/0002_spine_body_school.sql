-- An awarding body: owns schemes, sends advisers and verifiers, decides awards. Anybody may read its name.
create table body (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,40}$'),
  name text not null,
  contact_email text,
  created_at timestamptz not null default now()
);
alter table body enable row level security;
alter table body force row level security;
create policy anyone_reads on body for select to waymark_app using (true);
create policy system_writes on body for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on body to waymark_app;

-- A school, nursery, children's centre or other setting. The national columns are added by the schools' own migration.
create table school (
  id uuid primary key,
  urn integer unique,
  name text not null,
  la_name text,
  town text,
  is_demonstration boolean not null default false,
  created_at timestamptz not null default now()
);
alter table school enable row level security;
alter table school force row level security;
create policy anyone_reads on school for select to waymark_app using (true);
create policy desk_enters on school for insert to waymark_app with check (app.is_desk() and urn is null);
create policy desk_corrects on school for update to waymark_app
  using (app.is_desk() and urn is null) with check (app.is_desk() and urn is null);
create policy system_writes on school for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on school to waymark_app;
