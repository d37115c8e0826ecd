-- An accreditation visit: the awarding body chose the verifier, adviser and school agreed the day. The verifier's first act opens it.
-- Its state follows from what has been done and is never set by hand.
create table visit (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  on_date date not null,
  opened_by uuid not null references person,
  opened_at timestamptz not null,
  reported_at timestamptz,
  comment_by date,
  commented_at timestamptz,
  answered_at timestamptz,
  moderated_at timestamptz,
  state text not null generated always as (case
    when moderated_at is not null then 'ready'
    when answered_at is not null then 'with-moderator'
    when commented_at is not null then 'answering'
    when reported_at is not null then 'with-school'
    else 'writing' end) stored,
  unique (school_id, enrolment_id, id),
  unique (enrolment_id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  check (commented_at is null or reported_at is not null),
  check (answered_at is null or commented_at is not null),
  check (moderated_at is null or answered_at is not null),
  check ((comment_by is null) = (reported_at is null))
);
alter table visit enable row level security;
alter table visit force row level security;
create index visit_by_day on visit (on_date);
comment on column visit.reported_at is 'When the verifier sent the report to the school; only then does the school read findings.';
comment on column visit.comment_by is 'The last day for the school''s comments on fact.';
comment on column visit.moderated_at is 'When the second verifier finished; the panel may then decide.';

-- What happens on the day, in the order of the clock.
create table visit_agenda (
  id uuid primary key,
  visit_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  starts_at time not null,
  what text not null check (length(what) between 1 and 300),
  meets text not null check (length(meets) <= 100),
  place text not null check (length(place) <= 200),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  foreign key (school_id, enrolment_id, visit_id) references visit (school_id, enrolment_id, id)
);
alter table visit_agenda enable row level security;
alter table visit_agenda force row level security;
create index visit_agenda_of_visit on visit_agenda (visit_id, starts_at);
create index visit_agenda_of_enrolment on visit_agenda (enrolment_id);

-- The claims that the verifier checks, each with the reason for which it was drawn, and what was seen.
create table visit_sample (
  visit_id uuid not null,
  claim_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  place integer not null check (place >= 1),
  drawn_because text not null check (drawn_because in ('raters-differed', 'highest-level', 'one-item', 'by-lot', 'chosen')),
  supported text check (supported in ('yes', 'in-part', 'no', 'not-checked')),
  seen text not null default '' check (length(seen) <= 4000),
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  primary key (visit_id, claim_id),
  foreign key (school_id, claim_id) references claim (school_id, id),
  foreign key (school_id, enrolment_id, visit_id) references visit (school_id, enrolment_id, id)
);
alter table visit_sample enable row level security;
alter table visit_sample force row level security;
create index visit_sample_of_enrolment on visit_sample (enrolment_id);

-- The verifier's judgement of one criterion.
create table finding (
  id uuid primary key,
  visit_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  criterion text not null,
  level text,
  reasons text not null check (length(reasons) <= 8000),
  version integer not null default 1 check (version >= 1),
  judged_by uuid not null references person,
  judged_at timestamptz not null,
  unique (visit_id, criterion),
  foreign key (school_id, enrolment_id, visit_id) references visit (school_id, enrolment_id, id)
);
alter table finding enable row level security;
alter table finding force row level security;
create index finding_of_enrolment on finding (enrolment_id);
comment on column finding.level is 'A level of the scheme''s scale; null while only reasons are written.';

-- What the verifier saw of one action of the plan.
create table action_finding (
  visit_id uuid not null,
  action_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  seen text not null check (seen in ('yes', 'in-part', 'no', 'not-checked')),
  says text not null check (length(says) between 1 and 8000),
  version integer not null default 1 check (version >= 1),
  judged_by uuid not null references person,
  judged_at timestamptz not null,
  primary key (visit_id, action_id),
  foreign key (school_id, enrolment_id, visit_id) references visit (school_id, enrolment_id, id),
  foreign key (school_id, enrolment_id, action_id) references action (school_id, enrolment_id, id)
);
alter table action_finding enable row level security;
alter table action_finding force row level security;
create index action_finding_of_enrolment on action_finding (enrolment_id);

-- Strengths to celebrate and areas to work on, as the report names them.
create table visit_point (
  id uuid primary key,
  visit_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  kind text not null check (kind in ('strength', 'area')),
  says text not null check (length(says) between 1 and 2000),
  seen_in text not null check (length(seen_in) between 1 and 2000),
  removed_at timestamptz,
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  foreign key (school_id, enrolment_id, visit_id) references visit (school_id, enrolment_id, id)
);
alter table visit_point enable row level security;
alter table visit_point force row level security;
create index visit_point_of_visit on visit_point (visit_id, kind);
create index visit_point_of_enrolment on visit_point (enrolment_id);

-- The school's comment on a fact in the report, and what the verifier did about it.
create table visit_comment (
  id uuid primary key,
  visit_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  criterion text,
  says text not null check (length(says) between 1 and 4000),
  written_by uuid not null references person,
  written_at timestamptz not null,
  answer text check (answer in ('corrected', 'kept')),
  answer_says text not null default '' check (length(answer_says) <= 4000),
  answered_by uuid references person,
  answered_at timestamptz,
  foreign key (school_id, enrolment_id, visit_id) references visit (school_id, enrolment_id, id),
  check ((answer is null) = (answered_at is null)),
  check (answer is null or answer_says <> '')
);
alter table visit_comment enable row level security;
alter table visit_comment force row level security;
create index visit_comment_of_visit on visit_comment (visit_id, written_at);
create index visit_comment_of_enrolment on visit_comment (enrolment_id);

-- The second verifier's view of each finding: agrees, or another level with reasons.
create table moderation (
  visit_id uuid not null,
  criterion text not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  agrees boolean not null,
  level text,
  reasons text not null check (length(reasons) <= 8000),
  version integer not null default 1 check (version >= 1),
  moderated_by uuid not null references person,
  moderated_at timestamptz not null,
  primary key (visit_id, criterion),
  foreign key (school_id, enrolment_id, visit_id) references visit (school_id, enrolment_id, id),
  check (agrees = (level is null)),
  check (agrees or reasons <> '')
);
alter table moderation enable row level security;
alter table moderation force row level security;
create index moderation_of_enrolment on moderation (enrolment_id);

-- A school reads what the report says only after it was sent; the second verifier's view only when that is finished.
create function app.visit_reported(p_visit uuid) returns boolean language sql stable
  as $$ select exists (select from public.visit v where v.id = p_visit and v.reported_at is not null) $$;
create function app.visit_moderated(p_visit uuid) returns boolean language sql stable
  as $$ select exists (select from public.visit v where v.id = p_visit and v.moderated_at is not null) $$;
create function app.visit_stands(p_visit uuid, p_states text[]) returns boolean language sql stable
  as $$ select exists (select from public.visit v where v.id = p_visit and v.state = any (p_states)) $$;

create policy staff_read on visit for select to waymark_app using (school_id = app.staff_school());
create policy staff_read on visit_agenda for select to waymark_app using (school_id = app.staff_school());
create policy staff_read on visit_comment for select to waymark_app using (school_id = app.staff_school());
create policy staff_read_moderated on moderation for select to waymark_app
  using (school_id = app.staff_school() and app.visit_moderated(visit_id));
create policy desk_reads on visit for select to waymark_app
  using (app.is_desk() and exists (select from enrolment e where e.id = enrolment_id));
-- Whoever advised a school, on this enrolment or another, judges nothing there; so a person sees all their own tasks.
create policy person_reads_own on assignment for select to waymark_app using (person_id = app.person());
create function app.has_advised(p_school uuid) returns boolean language sql stable
  as $$ select exists (select from public.assignment a where a.person_id = app.person() and a.school_id = p_school and a.kind = 'adviser') $$;
create policy verifier_opens on visit for insert to waymark_app
  with check (enrolment_id = any (app.assigned()) and app.role() = 'verifier' and opened_by = app.person() and not app.has_advised(school_id));
create policy desk_moves_on on visit for update to waymark_app
  using (app.is_desk() and exists (select from enrolment e where e.id = enrolment_id)) with check (app.is_desk());
create policy assigned_move on visit for update to waymark_app
  using (enrolment_id = any (app.assigned()) and app.role() in ('verifier', 'moderator')) with check (enrolment_id = any (app.assigned()));
create policy staff_return on visit for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead') and reported_at is not null and commented_at is null)
  with check (school_id = app.staff_school() and commented_at is not null);
-- Each hand passes the report on and no further: nobody sends for the verifier. Who returns it without a comment settles it too.
create trigger keep_parts after update on visit for each row execute function app.keep_parts(
  'verifier', 'on_date reported_at comment_by answered_at moderated_at state',
  'moderator', 'moderated_at state',
  'head lead officer director', 'commented_at answered_at moderated_at state');

do $$
declare t text;
begin
  foreach t in array array['visit', 'visit_agenda', 'visit_comment'] loop
    execute format('create policy assigned_read on %I for select to waymark_app using (enrolment_id = any (app.assigned()))', t);
  end loop;
  -- The adviser is on the school's side of the visit: findings reach both together.
  foreach t in array array['visit_sample', 'finding', 'action_finding', 'visit_point', 'moderation'] loop
    execute format('create policy assigned_read on %I for select to waymark_app using (enrolment_id = any (app.assigned())
      and (app.role() <> ''adviser'' or %s(visit_id)))', t, case t when 'moderation' then 'app.visit_moderated' else 'app.visit_reported' end);
  end loop;
  foreach t in array array['visit', 'visit_agenda', 'visit_sample', 'finding', 'action_finding', 'visit_point', 'visit_comment', 'moderation'] loop
    execute format('create policy system_all on %I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
  end loop;
  foreach t in array array['visit_sample', 'finding', 'action_finding', 'visit_point'] loop
    execute format('create policy staff_read_reported on %I for select to waymark_app
      using (school_id = app.staff_school() and app.visit_reported(visit_id))', t);
  end loop;
  foreach t in array array['visit_sample', 'finding', 'action_finding', 'visit_point', 'visit_comment', 'moderation'] loop
    execute format('create policy desk_reads on %I for select to waymark_app using (app.body_reads(enrolment_id) and app.visit_reported(visit_id))', t);
  end loop;
  foreach t in array array['visit_sample', 'finding', 'action_finding', 'visit_point'] loop
    execute format('create policy verifier_writes on %I for insert to waymark_app
      with check (enrolment_id = any (app.assigned()) and app.role() = ''verifier'' and %I = app.person()
        and not app.has_advised(school_id) and app.visit_stands(visit_id, ''{writing,answering}''))', t, case when t in ('finding', 'action_finding') then 'judged_by' else 'saved_by' end);
    execute format('create policy verifier_changes on %I for update to waymark_app
      using (enrolment_id = any (app.assigned()) and app.role() = ''verifier'' and app.visit_stands(visit_id, ''{writing,answering}''))
      with check (enrolment_id = any (app.assigned()) and %I = app.person())', t, case when t in ('finding', 'action_finding') then 'judged_by' else 'saved_by' end);
  end loop;
end $$;
create policy verifier_arranges on visit_agenda for insert to waymark_app
  with check (enrolment_id = any (app.assigned()) and app.role() = 'verifier' and saved_by = app.person());
create policy verifier_clears on visit_agenda for delete to waymark_app
  using (enrolment_id = any (app.assigned()) and app.role() = 'verifier' and app.visit_stands(visit_id, '{writing}'));
create policy staff_comment on visit_comment for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead') and written_by = app.person() and answer is null
    and app.visit_stands(visit_id, '{with-school}'));
create policy verifier_answers on visit_comment for update to waymark_app
  using (enrolment_id = any (app.assigned()) and app.role() = 'verifier' and app.visit_stands(visit_id, '{answering}'))
  with check (answered_by = app.person());
create policy moderator_writes on moderation for insert to waymark_app
  with check (enrolment_id = any (app.assigned()) and app.role() = 'moderator' and moderated_by = app.person()
    and not app.has_advised(school_id) and app.visit_stands(visit_id, '{with-moderator}'));
create policy moderator_changes on moderation for update to waymark_app
  using (enrolment_id = any (app.assigned()) and app.role() = 'moderator' and app.visit_stands(visit_id, '{with-moderator}'))
  with check (moderated_by = app.person());

-- No delete but of an agenda's line: what was judged stays.
grant select, insert on visit_sample, finding, action_finding, visit_point, visit_comment, moderation to waymark_app;
grant select, insert, delete on visit_agenda to waymark_app;
grant select, insert (id, enrolment_id, school_id, on_date, opened_by, opened_at),
  update (on_date, reported_at, comment_by, commented_at, answered_at, moderated_at) on visit to waymark_app;
grant update (supported, seen, version, saved_by, saved_at) on visit_sample to waymark_app;
grant update (level, reasons, version, judged_by, judged_at) on finding to waymark_app;
grant update (seen, says, version, judged_by, judged_at) on action_finding to waymark_app;
grant update (removed_at, saved_by, saved_at) on visit_point to waymark_app;
grant update (answer, answer_says, answered_by, answered_at) on visit_comment to waymark_app;
grant update (agrees, level, reasons, version, moderated_by, moderated_at) on moderation to waymark_app;
