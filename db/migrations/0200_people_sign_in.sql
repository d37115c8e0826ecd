-- What proves that a person is that person. Nobody reads these rows but sign-in itself: not the person, not their school,
-- not the awarding body. Every table here is written by system work only, under the name of its task.

-- The password, as a memory-hard hash. A person who was invited and has not come yet has none.
create table password (
  person_id uuid primary key references person,
  hash text not null,
  set_at timestamptz not null
);
alter table password enable row level security;
alter table password force row level security;
comment on column password.hash is 'scrypt with its cost and salt beside it; the password itself is never kept.';
create policy system_all on password for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on password to waymark_app;
grant update (hash, set_at) on password to waymark_app;

-- The second step: the secret that the person's app and we share.
create table second_step (
  person_id uuid primary key references person,
  secret bytea not null,
  set_up_at timestamptz not null,
  confirmed_at timestamptz,
  last_step bigint
);
alter table second_step enable row level security;
alter table second_step force row level security;
comment on column second_step.secret is 'Sealed with the key of this installation; useless in a copy of the database alone.';
comment on column second_step.confirmed_at is 'Null until the person has typed a first code; only then is it asked for.';
comment on column second_step.last_step is 'The thirty-second step of the last code taken: that code and those before it are refused.';
create policy system_all on second_step for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on second_step to waymark_app;
grant update (secret, set_up_at, confirmed_at, last_step) on second_step to waymark_app;

-- Ten codes for the day when the telephone is lost, each usable once.
create table recovery_code (
  person_id uuid not null references person,
  digest bytea not null,
  made_at timestamptz not null,
  used_at timestamptz,
  primary key (person_id, digest)
);
alter table recovery_code enable row level security;
alter table recovery_code force row level security;
create policy system_all on recovery_code for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on recovery_code to waymark_app;
grant update (used_at) on recovery_code to waymark_app;

-- Somebody whose password was right and whose second step is awaited. Opens nothing but the page that asks for it.
create table sign_in_begun (
  token_hash bytea primary key,
  person_id uuid not null references person,
  then_to text not null,
  begun_at timestamptz not null,
  expires_at timestamptz not null
);
alter table sign_in_begun enable row level security;
alter table sign_in_begun force row level security;
create index sign_in_begun_person on sign_in_begun (person_id);
create policy system_all on sign_in_begun for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on sign_in_begun to waymark_app;

-- Sign-ins that failed, or are being tried at this moment. What succeeds is taken out again, so only failures count.
create table sign_in_failure (
  id uuid primary key,
  account_key text not null,
  address text not null,
  failed_at timestamptz not null
);
alter table sign_in_failure enable row level security;
alter table sign_in_failure force row level security;
create index sign_in_failure_account on sign_in_failure (account_key, failed_at);
create index sign_in_failure_address on sign_in_failure (address, failed_at);
create index sign_in_failure_time on sign_in_failure (failed_at);
comment on column sign_in_failure.account_key is 'The canonical address that was typed, whether or not it has an account: both are treated alike.';
create policy system_all on sign_in_failure for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on sign_in_failure to waymark_app;

-- A link that proves itself once: to choose a new password, or the operator's way back in.
create table one_time_link (
  id uuid primary key,
  kind text not null check (kind in ('reset', 'sign-in')),
  person_id uuid not null references person,
  token_hash bytea not null unique,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
alter table one_time_link enable row level security;
alter table one_time_link force row level security;
create index one_time_link_person on one_time_link (person_id);
create policy system_all on one_time_link for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on one_time_link to waymark_app;
grant update (used_at) on one_time_link to waymark_app;
