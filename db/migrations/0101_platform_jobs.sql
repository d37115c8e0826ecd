-- Work done later. The queue itself (schema graphile_worker) belongs to the owner of the database; the application reaches
-- it through app.enqueue and through nothing else. A job may run twice, so each effect writes its key here beside what it did.

create table job_effect (
  key text primary key check (length(key) between 3 and 300),
  done_at timestamptz not null default now()
);
create table job_progress (
  key text primary key check (length(key) between 3 and 300),
  person_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0 check (done >= 0),
  total integer check (total >= 0),
  says text not null default '',
  updated_at timestamptz not null
);

alter table job_effect enable row level security;
alter table job_effect force row level security;
alter table job_progress enable row level security;
alter table job_progress force row level security;

create index job_progress_person on job_progress (person_id, updated_at);

-- Reviewed: the one door from the application to the queue. It can add a job and nothing else: not read, change or remove one.
-- A job of the same key that has not begun is replaced. The queue's own schema is not on anybody's search path.
create function app.enqueue(p_name text, p_payload json, p_key text, p_run_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if p_name !~ '^[a-z][a-z-]*(\.[a-z][a-z-]*)+$' or length(p_name) > 80 then
    raise exception 'A job is named room.work, not "%".', left(p_name, 80);
  end if;
  if octet_length(p_payload::text) > 262144 then
    raise exception 'The payload of % is over 256 kB. Keep the bytes as a file and send its id.', p_name;
  end if;
  perform graphile_worker.add_job(p_name, p_payload, run_at => p_run_at, max_attempts => 10, job_key => p_key);
end $$;

-- Reviewed: how many jobs wait and how many gave up, for the operator's check of this installation.
create function app.job_counts() returns table (waiting bigint, failed bigint)
language plpgsql security definer set search_path = pg_catalog as $$
begin
  if not app.is_system() then raise exception 'Only the operator asks how many jobs there are.'; end if;
  return query select count(*) filter (where j.attempts < j.max_attempts), count(*) filter (where j.attempts >= j.max_attempts)
    from graphile_worker.jobs j;
end $$;

comment on table job_effect is 'The keys of effects that have happened: a mail sent, a thumbnail made. Written with the effect.';
comment on table job_progress is 'How far a long job has come, for the person who asked for it.';

create policy system_all on job_effect for all to waymark_app using (app.is_system()) with check (app.is_system());
create policy own_read on job_progress for select to waymark_app using (person_id = app.person());
create policy own_ask on job_progress for insert to waymark_app with check (person_id = app.person() and state = 'waiting');
create policy system_all on job_progress for all to waymark_app using (app.is_system()) with check (app.is_system());

grant select, insert on job_effect to waymark_app;
grant select, insert on job_progress to waymark_app;
grant update (state, done, total, says, updated_at) on job_progress to waymark_app;
revoke execute on function app.enqueue(text, json, text, timestamptz), app.job_counts() from public;
grant execute on function app.enqueue(text, json, text, timestamptz), app.job_counts() to waymark_app;
