-- Purpose: the secret address under which a person's own calendar program reads their dates. Whoever has the address reads them,
-- so it is long, kept as a digest, and can be renewed or taken away. It opens dates and nothing else.
create table calendar_address (
  person_id uuid primary key references person,
  token_hash bytea not null unique check (length(token_hash) = 32),
  sealed bytea not null,
  made_at timestamptz not null,
  ended_at timestamptz
);
alter table calendar_address enable row level security;
alter table calendar_address force row level security;
comment on column calendar_address.sealed is 'The address itself under the key of this installation, so that its owner can read it again; useless in a copy of the database alone.';
comment on column calendar_address.ended_at is 'When its owner took it away; from then on it leads nowhere.';

create policy own_read on calendar_address for select to waymark_app using (person_id = app.person());
create policy own_make on calendar_address for insert to waymark_app with check (person_id = app.person() and ended_at is null);
create policy own_change on calendar_address for update to waymark_app
  using (person_id = app.person()) with check (person_id = app.person());
create policy system_all on calendar_address for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on calendar_address to waymark_app;
grant update (token_hash, sealed, made_at, ended_at) on calendar_address to waymark_app;
