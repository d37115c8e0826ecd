-- Purpose: what pupils say of coming to school ready to learn, asked in rounds of target and comparison pupils. Answers of one
-- pupil in two rounds belong together and can be read as one pupil's by nobody: the application may neither read nor write them;
-- reviewed functions take a whole set in and give counts of ten and more out, once the round is closed.
create table readiness_round (
  id uuid primary key,
  school_id uuid not null,
  enrolment_id uuid not null,
  label text not null check (length(label) between 1 and 60),
  statements_version text not null check (length(statements_version) between 1 and 20),
  opened_on date not null,
  opened_by uuid references person,
  opened_at timestamptz not null,
  closed_by uuid references person,
  closed_at timestamptz,
  unique (school_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);
alter table readiness_round enable row level security;
alter table readiness_round force row level security;
create unique index readiness_round_open on readiness_round (enrolment_id) where closed_at is null;
create index readiness_round_of on readiness_round (enrolment_id, opened_on);
comment on table readiness_round is 'One asking. A closed round is never opened again: counts that grow by one would tell what one pupil said.';
comment on column readiness_round.statements_version is 'Which wording was asked (src/questionnaires/readiness/statements.ts).';

-- The code on a pupil's slip. It opens an empty questionnaire, and opens nothing once it was answered.
create table restricted.readiness_slip (
  school_id uuid not null,
  round_id uuid not null,
  pupil_id uuid not null,
  kind text not null check (kind in ('target', 'comparison')),
  code text not null unique check (code ~ '^[A-HJKMNP-Y34679]{8}$'),
  primary key (round_id, pupil_id),
  foreign key (school_id, round_id) references readiness_round (school_id, id),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id)
);
alter table restricted.readiness_slip enable row level security;
alter table restricted.readiness_slip force row level security;
create index readiness_slip_pupil on restricted.readiness_slip (school_id, pupil_id);
comment on column restricted.readiness_slip.kind is 'As the pupil was followed when the round opened.';

-- Which answers are the same pupil's. Nobody reads it but the functions below, as the owner of the tables.
create table restricted.readiness_pairing (
  school_id uuid not null,
  enrolment_id uuid not null,
  pupil_id uuid not null,
  pairing uuid not null default gen_random_uuid(),
  primary key (enrolment_id, pupil_id),
  unique (school_id, pairing),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id)
);
alter table restricted.readiness_pairing enable row level security;
alter table restricted.readiness_pairing force row level security;
create index readiness_pairing_pupil on restricted.readiness_pairing (school_id, pupil_id);

-- No time stands here: with it, whoever remembers who held the tablet would know who answered.
create table restricted.readiness_answer (
  school_id uuid not null,
  round_id uuid not null,
  pairing uuid not null,
  kind text not null check (kind in ('target', 'comparison')),
  statement text not null check (statement ~ '^[a-z][a-z-]{1,29}$'),
  answer text not null check (answer in ('yes', 'sometimes', 'no', 'dont-know', 'skipped')),
  primary key (round_id, pairing, statement),
  foreign key (school_id, pairing) references restricted.readiness_pairing (school_id, pairing) on delete cascade,
  foreign key (school_id, round_id) references readiness_round (school_id, id)
);
alter table restricted.readiness_answer enable row level security;
alter table restricted.readiness_answer force row level security;
create index readiness_answer_pairing on restricted.readiness_answer (school_id, pairing);

-- A pupil who wants to talk to somebody, for the designated safeguarding lead and deputies alone. It never stands beside an answer.
create table restricted.talk_wish (
  id uuid primary key default gen_random_uuid(),
  school_id uuid not null,
  pupil_id uuid not null,
  wished_at timestamptz not null default now(),
  spoken_by uuid references person,
  spoken_at timestamptz,
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id)
);
alter table restricted.talk_wish enable row level security;
alter table restricted.talk_wish force row level security;
create unique index talk_wish_open on restricted.talk_wish (school_id, pupil_id) where spoken_at is null;
comment on table restricted.talk_wish is 'While a school has no DSL its head sees these: a wish is never seen by nobody.';

