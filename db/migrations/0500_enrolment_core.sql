-- A school's application to undertake one version of one scheme. It becomes an enrolment only when the head has confirmed,
-- the body has accepted and both have accepted the data terms; each of these is a fact with a time and a person.
create table application (
  id uuid primary key,
  school_id uuid not null references school,
  body_id uuid not null references body,
  scheme_version_id uuid not null references scheme_version,
  route text not null,
  cohort text not null,
  why text not null default '',
  applied_by uuid not null,
  applied_at timestamptz not null,
  head_asked_at timestamptz,
  head_asked_email text,
  head_token_hash bytea,
  head_confirmed_at timestamptz,
  head_confirmed_name text,
  decided_at timestamptz,
  decided_by uuid references membership,
  decision text check (decision in ('accepted', 'refused')),
  decision_reason text,
  school_terms_at timestamptz,
  school_terms_by uuid,
  body_terms_at timestamptz,
  body_terms_by uuid references membership,
  withdrawn_at timestamptz,
  enrolled_at timestamptz,
  version integer not null default 1,
  check ((decision is null) = (decided_at is null)),
  check (enrolled_at is null or (head_confirmed_at is not null and decision = 'accepted'
    and school_terms_at is not null and body_terms_at is not null)),
  unique (school_id, id),
  foreign key (school_id, applied_by) references membership (school_id, id),
  foreign key (school_id, school_terms_by) references membership (school_id, id)
);
alter table application enable row level security;
alter table application force row level security;
create index application_school on application (school_id);
create index application_body on application (body_id, applied_at);
comment on column application.head_asked_email is 'Where the confirmation went: the address that the awarding body held for the head at that moment.';
create unique index application_open on application (school_id, scheme_version_id)
  where withdrawn_at is null and enrolled_at is null and decision is distinct from 'refused';

-- The head's address that the awarding body holds. Only its desk writes it: a coordinator cannot name their own confirmer.
create table school_contact (
  body_id uuid not null references body,
  school_id uuid not null references school,
  head_name text not null check (length(head_name) between 2 and 200),
  head_email text not null check (length(head_email) between 3 and 254),
  entered_by text not null,
  entered_at timestamptz not null,
  primary key (body_id, school_id)
);
alter table school_contact enable row level security;
alter table school_contact force row level security;

-- One school undertaking one version of one scheme. The version never changes under it.
create table enrolment (
  id uuid primary key,
  school_id uuid not null references school,
  body_id uuid not null references body,
  scheme_version_id uuid not null references scheme_version,
  application_id uuid,
  route text not null,
  cohort text not null,
  state text not null default 'active' check (state in ('active', 'paused', 'withdrawn', 'completed')),
  started_on date not null,
  due_on date not null,
  submitted_at timestamptz,
  cut_off_at timestamptz,
  visit_on date,
  ended_on date,
  version integer not null default 1,
  unique (school_id, id),
  foreign key (school_id, application_id) references application (school_id, id),
  unique (body_id, id)
);
alter table enrolment enable row level security;
alter table enrolment force row level security;
create index enrolment_school on enrolment (school_id);
create unique index enrolment_application on enrolment (application_id);
create index enrolment_body on enrolment (body_id, state);
create policy enrolment_uses on scheme_version for update to waymark_app
  using (first_used_at is null and exists (select from enrolment e where e.scheme_version_id = scheme_version.id))
  with check (first_used_at is not null);
comment on column enrolment.submitted_at is 'Set while a submission stands; the awarding body reads the work only then.';

-- True when the acting officer or director may read what this enrolment submitted.
create function app.body_reads(p_enrolment uuid) returns boolean language sql stable
  as $$ select app.is_desk() and exists (select from public.enrolment e where e.id = p_enrolment and e.submitted_at is not null) $$;

-- Where an enrolment stands on each of the six steps. A step may be under way beside others.
create table enrolment_step (
  enrolment_id uuid not null,
  school_id uuid not null,
  step smallint not null check (step between 1 and 6),
  started_on date,
  done_on date,
  primary key (enrolment_id, step),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);
alter table enrolment_step enable row level security;
alter table enrolment_step force row level security;

-- What happened to the enrolment itself: paused, resumed, extended, withdrawn, handed over, each with its reason.
create table enrolment_event (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  kind text not null check (kind in ('enrolled', 'paused', 'resumed', 'extended', 'withdrawn', 'handed-over', 'completed')),
  reason text not null default '',
  happened_at timestamptz not null,
  by_name text not null,
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);
alter table enrolment_event enable row level security;
alter table enrolment_event force row level security;
create index enrolment_event_of on enrolment_event (enrolment_id, happened_at);

