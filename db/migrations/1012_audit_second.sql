-- Purpose: two people rate the same criteria without seeing each other's level or reasons until both are in; where they differ,
-- somebody settles it with a reason, and both ratings stay as they were given. A colleague who sees a judgement differently
-- afterwards says so in the same tables, openly.
create table audit_second (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  criteria text[] not null check (cardinality(criteria) between 1 and 600),
  is_blind boolean not null,
  asked_by uuid not null references person,
  asked_name text not null,
  asked_at timestamptz not null,
  called_off_by uuid references person,
  called_off_name text,
  called_off_at timestamptz,
  unique (school_id, id),
  check ((called_off_by is null) = (called_off_at is null)),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

-- Who rates; `in_at` once their ratings are handed in and change no more.
create table audit_rater (
  second_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  person_id uuid not null references person,
  name text not null,
  in_at timestamptz,
  primary key (second_id, person_id),
  unique (school_id, second_id, person_id),
  foreign key (school_id, second_id) references audit_second (school_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

create table audit_rating (
  second_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  criterion text not null check (length(criterion) between 1 and 20),
  person_id uuid not null,
  level text not null check (length(level) between 1 and 40),
  comment text not null check (length(comment) between 1 and 1000),
  version integer not null default 1,
  given_at timestamptz not null,
  primary key (second_id, criterion, person_id),
  foreign key (school_id, second_id, person_id) references audit_rater (school_id, second_id, person_id),
  foreign key (school_id, second_id) references audit_second (school_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

-- What became of a criterion when both were in: the same level from both, or settled by a named person with a reason.
create table audit_settlement (
  second_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  criterion text not null check (length(criterion) between 1 and 20),
  kind text not null check (kind in ('same', 'settled')),
  level text not null check (length(level) between 1 and 40),
  reason text not null default '' check (length(reason) <= 2000),
  of_version integer not null,
  settled_by uuid not null references person,
  settled_name text not null,
  settled_at timestamptz not null,
  primary key (second_id, criterion),
  check (kind = 'same' or reason <> ''),
  foreign key (school_id, second_id) references audit_second (school_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

alter table audit_second enable row level security;
alter table audit_second force row level security;
alter table audit_rater enable row level security;
alter table audit_rater force row level security;
alter table audit_rating enable row level security;
alter table audit_rating force row level security;
alter table audit_settlement enable row level security;
alter table audit_settlement force row level security;

create index audit_second_enrolment on audit_second (enrolment_id);
create index audit_second_school on audit_second (school_id);
create index audit_rater_school on audit_rater (school_id);
create index audit_rater_person on audit_rater (person_id);
create index audit_rating_enrolment on audit_rating (enrolment_id, criterion);
create index audit_rating_school on audit_rating (school_id);
create index audit_settlement_enrolment on audit_settlement (enrolment_id, criterion);
create index audit_settlement_school on audit_settlement (school_id);

-- True once everybody's ratings are in: from then on everybody who reads the audit reads them.
create function app.ratings_are_in(p_second uuid) returns boolean language sql stable as $$
  select exists (select from public.audit_rater r where r.second_id = p_second)
     and not exists (select from public.audit_rater r where r.second_id = p_second and r.in_at is null)
$$;

-- Criteria whose judgements the acting person may not read yet, because they are still to rate them on their own.
create function app.blind_to() returns text[] language sql stable as $$
  select coalesce(array_agg(s.enrolment_id::text || ' ' || c), '{}')
    from public.audit_second s cross join lateral unnest(s.criteria) c
   where s.is_blind and s.called_off_at is null
     and exists (select from public.audit_rater r where r.second_id = s.id and r.person_id = app.person())
     and exists (select from public.audit_rater r where r.second_id = s.id and r.in_at is null)
$$;

-- Criteria of an enrolment on which ratings that are in name different levels, and which nobody has settled.
create function app.differences(p_enrolment uuid) returns table (criterion text, levels text[], raters uuid[]) language sql stable as $$
  select r.criterion, array_agg(distinct r.level), array_agg(distinct r.person_id)
    from public.audit_second s join public.audit_rating r on r.second_id = s.id
   where s.enrolment_id = p_enrolment and s.called_off_at is null and app.ratings_are_in(s.id)
     and not exists (select from public.audit_settlement t where t.second_id = s.id and t.criterion = r.criterion)
   group by s.id, r.criterion having count(distinct r.level) > 1
$$;

create or replace function app.raters_differ(p_enrolment uuid, p_criterion text, p_level text, p_version integer) returns boolean
  language sql stable as $$
  select exists (select from app.differences(p_enrolment) d where d.criterion = p_criterion)
$$;

create trigger keep_finished_audit before insert or update or delete on audit_second
  for each row execute function app.keep_finished_audit();
create trigger keep_finished_audit before insert or update or delete on audit_rater
  for each row execute function app.keep_finished_audit();
create trigger keep_finished_audit before insert or update or delete on audit_rating
  for each row execute function app.keep_finished_audit();
create trigger keep_finished_audit before insert or update or delete on audit_settlement
  for each row execute function app.keep_finished_audit();

-- What is handed in stays as it was given.
create function app.keep_rating() returns trigger language plpgsql as $$
begin
  if not app.is_system() and exists (select from public.audit_rater r join public.audit_second s on s.id = r.second_id
    where r.second_id = new.second_id and r.person_id = new.person_id and r.in_at is not null and (s.is_blind or tg_op = 'UPDATE'))
  then
    raise exception 'These ratings are handed in and stay as they were given.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_rating before insert or update on audit_rating for each row execute function app.keep_rating();

comment on table audit_second is 'A second rating asked for: which criteria, by whom. Blind until everybody is in; openly said ones are in at once.';
comment on table audit_rating is 'A level and its reasons from one rater. Only its writer reads it until all of the second rating are in.';
comment on column audit_settlement.of_version is 'The save of the judgement that it wrote.';

create policy staff_read on audit_second for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on audit_second for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on audit_second for select to waymark_app using (app.body_reads(enrolment_id));
create policy leads_ask on audit_second for insert to waymark_app
  with check (school_id = app.staff_school() and asked_by = app.person() and called_off_at is null
    and app.role() in ('lead', 'head', 'member') and (app.role() <> 'member' or not is_blind));
create policy leads_call_off on audit_second for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head'))
  with check (school_id = app.staff_school() and called_off_by = app.person());
create policy system_all on audit_second for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_second to waymark_app;
grant update (called_off_by, called_off_name, called_off_at) on audit_second to waymark_app;

create policy staff_read on audit_rater for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on audit_rater for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on audit_rater for select to waymark_app using (app.body_reads(enrolment_id));
create policy asker_names on audit_rater for insert to waymark_app
  with check (school_id = app.staff_school() and exists (select from audit_second s
    where s.id = second_id and s.asked_by = app.person() and s.is_blind = (in_at is null)));
create policy own_in on audit_rater for update to waymark_app
  using (school_id = app.staff_school() and person_id = app.person() and in_at is null)
  with check (school_id = app.staff_school() and person_id = app.person());
create policy system_all on audit_rater for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_rater to waymark_app;
grant update (in_at) on audit_rater to waymark_app;

create policy own_read on audit_rating for select to waymark_app using (school_id = app.staff_school() and person_id = app.person());
create policy staff_read on audit_rating for select to waymark_app
  using (school_id = app.staff_school() and app.ratings_are_in(second_id));
create policy assigned_read on audit_rating for select to waymark_app
  using (enrolment_id = any (app.reading()) and app.ratings_are_in(second_id));
create policy desk_reads on audit_rating for select to waymark_app
  using (app.body_reads(enrolment_id) and app.ratings_are_in(second_id));
create policy own_rates on audit_rating for insert to waymark_app
  with check (school_id = app.staff_school() and person_id = app.person() and app.role() in ('lead', 'head', 'member'));
-- Beside a view that is said openly stands what the other had saved as the judgement, and nothing else.
create policy saved_stands on audit_rating for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member')
    and exists (select from audit_second s where s.id = second_id and not s.is_blind and s.asked_by = app.person())
    and exists (select from audit_saved h where h.enrolment_id = audit_rating.enrolment_id and h.criterion = audit_rating.criterion
      and h.answered_by = audit_rating.person_id and h.level = audit_rating.level));
create policy own_rates_again on audit_rating for update to waymark_app
  using (school_id = app.staff_school() and person_id = app.person())
  with check (school_id = app.staff_school() and person_id = app.person() and app.role() in ('lead', 'head', 'member'));
create policy system_all on audit_rating for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_rating to waymark_app;
grant update (level, comment, version, given_at) on audit_rating to waymark_app;

create policy staff_read on audit_settlement for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on audit_settlement for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on audit_settlement for select to waymark_app using (app.body_reads(enrolment_id));
create policy team_settles on audit_settlement for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and settled_by = app.person()
    and app.ratings_are_in(second_id));
create policy system_all on audit_settlement for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on audit_settlement to waymark_app;

-- Whoever is still to rate a criterion blind does not read the judgement of it either, nor its earlier saves, nor an older second view.
drop policy staff_read on audit_answer;
create policy staff_read on audit_answer for select to waymark_app
  using (school_id = app.staff_school()
    and (answered_by = app.person() or enrolment_id::text || ' ' || criterion <> all ((select app.blind_to())::text[])));
drop policy staff_read on audit_saved;
create policy staff_read on audit_saved for select to waymark_app
  using (school_id = app.staff_school()
    and (answered_by = app.person() or enrolment_id::text || ' ' || criterion <> all ((select app.blind_to())::text[])));
drop policy staff_read on audit_view;
create policy staff_read on audit_view for select to waymark_app
  using (school_id = app.staff_school()
    and (person_id = app.person() or enrolment_id::text || ' ' || criterion <> all ((select app.blind_to())::text[])));

-- Second views said before now stay as they were said, and are read. Those that still stand go on as open ratings to settle.
drop policy team_says on audit_view;
drop policy team_says_again on audit_view;
revoke insert, update on audit_view from waymark_app;
select app.act('migrate', null, null, null, null, null, null, null);
create temporary table stands on commit drop as
  select gen_random_uuid() as id, v.enrolment_id, v.school_id, v.criterion, v.person_id, v.name, v.level, v.why, v.given_at,
         a.answered_by, a.answered_name, a.level as judged, left(a.comment, 1000) as comment, a.answered_at
    from audit_view v join audit_answer a on a.enrolment_id = v.enrolment_id and a.criterion = v.criterion
   where v.level <> a.level and v.of_version = a.version and v.person_id <> a.answered_by
     and not exists (select from audit_finish f where f.enrolment_id = v.enrolment_id);
insert into audit_second (id, enrolment_id, school_id, criteria, is_blind, asked_by, asked_name, asked_at)
  select id, enrolment_id, school_id, array[criterion], false, person_id, name, given_at from stands;
insert into audit_rater (second_id, enrolment_id, school_id, person_id, name, in_at)
  select id, enrolment_id, school_id, person_id, name, given_at from stands
  union all select id, enrolment_id, school_id, answered_by, answered_name, given_at from stands;
insert into audit_rating (second_id, enrolment_id, school_id, criterion, person_id, level, comment, given_at)
  select id, enrolment_id, school_id, criterion, person_id, level, why, given_at from stands
  union all select id, enrolment_id, school_id, criterion, answered_by, judged, comment, answered_at from stands;
select set_config('app.task', '', true);
reset role;