-- True for the DSL and deputies, and for the head of a school that has none now.
create function app.hears_pupils(p_school uuid) returns boolean language sql stable as $$
  select app.is_dsl(p_school) or coalesce(p_school = app.pupil_school() and app.role() = 'head'
    and not exists (select from public.safeguarding_lead l where l.school_id = p_school and l.to_on is null), false)
$$;

create policy team_reads on readiness_round for select to waymark_app using (school_id = app.staff_school());
create policy leaders_open on readiness_round for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and opened_by = app.person() and closed_at is null);
create policy leaders_close on readiness_round for update to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead') and closed_at is null)
  with check (school_id = app.pupil_school() and closed_by = app.person());
create policy system_all on readiness_round for all to waymark_app using (app.is_system()) with check (app.is_system());
create policy owner_reads on readiness_round for select to current_user using (true);
grant select, insert on readiness_round to waymark_app;
grant update (closed_by, closed_at) on readiness_round to waymark_app;

create policy team_reads on restricted.readiness_slip for select to waymark_app using (school_id = app.pupil_school());
create policy leaders_make on restricted.readiness_slip for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead'));
create policy system_all on restricted.readiness_slip for all to waymark_app using (app.is_system()) with check (app.is_system());
create policy owner_reads on restricted.readiness_slip for select to current_user using (true);
grant select, insert on restricted.readiness_slip to waymark_app;

-- The owner, as whom the functions below run and no request ever does: forced row security binds it as well.
create policy owner_pairs on restricted.readiness_pairing for all to current_user using (true) with check (true);
create policy owner_keeps on restricted.readiness_answer for all to current_user using (true) with check (true);
create policy owner_hears on restricted.talk_wish for all to current_user using (true) with check (true);

create policy dsl_reads on restricted.talk_wish for select to waymark_app using (app.hears_pupils(school_id));
create policy dsl_speaks on restricted.talk_wish for update to waymark_app
  using (app.hears_pupils(school_id) and spoken_at is null) with check (app.hears_pupils(school_id) and spoken_by = app.person());
grant select on restricted.talk_wish to waymark_app;
grant update (spoken_by, spoken_at) on restricted.talk_wish to waymark_app;

-- Reviewed: what a code opens. Whoever holds the code learns the round and whether it waits, and nothing of an answer.
create function app.readiness_opens(p_code text)
returns table (round_id uuid, school_id uuid, enrolment_id uuid, statements_version text, state text)
language sql stable security definer set search_path = pg_catalog, public as $$
  select r.id, r.school_id, r.enrolment_id, r.statements_version,
         case when r.closed_at is not null then 'closed'
              when exists (select from restricted.readiness_pairing p join restricted.readiness_answer a on a.pairing = p.pairing and a.round_id = r.id
                            where p.enrolment_id = r.enrolment_id and p.pupil_id = s.pupil_id) then 'answered'
              else 'waiting' end
    from restricted.readiness_slip s join readiness_round r on r.school_id = s.school_id and r.id = s.round_id
   where s.code = p_code
$$;

-- Reviewed: takes one pupil's answers in, all at once and once only.
create function app.readiness_send(p_code text, p_answers jsonb) returns text
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  slip record;
  own uuid;
begin
  perform pg_advisory_xact_lock(hashtextextended('readiness code ' || p_code, 0));
  select s.school_id, s.round_id, s.pupil_id, s.kind, r.enrolment_id into slip
    from restricted.readiness_slip s join readiness_round r on r.school_id = s.school_id and r.id = s.round_id where s.code = p_code;
  if not found then return 'unknown'; end if;
  -- Whoever closes the round waits for those who are sending, and nobody sends after.
  perform pg_advisory_xact_lock_shared(hashtextextended('readiness round ' || slip.round_id, 0));
  if (select r.closed_at is not null from readiness_round r where r.id = slip.round_id) then return 'closed'; end if;
  insert into restricted.readiness_pairing (school_id, enrolment_id, pupil_id)
    values (slip.school_id, slip.enrolment_id, slip.pupil_id) on conflict do nothing;
  select p.pairing into own from restricted.readiness_pairing p where p.enrolment_id = slip.enrolment_id and p.pupil_id = slip.pupil_id;
  if exists (select from restricted.readiness_answer a where a.round_id = slip.round_id and a.pairing = own) then return 'answered'; end if;
  insert into restricted.readiness_answer (school_id, round_id, pairing, kind, statement, answer)
    select slip.school_id, slip.round_id, own, slip.kind, e.key, e.value from jsonb_each_text(p_answers) e;
  return 'sent';