-- The school's people who take part, and the standards that each looks after.
create table team_member (
  enrolment_id uuid not null,
  school_id uuid not null,
  membership_id uuid not null,
  part text not null check (part in ('lead', 'senior-leader', 'standard-lead', 'working-party', 'safeguarding-lead')),
  standards text[] not null default '{}',
  joined_on date not null,
  left_on date,
  primary key (enrolment_id, membership_id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, membership_id) references membership (school_id, id)
);
alter table team_member enable row level security;
alter table team_member force row level security;

-- A task that the awarding body gives one of its people on one enrolment. One person has one kind of task on a school's
-- enrolment and no other: an adviser can never be its verifier, nor sit on its panel.
create table assignment (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  body_id uuid not null,
  membership_id uuid not null,
  person_id uuid not null references person,
  kind text not null check (kind in ('adviser', 'verifier', 'moderator', 'panel')),
  opens_on date not null,
  closed_at timestamptz,
  assigned_at timestamptz not null,
  unique (enrolment_id, person_id),
  foreign key (body_id, enrolment_id) references enrolment (body_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (body_id, membership_id, person_id) references membership (body_id, id, person_id)
);
alter table assignment enable row level security;
alter table assignment force row level security;
create index assignment_membership on assignment (membership_id);
create index assignment_school on assignment (school_id);

-- Why a person of the awarding body may not act on a school: declared by them or by an officer.
create table declared_conflict (
  id uuid primary key,
  body_id uuid not null references body,
  person_id uuid not null references person,
  school_id uuid not null references school,
  reason text not null check (length(reason) between 3 and 500),
  declared_on date not null,
  ended_on date
);
alter table declared_conflict enable row level security;
alter table declared_conflict force row level security;
create index declared_conflict_school on declared_conflict (school_id);

-- An award that a school won before it used Waymark: entered with its papers, shown as recorded, never signed.
create table past_award (
  id uuid primary key,
  school_id uuid not null references school,
  title text not null,
  awarded_by text not null,
  awarded_on date not null,
  valid_until date,
  note text not null default '',
  file_id uuid,
  entered_by uuid not null,
  entered_at timestamptz not null,
  unique (school_id, id),
  foreign key (school_id, file_id) references file (school_id, id),
  foreign key (school_id, entered_by) references membership (school_id, id)
);
alter table past_award enable row level security;
alter table past_award force row level security;
create index past_award_school on past_award (school_id);

create policy staff_read on application for select to waymark_app using (school_id = app.staff_school());
create policy lead_applies on application for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head') and applied_by = app.membership()
    and num_nonnulls(head_token_hash, head_confirmed_at, decision, school_terms_at, body_terms_at, enrolled_at) = 0);
create policy lead_changes on application for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head')) with check (school_id = app.staff_school());
create policy desk_reads on application for select to waymark_app using (app.is_desk() and body_id = app.body());
create policy desk_decides on application for update to waymark_app
  using (app.is_desk() and body_id = app.body()) with check (body_id = app.body());
create policy system_all on application for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on application to waymark_app;
-- Each side writes its own half; nobody writes the head's confirmation but the head's own link, which the system follows.
create trigger keep_parts after update on application for each row execute function app.keep_parts(
  'lead head', 'head_token_hash head_asked_at head_asked_email school_terms_at school_terms_by withdrawn_at enrolled_at version',
  'officer director', 'head_token_hash head_asked_at head_asked_email decision decision_reason decided_at decided_by body_terms_at body_terms_by enrolled_at version');

create policy desk_all on school_contact for all to waymark_app
  using (app.is_desk() and body_id = app.body()) with check (app.is_desk() and body_id = app.body());
create policy leads_read on school_contact for select to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head'));
create policy system_all on school_contact for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on school_contact to waymark_app;

create policy staff_read on enrolment for select to waymark_app using (school_id = app.staff_school());
create policy desk_reads on enrolment for select to waymark_app using (app.is_desk() and body_id = app.body());
create policy assigned_read on enrolment for select to waymark_app using (id = any (app.assigned()));
-- Only an application in which everything stands becomes an enrolment: enrolled_at cannot be set otherwise (see its check).
create policy application_enrols on enrolment for insert to waymark_app
  with check (exists (select from application a where a.id = application_id and a.enrolled_at is not null
    and a.school_id = enrolment.school_id and a.body_id = enrolment.body_id and a.scheme_version_id = enrolment.scheme_version_id)
    and num_nonnulls(submitted_at, cut_off_at, visit_on) = 0);
create policy leads_move on enrolment for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head')) with check (school_id = app.staff_school());
create policy desk_moves on enrolment for update to waymark_app
  using (app.is_desk() and body_id = app.body()) with check (body_id = app.body());
create policy adviser_moves on enrolment for update to waymark_app
  using (app.role() = 'adviser' and id = any (app.assigned())) with check (id = any (app.assigned()));
