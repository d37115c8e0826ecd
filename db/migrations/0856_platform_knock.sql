-- Purpose: knocks at doors that stand open to everybody: codes that opened nothing, and what one place wrote at one door. Counted in the
-- database, so that several servers count together and a restart forgets nothing. Nobody reads these rows but the limits themselves.
create table knock (
  id uuid primary key,
  door text not null check (length(door) between 1 and 60),
  key text not null check (length(key) between 1 and 200),
  knocked_at timestamptz not null
);
alter table knock enable row level security;
alter table knock force row level security;
create index knock_at_door on knock (door, key, knocked_at);
create index knock_time on knock (knocked_at);
comment on table knock is 'Thrown away after a day.';
comment on column knock.door is 'Which limit it counts against, in code: "readiness code".';
comment on column knock.key is 'The network address that knocked, where the limit says so with the row that it wrote to. No name, no code that was tried.';
create policy system_all on knock for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on knock to waymark_app;
