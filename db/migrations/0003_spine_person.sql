-- One account per person, whatever parts they play. Secrets stand apart, in the people's own migration.
create table person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null,
  email_key text not null unique,
  theme text not null default 'system' check (theme in ('system', 'light', 'dark')),
  closed_at timestamptz,
  created_at timestamptz not null default now()
);
alter table person enable row level security;
alter table person force row level security;
comment on column person.email_key is 'The one canonical form by which addresses are compared; the original is kept in email.';

-- A part that a person plays in one school, awarding body or partner service, from a day until a day.
create table membership (
  id uuid primary key,
  person_id uuid not null references person,
  role text not null check (role in ('officer', 'director', 'adviser', 'verifier', 'moderator', 'panel',
    'head', 'lead', 'member', 'governor', 'carer', 'partner')),
  school_id uuid references school,
  body_id uuid references body,
  partner_id uuid,
  title text,
  started_on date not null,
  ended_on date,
  created_at timestamptz not null default now(),
  check ((role in ('officer', 'director', 'adviser', 'verifier', 'moderator', 'panel')) = (body_id is not null)),
  check ((role in ('head', 'lead', 'member', 'governor', 'carer')) = (school_id is not null and partner_id is null) or role = 'partner'),
  unique (school_id, id),
  unique (body_id, id),
  unique (body_id, id, person_id)
);
alter table membership enable row level security;
alter table membership force row level security;
create index membership_person on membership (person_id);
create index membership_school on membership (school_id);
create index membership_body on membership (body_id);

-- A signed-in device. The token itself is never kept, only its SHA-256.
create table session (
  id uuid primary key,
  person_id uuid not null references person,
  membership_id uuid references membership,
  token_hash bytea not null unique,
  user_agent text not null default '',
  is_strong boolean not null default false,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz
);
alter table session enable row level security;
alter table session force row level security;
create index session_person on session (person_id) where ended_at is null;
comment on column session.is_strong is 'A second step was given, or is waived: without it no part that reads pupils'' data can be acted in.';
comment on column session.expires_at is 'Twelve hours after sign-in at most, whatever the person does.';

create policy own_reads on session for select to waymark_app using (person_id = app.person());
create policy own_changes on session for update to waymark_app
  using (person_id = app.person()) with check (person_id = app.person());
create policy system_all on session for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on session to waymark_app;

create policy own_reads on membership for select to waymark_app using (person_id = app.person());
create policy school_reads on membership for select to waymark_app using (school_id = app.staff_school());
create policy body_reads on membership for select to waymark_app using (body_id = app.body());
create policy system_all on membership for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on membership to waymark_app;

create policy own_reads on person for select to waymark_app using (id = app.person());
create policy own_changes on person for update to waymark_app using (id = app.person()) with check (id = app.person());
create policy colleagues_read on person for select to waymark_app
  using (exists (select from membership m where m.person_id = person.id));
create policy system_all on person for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on person to waymark_app;
-- Name and address are what an account is known by: only sign-in's own work changes them.
create trigger keep_parts after update on person for each row execute function app.keep_parts('*', 'theme');