create policy system_all on enrolment for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on enrolment to waymark_app;
grant update (state, due_on, submitted_at, cut_off_at, visit_on, ended_on, version) on enrolment to waymark_app;
-- Submitting opens the work to the awarding body: only the school's leaders do that. An adviser agrees the visit's day.
create trigger keep_parts after update on enrolment for each row execute function app.keep_parts(
  'lead head', 'state due_on ended_on submitted_at cut_off_at visit_on version',
  'officer director', 'state due_on ended_on version',
  'adviser', 'visit_on version');

do $$
declare t text;
begin
  foreach t in array array['enrolment_step', 'enrolment_event', 'team_member'] loop
    execute format('create policy staff_read on %I for select to waymark_app using (school_id = app.staff_school())', t);
    execute format('create policy assigned_read on %I for select to waymark_app using (enrolment_id = any (app.assigned()))', t);
    execute format('create policy desk_reads on %I for select to waymark_app using (app.is_desk() and exists (select from enrolment e where e.id = enrolment_id))', t);
    execute format('create policy system_all on %I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
    execute format('grant select, insert, update on %I to waymark_app', t);
  end loop;
end $$;
create policy staff_move on enrolment_step for insert to waymark_app with check (school_id = app.staff_school() and app.role() <> 'governor');
create policy staff_remove on enrolment_step for update to waymark_app
  using (school_id = app.staff_school() and app.role() <> 'governor') with check (school_id = app.staff_school());
create policy assigned_move on enrolment_step for insert to waymark_app with check (enrolment_id = any (app.assigned()));
create policy assigned_remove on enrolment_step for update to waymark_app
  using (enrolment_id = any (app.assigned())) with check (enrolment_id = any (app.assigned()));
create policy desk_move on enrolment_step for insert to waymark_app
  with check (app.is_desk() and exists (select from enrolment e where e.id = enrolment_id));
create policy desk_remove on enrolment_step for update to waymark_app
  using (app.is_desk() and exists (select from enrolment e where e.id = enrolment_id)) with check (app.is_desk());
create policy leads_record on enrolment_event for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head'));
create policy desk_records on enrolment_event for insert to waymark_app
  with check (app.is_desk() and exists (select from enrolment e where e.id = enrolment_id));
create policy leads_gather on team_member for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head'));
create policy applicant_joins on team_member for insert to waymark_app
  with check (app.is_desk() and part = 'lead' and exists (select from enrolment e join application a on a.id = e.application_id
    where e.id = team_member.enrolment_id and a.applied_by = team_member.membership_id));
create policy leads_arrange on team_member for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head')) with check (school_id = app.staff_school());

-- Whether a person plays or played a part in a school. Who works there is not the awarding body's to read, and yet it must not
-- send them there to judge: this one question is asked as the system.
create function app.works_at(p_person uuid, p_school uuid) returns boolean language plpgsql as $$
declare
  asking text := coalesce(current_setting('app.task', true), '');
  found_one boolean;
begin
  perform set_config('app.task', 'assignment.conflict', true);
  select exists (select from public.membership m where m.person_id = p_person and m.school_id = p_school) into found_one;
  perform set_config('app.task', asking, true);
  return found_one;
end $$;
create policy own_read on assignment for select to waymark_app using (membership_id = app.membership());
create policy staff_read on assignment for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on assignment for select to waymark_app using (enrolment_id = any (app.assigned()));
create policy desk_all on assignment for all to waymark_app
  using (app.is_desk() and body_id = app.body())
  with check (app.is_desk() and body_id = app.body() and not app.works_at(person_id, school_id));
create policy system_all on assignment for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on assignment to waymark_app;
grant update (opens_on, closed_at) on assignment to waymark_app;

-- A school sees by name the people whom the awarding body sent to it, and they see its team.
create policy sent_to_us on membership for select to waymark_app
  using (exists (select from assignment a where a.membership_id = membership.id and a.school_id = app.staff_school()));
create policy team_of_mine on membership for select to waymark_app
  using (exists (select from team_member t where t.membership_id = membership.id and t.enrolment_id = any (app.assigned())));

create policy own_read on declared_conflict for select to waymark_app using (person_id = app.person());
create policy own_declares on declared_conflict for insert to waymark_app with check (person_id = app.person() and body_id = app.body());
create policy desk_all on declared_conflict for all to waymark_app
  using (app.is_desk() and body_id = app.body()) with check (app.is_desk() and body_id = app.body());
create policy system_all on declared_conflict for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on declared_conflict to waymark_app;

create policy staff_read on past_award for select to waymark_app using (school_id = app.staff_school());
create policy leads_enter on past_award for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head'));
create policy desk_reads on past_award for select to waymark_app
  using (app.is_desk() and exists (select from enrolment e where e.school_id = past_award.school_id));
create policy system_all on past_award for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on past_award to waymark_app;
