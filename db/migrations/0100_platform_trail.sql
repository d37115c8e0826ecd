-- The trail: who did or saw what, when. Written once, never changed, and chained so that a change made behind our
-- back shows. There are no foreign keys on purpose: an entry outlives the person, the school and the work it tells of.

create table trail_entry (
  id bigint generated always as identity primary key,
  stream text not null generated always as (
    case when school_id is not null then 'school:' || school_id::text
         when body_id is not null then 'body:' || body_id::text
         else 'system' end) stored,
  seq bigint,
  at timestamptz not null,
  person_id uuid,
  membership_id uuid,
  role text,
  task text,
  act text not null check (act ~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$' and length(act) <= 80),
  school_id uuid,
  body_id uuid,
  enrolment_id uuid,
  about jsonb not null default '{}' check (jsonb_typeof(about) = 'object' and length(about::text) <= 20000),
  before bytea,
  hash bytea,
  check ((seq is null) = (hash is null) and (seq is null) = (before is null))
);
create table trail_head (
  stream text primary key,
  seq bigint not null default 0,
  hash bytea not null,
  moved_at timestamptz not null default clock_timestamp()
);

alter table trail_entry enable row level security;
alter table trail_entry force row level security;
alter table trail_head enable row level security;
alter table trail_head force row level security;

create unique index trail_entry_stream_seq on trail_entry (stream, seq);
create index trail_entry_unsealed on trail_entry (stream, id) where seq is null;
create index trail_entry_enrolment on trail_entry (enrolment_id, id) where enrolment_id is not null;
create index trail_entry_body on trail_entry (body_id, id) where body_id is not null;
create index trail_head_moved on trail_head (moved_at);

-- What an entry's hash covers. The text must never change, or every chain written before breaks: add a version instead.
create function app.trail_hash(before bytea, e trail_entry) returns bytea
language sql stable parallel safe as $$
  select sha256(before || convert_to(jsonb_build_array(
    e.stream, e.seq, e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    e.person_id, e.membership_id, e.role, e.task, e.act, e.school_id, e.body_id, e.enrolment_id, e.about)::text, 'UTF8'))
$$;

create function app.trail_start(stream text) returns bytea
language sql immutable parallel safe as $$
  select sha256(convert_to('waymark trail ' || stream, 'UTF8'))
$$;

-- Chains this transaction's entries when it commits, so that the lock on a stream is held for no longer than that.
-- Only our own entries can be unsealed here: those of others are invisible until they commit, and then they are sealed.
-- Streams are taken in one order, so two transactions cannot wait for each other.
create function app.seal_trail() returns trigger
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  one_stream text;
  e trail_entry;
  head trail_head;
begin
  -- Called once for each entry of the transaction; the first call has sealed them all.
  perform 1 from trail_entry where id = new.id and seq is null;
  if not found then return null; end if;
  for one_stream in select distinct stream from trail_entry where seq is null order by stream loop
    insert into trail_head (stream, hash) values (one_stream, app.trail_start(one_stream)) on conflict (stream) do nothing;
    select * into head from trail_head where stream = one_stream for update;
    for e in select * from trail_entry where seq is null and stream = one_stream order by id loop
      e.seq := head.seq + 1;
      e.before := head.hash;
      e.hash := app.trail_hash(head.hash, e);
      update trail_entry set seq = e.seq, before = e.before, hash = e.hash where id = e.id;
      head.seq := e.seq;
      head.hash := e.hash;
    end loop;
    update trail_head set seq = head.seq, hash = head.hash, moved_at = clock_timestamp() where stream = one_stream;
  end loop;
  return null;
end $$;

create function app.guard_trail() returns trigger
language plpgsql set search_path = pg_catalog, public as $$
declare
  -- The stream is computed from columns that are compared, and is not known yet in a trigger that comes before.
  sealed text[] := array['seq', 'before', 'hash', 'stream'];
begin
  if tg_op = 'UPDATE' and old.seq is null and new.seq is not null
     and to_jsonb(old) - sealed = to_jsonb(new) - sealed then
    return new;
  end if;
  raise exception 'An entry in the trail is never changed or removed. Write a new entry that says what was wrong.';
end $$;

create constraint trigger trail_entry_seal after insert on trail_entry
  deferrable initially deferred for each row execute function app.seal_trail();
create trigger trail_entry_guard before update or delete on trail_entry
  for each row execute function app.guard_trail();
create trigger trail_entry_keep before truncate on trail_entry
  for each statement execute function app.guard_trail();

comment on table trail_entry is 'Who did or saw what, when. Insert only; chained per school, awarding body or system.';
comment on column trail_entry.stream is 'Whose chain: the school''s when the act concerns one, else the body''s, else the system''s.';
comment on column trail_entry.seq is 'Place in the chain from 1, given at commit.';
comment on column trail_entry.act is 'What was done, as room.verb: audit.judged.';
comment on column trail_entry.about is 'What the act concerned: ids, codes and counts, never a pupil''s name or a free text.';
comment on column trail_entry.before is 'Hash of the entry before, or the start of the stream.';
comment on table trail_head is 'The last link of each chain. An anchor outside the database keeps copies of it.';

create policy trail_entry_note on trail_entry for insert to waymark_app
  with check (app.is_system() or (person_id = app.person() and role is not distinct from app.role() and task is null
    and (school_id is null or school_id = app.school() or app.body() is not null)));
create policy trail_entry_read_school on trail_entry for select to waymark_app
  using (school_id = app.school() and app.role() in ('head', 'lead'));
create policy trail_entry_read_body on trail_entry for select to waymark_app
  using (body_id = app.body() and app.role() in ('officer', 'director'));
create policy trail_entry_read_system on trail_entry for select to waymark_app using (app.is_system());
create policy trail_head_read_system on trail_head for select to waymark_app using (app.is_system());
-- The owner of the tables seals the chain; row security is forced on owners too, so it needs a policy of its own.
create policy trail_entry_keeper on trail_entry to current_user using (stream <> '') with check (stream <> '');
create policy trail_head_keeper on trail_head to current_user using (stream <> '') with check (stream <> '');

grant insert (at, person_id, membership_id, role, task, act, school_id, body_id, enrolment_id, about)
  on trail_entry to waymark_app;
grant select on trail_entry, trail_head to waymark_app;
revoke execute on function app.seal_trail() from public;
revoke execute on function app.guard_trail() from public;