end $$;

-- Reviewed: a pupil wants to talk to somebody. Twice is one wish until somebody has spoken with them.
create function app.readiness_talk(p_code text) returns boolean
language plpgsql security definer set search_path = pg_catalog, public as $$
begin
  insert into restricted.talk_wish (school_id, pupil_id)
    select s.school_id, s.pupil_id from restricted.readiness_slip s where s.code = p_code on conflict do nothing;
  return found;
end $$;

-- Reviewed: how many have answered, never who.
create function app.readiness_answered(p_round uuid) returns table (kind text, answered integer)
language sql stable security definer set search_path = pg_catalog, public as $$
  select a.kind, count(distinct a.pairing)::integer
    from restricted.readiness_answer a join readiness_round r on r.id = a.round_id
   where r.id = p_round and (r.school_id = app.staff_school() or app.is_system())
   group by a.kind
$$;

-- Reviewed: how many gave which answer, of closed rounds and where ten said yes, sometimes or no.
create function app.readiness_counts(p_round uuid) returns table (kind text, statement text, answer text, n integer)
language sql stable security definer set search_path = pg_catalog, public as $$
  with said as (
    select a.kind, a.statement, a.answer from restricted.readiness_answer a join readiness_round r on r.id = a.round_id
     where r.id = p_round and r.closed_at is not null and (r.school_id = app.staff_school() or app.is_system())),
  enough as (
    select s.kind, s.statement from said s where s.answer in ('yes', 'sometimes', 'no') group by s.kind, s.statement having count(*) >= 10)
  select s.kind, s.statement, s.answer, count(*)::integer
    from said s join enough e on e.kind = s.kind and e.statement = s.statement group by s.kind, s.statement, s.answer
$$;

-- Reviewed: means and spreads of the scores of pupils who answered in two closed rounds, of ten and more; no pupil's own score.
-- A score is 100 for yes, 50 for sometimes, 0 for no, the mean of the statements answered; it takes five of them.
create function app.readiness_change(p_before uuid, p_after uuid)
returns table (kind text, n integer, start_mean float8, start_sd float8, end_mean float8, gain_mean float8, gain_sd float8)
language sql stable security definer set search_path = pg_catalog, public as $$
  with rounds as (
    select b.id as before, a.id as after from readiness_round b join readiness_round a on a.enrolment_id = b.enrolment_id
     where b.id = p_before and a.id = p_after and b.id <> a.id and b.closed_at is not null and a.closed_at is not null
       and b.statements_version = a.statements_version and (b.school_id = app.staff_school() or app.is_system())),
  score as (
    select a.round_id, a.pairing, min(a.kind) as kind, avg(case a.answer when 'yes' then 100 when 'sometimes' then 50 else 0 end)::float8 as score
      from restricted.readiness_answer a join rounds on a.round_id in (rounds.before, rounds.after)
     where a.answer in ('yes', 'sometimes', 'no') group by a.round_id, a.pairing having count(*) >= 5)
  select s.kind, count(*)::integer, avg(s.score), stddev_samp(s.score), avg(e.score), avg(e.score - s.score), stddev_samp(e.score - s.score)
    from rounds join score s on s.round_id = rounds.before join score e on e.round_id = rounds.after and e.pairing = s.pairing and e.kind = s.kind
   group by s.kind having count(*) >= 10
$$;

revoke execute on function app.readiness_opens(text), app.readiness_send(text, jsonb), app.readiness_talk(text), app.readiness_answered(uuid),
  app.readiness_counts(uuid), app.readiness_change(uuid, uuid) from public;
grant execute on function app.readiness_opens(text), app.readiness_send(text, jsonb), app.readiness_talk(text), app.readiness_answered(uuid),
  app.readiness_counts(uuid), app.readiness_change(uuid, uuid) to waymark_app;
