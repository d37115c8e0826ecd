-- A panel's decision on one visited enrolment. A member of the panel decides with reasons; it stands, and the school
-- reads it, when a director has signed it too. One that a director returned stays on record, and the panel decides anew.
create table decision (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  body_id uuid not null,
  visit_id uuid not null,
  outcome text not null,
  outcome_name text not null,
  awards boolean not null,
  settled jsonb not null default '{}' check (jsonb_typeof(settled) = 'object'),
  gaps text[] not null default '{}',
  gaps_close_before text check (gaps_close_before in ('certificate', 'date')),
  gaps_due_on date,
  answer_by date,
  reasons text not null check (length(reasons) between 20 and 8000),
  decided_by uuid not null references membership,
  decided_person uuid not null references person,
  decided_name text not null,
  decided_at timestamptz not null,
  signed_by uuid references membership,
  signed_person uuid references person,
  signed_name text,
  signed_at timestamptz,
  returned_name text,
  returned_reason text check (length(returned_reason) between 10 and 4000),
  returned_at timestamptz,
  state text not null generated always as (case
    when returned_at is not null then 'returned'
    when signed_at is not null then 'signed'
    else 'decided' end) stored,
  unique (school_id, id),
  unique (body_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (body_id, enrolment_id) references enrolment (body_id, id),
  foreign key (school_id, enrolment_id, visit_id) references visit (school_id, enrolment_id, id),
  check (signed_person is null or signed_person <> decided_person),
  check ((signed_at is null) = (signed_person is null)),
  check ((returned_at is null) = (returned_reason is null)),
  check (signed_at is null or returned_at is null),
  check ((gaps = '{}') = (gaps_close_before is null))
);
alter table decision enable row level security;
alter table decision force row level security;
create unique index decision_open on decision (enrolment_id) where signed_at is null and returned_at is null;
create unique index decision_awarded on decision (enrolment_id) where signed_at is not null and awards;
create index decision_of_enrolment on decision (enrolment_id, decided_at desc);
comment on column decision.settled is 'Where verifier and second verifier differ: the level that the panel took, by criterion.';
comment on column decision.gaps is 'Criteria that the award leaves open, to be closed before the certificate or by a date.';
comment on column decision.answer_by is 'Until when a deferred school may send what is missing.';

-- One gap closed: who saw it, and what showed it.
create table decision_gap (
  decision_id uuid not null,
  school_id uuid not null,
  criterion text not null,
  says text not null check (length(says) between 10 and 4000),
  closed_person uuid not null references person,
  closed_name text not null,
  closed_at timestamptz not null,
  primary key (decision_id, criterion),
  foreign key (school_id, decision_id) references decision (school_id, id)
);
alter table decision_gap enable row level security;
alter table decision_gap force row level security;

-- Until a director has signed, a decision is the panel's and the desk's; the adviser hears it with the school.
create policy assigned_read on decision for select to waymark_app
  using (enrolment_id = any (app.assigned()) and (app.role() = 'panel' or signed_at is not null));
create policy panel_decides on decision for insert to waymark_app
  with check (enrolment_id = any (app.assigned()) and app.role() = 'panel' and decided_person = app.person()
    and decided_by = app.membership() and signed_at is null and returned_at is null
    and app.visit_stands(visit_id, '{ready}'));
create policy desk_reads on decision for select to waymark_app using (app.is_desk() and body_id = app.body());
create policy director_signs on decision for update to waymark_app
  using (app.role() = 'director' and body_id = app.body() and signed_at is null and returned_at is null)
  with check (body_id = app.body() and decided_person <> app.person()
    and (signed_person = app.person() or (signed_person is null and returned_at is not null)));
create policy staff_read on decision for select to waymark_app
  using (school_id = app.staff_school() and signed_at is not null);
create policy system_all on decision for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select on decision to waymark_app;
grant insert (id, enrolment_id, school_id, body_id, visit_id, outcome, outcome_name, awards, settled, gaps,
  gaps_close_before, gaps_due_on, answer_by, reasons, decided_by, decided_person, decided_name, decided_at,
  signed_by, signed_person, signed_name, signed_at) on decision to waymark_app;
grant update (signed_by, signed_person, signed_name, signed_at, returned_name, returned_reason, returned_at)
  on decision to waymark_app;

create policy follows_decision on decision_gap for select to waymark_app
  using (exists (select from decision d where d.id = decision_id));
create policy body_closes on decision_gap for insert to waymark_app
  with check (closed_person = app.person() and app.is_desk()
    and exists (select from decision d where d.id = decision_id and d.signed_at is not null and criterion = any (d.gaps)));
create policy system_all on decision_gap for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on decision_gap to waymark_app;

-- What ties a person to a school: evidence gathered there in any part and at any time, work there, or a declared conflict.
-- Their other parts are not theirs to read while they act on the panel, so this one question is asked as the system.
create function app.tie_of(p_person uuid, p_school uuid) returns text language plpgsql as $$
declare
  asking text := coalesce(current_setting('app.task', true), '');
  tie text;
begin
  perform set_config('app.task', 'awards.independence', true);
  select t.kind into tie from (
    select a.kind, 1 as place from public.assignment a where a.person_id = p_person and a.school_id = p_school and a.kind <> 'panel'
    union all select 'verifier', 2 from public.finding f where f.judged_by = p_person and f.school_id = p_school
    union all select 'moderator', 3 from public.moderation m where m.moderated_by = p_person and m.school_id = p_school
    union all select 'works-at-school', 4 from public.membership m where m.person_id = p_person and m.school_id = p_school
    union all select 'declared-conflict', 5 from public.declared_conflict c
      where c.person_id = p_person and c.school_id = p_school and c.ended_on is null) t
   order by t.place limit 1;
  perform set_config('app.task', asking, true);
  return tie;
end $$;
