-- The public keys with which an awarding body signs. One is in use; those before it stay, so that what they signed can
-- still be checked. Their private halves stand apart.
create table signing_key (
  id uuid primary key,
  body_id uuid not null references body,
  name text not null check (name ~ '^[a-z0-9-]{3,60}$'),
  public_key_multibase text not null unique,
  made_at timestamptz not null,
  retired_at timestamptz,
  unique (body_id, name)
);
alter table signing_key enable row level security;
alter table signing_key force row level security;
create unique index signing_key_in_use on signing_key (body_id) where retired_at is null;
create policy anyone_reads on signing_key for select to waymark_app using (true);
create policy system_all on signing_key for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on signing_key to waymark_app;
grant update (retired_at) on signing_key to waymark_app;

-- Private keys, sealed (AES-256-GCM) with a key that is not in the database. Only work of the system reads them.
create table signing_secret (
  key_id uuid primary key references signing_key,
  sealed bytea not null
);
alter table signing_secret enable row level security;
alter table signing_secret force row level security;
create policy system_all on signing_secret for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on signing_secret to waymark_app;

-- An award as the world may know it: nothing here is private. It keeps the words and the origin under which it was given,
-- whatever is renamed later. It is public from the moment at which its credential and certificate were made.
create table award (
  id uuid primary key,
  number text not null unique check (number ~ '^wm-[0-9a-z]{4}-[0-9a-z]{4}$'),
  enrolment_id uuid not null,
  school_id uuid not null,
  body_id uuid not null,
  decision_id uuid not null unique,
  scheme text not null,
  scheme_version text not null,
  scheme_title text not null,
  statement text not null,
  criteria text not null,
  steps text[] not null,
  school_name text not null,
  school_urn integer,
  town text,
  body_name text not null,
  body_slug text not null,
  origin text not null check (origin ~ '^https?://[^/]+$'),
  status_index integer not null check (status_index between 0 and 131071),
  visited_on date not null,
  awarded_on date not null,
  renewal_from date not null,
  valid_until date not null,
  signatory_name text not null,
  signatory_part text not null,
  created_at timestamptz not null,
  issued_at timestamptz,
  key_name text,
  state text not null default 'held' check (state in ('held', 'suspended', 'withdrawn')),
  state_since date,
  state_reason text,
  search_key text not null generated always as (lower(school_name || ' ' || coalesce(town, '') || ' ' || number || ' ' || coalesce(school_urn::text, ''))) stored,
  unique (body_id, status_index),
  unique (body_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (body_id, decision_id) references decision (body_id, id),
  check (awarded_on <= renewal_from and renewal_from <= valid_until),
  check ((issued_at is null) = (key_name is null)),
  check ((state = 'held') = (state_reason is null))
);
alter table award enable row level security;
alter table award force row level security;
create index award_by_name on award (school_name collate "C", id) where issued_at is not null;
create index award_of_school on award (school_id);
create index award_of_enrolment on award (enrolment_id);
create index award_of_body on award (body_id, awarded_on desc);
create index award_raised on award (body_id, state) where state <> 'held';
create index award_search on award using gin (search_key gin_trgm_ops);
comment on column award.number is 'The award''s public id, in its address and on its certificate.';
comment on column award.origin is 'The public address under which it was issued; its credential keeps it.';
comment on column award.status_index is 'Its place in the body''s signed lists of withdrawn and suspended awards; drawn by lot.';

-- The credential and the certificate, made once by a job. Public with their award.
create table award_paper (
  award_id uuid primary key references award,
  credential text not null,
  certificate bytea not null,
  made_at timestamptz not null
);
alter table award_paper enable row level security;
alter table award_paper force row level security;
create policy public_with_award on award_paper for select to waymark_app
  using (exists (select from award a where a.id = award_id and a.issued_at is not null));
create policy system_all on award_paper for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on award_paper to waymark_app;

-- What happened to an award, for everybody to read. It stays when the award ends.
create table award_event (
  id uuid primary key,
  award_id uuid not null,
  body_id uuid not null,
  kind text not null check (kind in ('awarded', 'issued', 'suspended', 'lifted', 'withdrawn')),
  says text not null check (length(says) between 3 and 2000),
  happened_at timestamptz not null,
  foreign key (body_id, award_id) references award (body_id, id)
);
alter table award_event enable row level security;
alter table award_event force row level security;
create index award_event_of_award on award_event (award_id, happened_at);

-- A withdrawal that one person of the awarding body asked for and a director must sign. Never public.
create table award_motion (
  id uuid primary key,
  award_id uuid not null,
  body_id uuid not null,
  reason text not null check (length(reason) between 20 and 2000),
  asked_person uuid not null references person,
  asked_name text not null,
  asked_at timestamptz not null,
  signed_person uuid references person,
  signed_name text,
  signed_at timestamptz,
  refused_name text,
  refused_at timestamptz,
  foreign key (body_id, award_id) references award (body_id, id),
  check (signed_person is null or signed_person <> asked_person),
  check ((signed_at is null) = (signed_person is null)),
  check (signed_at is null or refused_at is null)
);
alter table award_motion enable row level security;
alter table award_motion force row level security;
create unique index award_motion_open on award_motion (award_id) where signed_at is null and refused_at is null;

-- Policies are asked from the last name to the first: the one that lets the register's rows through comes first of all.
create policy world_reads on award for select to waymark_app using (issued_at is not null);
create policy staff_read on award for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on award for select to waymark_app using (enrolment_id = any (app.assigned()));
create policy desk_reads on award for select to waymark_app using (app.is_desk() and body_id = app.body());
create policy body_awards on award for insert to waymark_app
  with check (app.is_desk() and body_id = app.body() and issued_at is null and state = 'held'
    and exists (select from decision d where d.id = decision_id and d.signed_at is not null and d.awards and d.enrolment_id = award.enrolment_id));
-- Withdrawn for good, and only on a motion that a second person signed.
create policy desk_moves on award for update to waymark_app
  using (app.is_desk() and body_id = app.body() and state <> 'withdrawn')
  with check (app.is_desk() and body_id = app.body() and (state <> 'withdrawn'
    or exists (select from award_motion m where m.award_id = award.id and m.signed_at is not null)));
create trigger keep_parts after update on award for each row execute function app.keep_parts('officer director', 'state state_since state_reason');
create policy system_all on award for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select on award to waymark_app;
grant insert (id, number, enrolment_id, school_id, body_id, decision_id, scheme, scheme_version, scheme_title, statement,
  criteria, steps, school_name, school_urn, town, body_name, body_slug, origin, status_index, visited_on, awarded_on, renewal_from,
  valid_until, signatory_name, signatory_part, created_at, issued_at, key_name, state, state_since, state_reason) on award to waymark_app;
grant update (issued_at, key_name, state, state_since, state_reason) on award to waymark_app;

create policy with_award on award_event for select to waymark_app
  using (exists (select from award a where a.id = award_id));
create policy body_records on award_event for insert to waymark_app
  with check (app.is_desk() and body_id = app.body());
create policy system_all on award_event for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on award_event to waymark_app;

create policy desk_reads on award_motion for select to waymark_app using (app.is_desk() and body_id = app.body());
create policy desk_asks on award_motion for insert to waymark_app
  with check (app.is_desk() and body_id = app.body() and asked_person = app.person() and signed_at is null and refused_at is null);
create policy director_answers on award_motion for update to waymark_app
  using (app.role() = 'director' and body_id = app.body() and signed_at is null and refused_at is null)
  with check (body_id = app.body() and asked_person <> app.person() and (signed_person = app.person() or refused_at is not null));
create policy asker_takes_back on award_motion for update to waymark_app
  using (app.is_desk() and asked_person = app.person() and signed_at is null and refused_at is null)
  with check (signed_at is null and refused_at is not null);
create policy system_all on award_motion for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on award_motion to waymark_app;
grant update (signed_person, signed_name, signed_at, refused_name, refused_at) on award_motion to waymark_app;

-- How an award stands on a day: the same table as in the rules of awards, for filters. A test holds the two together.
create function app.award_status(state text, renewal_from date, valid_until date, today date) returns text
language sql immutable parallel safe as $$
  select case when state <> 'held' then state
              when valid_until < today then 'lapsed'
              when renewal_from <= today then 'expiring'
              else 'current' end
$$;
