-- Purpose: a scheme is a file; each version of it that this house has ever run is kept here whole, so that an enrolment
-- keeps its own for as long as it lasts.
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

-- A version that a school uses is never changed and never taken away; nor does anybody but the file's loading change one.
create function app.keep_scheme_version() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    if old.first_used_at is not null then
      raise exception 'Version % of % is in use. Leave it, and write a new version.', old.version, old.scheme;
    end if;
    return old;
  end if;
  if (new.id, new.scheme, new.version, new.title, new.document, new.sha256, new.created_at)
     is distinct from (old.id, old.scheme, old.version, old.title, old.document, old.sha256, old.created_at)
     and (old.first_used_at is not null or not app.is_system()) then
    raise exception 'Version % of % is in use. Leave it, and write a new version.', old.version, old.scheme;
  end if;
  if old.first_used_at is not null and new.first_used_at is distinct from old.first_used_at then
    raise exception 'Version % of % was first used at %. That time does not change.', old.version, old.scheme, old.first_used_at;
  end if;
  return new;
end $$;
create trigger keep_scheme_version before update or delete on scheme_version
  for each row execute function app.keep_scheme_version();

-- For the table of enrolments: the first one to name a version closes it.
create function app.use_scheme_version() returns trigger language plpgsql as $$
begin
  update public.scheme_version set first_used_at = now() where id = new.scheme_version_id and first_used_at is null;
  return new;
end $$;

comment on column scheme_version.document is 'The whole file as data, as schemes/scheme.schema.json describes it.';
comment on column scheme_version.sha256 is 'Of the file''s text, so that an unchanged file is not read again.';
comment on column scheme_version.first_used_at is 'When the first school enrolled in it. From then on the row never changes.';

create policy anyone_reads on scheme_version for select to waymark_app using (true);
create policy desk_uses on scheme_version for update to waymark_app
  using (app.is_desk() and first_used_at is null) with check (app.is_desk());
create policy system_all on scheme_version for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on scheme_version to waymark_app;
