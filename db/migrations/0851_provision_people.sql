-- Purpose: two kinds of provision with fields of their own. Peer mentoring: pupils matched in pairs, their meetings, the training of
-- mentors. Parent workshops: sessions with places, who signed up and came, and what they said of it.
create table mentor_pair (
  id uuid primary key,
  provision_id uuid not null,
  school_id uuid not null,
  mentor_id uuid not null,
  mentor_code text not null,
  mentee_id uuid not null,
  mentee_code text not null,
  matched_because text not null check (length(matched_because) between 1 and 500),
  from_on date not null,
  ended_on date,
  ended_because text check (length(ended_because) between 1 and 300),
  added_at timestamptz not null,
  version integer not null default 1 check (version >= 1),
  saved_by uuid references person,
  saved_at timestamptz not null,
  unique (school_id, provision_id, id),
  foreign key (school_id, provision_id) references provision (school_id, id),
  foreign key (school_id, mentor_id) references restricted.pupil (school_id, id),
  foreign key (school_id, mentee_id) references restricted.pupil (school_id, id),
  check (mentor_id <> mentee_id),
  check (ended_on >= from_on),
  check ((ended_on is null) = (ended_because is null))
);
alter table mentor_pair enable row level security;
alter table mentor_pair force row level security;
create unique index mentor_pair_once on mentor_pair (provision_id, mentor_id, mentee_id) where ended_on is null;
create index mentor_pair_of_mentor on mentor_pair (school_id, mentor_id);
create index mentor_pair_of_mentee on mentor_pair (school_id, mentee_id);
comment on table mentor_pair is 'The mentee is the pupil on the provision; the mentor gives. Both are counted, each as what they are.';
comment on column mentor_pair.matched_because is 'Why these two: what they share, what the mentor is good at. No diagnosis, no family matter.';

create table mentor_meeting (
  id uuid primary key,
  pair_id uuid not null,
  provision_id uuid not null,
  school_id uuid not null,
  met_on date not null,
  minutes integer not null check (minutes between 1 and 480),
  went text not null check (went in ('well', 'mixed', 'badly', 'did-not-meet')),
  note text not null default '' check (length(note) <= 1000),
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  unique (pair_id, met_on),
  foreign key (school_id, provision_id, pair_id) references mentor_pair (school_id, provision_id, id)
);
alter table mentor_meeting enable row level security;
alter table mentor_meeting force row level security;

create table mentor_training (
  id uuid primary key,
  provision_id uuid not null,
  school_id uuid not null,
  title text not null check (length(title) between 1 and 160),
  held_on date not null,
  minutes integer not null check (minutes between 5 and 480),
  led_by text not null default '' check (length(led_by) <= 120),
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  unique (school_id, provision_id, id),
  foreign key (school_id, provision_id) references provision (school_id, id)
);
alter table mentor_training enable row level security;
alter table mentor_training force row level security;
create index mentor_training_of on mentor_training (provision_id, held_on);

-- A row means that the mentor was there.
create table mentor_trained (
  training_id uuid not null,
  provision_id uuid not null,
  school_id uuid not null,
  pupil_id uuid not null,
  code text not null,
  primary key (training_id, pupil_id),
  foreign key (school_id, provision_id, training_id) references mentor_training (school_id, provision_id, id),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id)
);
alter table mentor_trained enable row level security;
alter table mentor_trained force row level security;
create index mentor_trained_of on mentor_trained (school_id, pupil_id);

create table workshop_session (
  id uuid primary key,
  provision_id uuid not null,
  school_id uuid not null,
  title text not null check (length(title) between 1 and 160),
  about text not null default '' check (length(about) <= 1000),
  held_on date not null,
  starts_at text not null check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  minutes integer not null check (minutes between 5 and 480),
  place text not null default '' check (length(place) <= 200),
  capacity integer not null check (capacity between 1 and 1000),
  called_off_because text check (length(called_off_because) between 1 and 300),
  link_hash bytea unique,
  added_at timestamptz not null,
  version integer not null default 1 check (version >= 1),
  saved_by uuid references person,
  saved_at timestamptz not null,
  unique (school_id, provision_id, id),
  foreign key (school_id, provision_id) references provision (school_id, id)
);
alter table workshop_session enable row level security;
alter table workshop_session force row level security;
create index workshop_session_of on workshop_session (provision_id, held_on);
comment on column workshop_session.link_hash is 'Of the link with which families sign up by themselves; null while there is none.';

-- A parent or carer by name, with the child they come for: the school's own staff alone. First come, first served: who stands
-- beyond the capacity waits, and moves up when somebody takes their name off.
create table restricted.workshop_place (
  id uuid primary key,
  session_id uuid not null,
  provision_id uuid not null,
  school_id uuid not null,
  pupil_id uuid,
  parent_name text not null check (length(parent_name) between 1 and 120),
  contact text not null default '' check (length(contact) <= 200),
  is_from_link boolean not null default false,
  signed_at timestamptz not null,
  withdrawn_at timestamptz,
  came boolean,
  added_by uuid references person,
  foreign key (school_id, provision_id, session_id) references workshop_session (school_id, provision_id, id),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id),
  unique (session_id, id)
);
alter table restricted.workshop_place enable row level security;
alter table restricted.workshop_place force row level security;
create index workshop_place_of on restricted.workshop_place (session_id, signed_at, id);
create index workshop_place_of_pupil on restricted.workshop_place (school_id, pupil_id) where pupil_id is not null;
comment on column restricted.workshop_place.came is 'Null is not written down; false is did not come.';

-- What somebody said of a session, without their name.
create table workshop_feedback (
  id uuid primary key,
  session_id uuid not null,
  provision_id uuid not null,
  school_id uuid not null,
  useful smallint not null check (useful between 1 and 5),
  says text not null default '' check (length(says) <= 1000),
  recorded_by uuid references person,
  recorded_at timestamptz not null,
  foreign key (school_id, provision_id, session_id) references workshop_session (school_id, provision_id, id)
);
alter table workshop_feedback enable row level security;
alter table workshop_feedback force row level security;
create index workshop_feedback_of on workshop_feedback (session_id);
comment on column workshop_feedback.useful is '1 not at all useful, 5 very useful.';

do $$
declare t text;
begin
  foreach t in array array['mentor_training', 'workshop_session'] loop
    execute format('create policy staff_read on %I for select to waymark_app using (school_id = app.staff_school())', t);
  end loop;
  foreach t in array array['mentor_pair', 'mentor_meeting', 'mentor_trained', 'workshop_feedback', 'restricted.workshop_place'] loop
    execute format('create policy team_reads on %s for select to waymark_app using (school_id = app.pupil_school())', t);
  end loop;
  foreach t in array array['mentor_pair', 'mentor_meeting', 'mentor_training', 'mentor_trained', 'workshop_session',
                           'workshop_feedback', 'restricted.workshop_place'] loop
    execute format('create policy system_all on %s for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
  end loop;
  foreach t in array array['mentor_pair', 'workshop_session'] loop
    execute format('create policy team_adds on %I for insert to waymark_app
      with check (school_id = app.pupil_school() and saved_by = app.person())', t);
    execute format('create policy team_changes on %I for update to waymark_app
      using (school_id = app.pupil_school()) with check (school_id = app.pupil_school() and saved_by = app.person())', t);
  end loop;
  foreach t in array array['mentor_meeting', 'mentor_training', 'workshop_feedback'] loop
    execute format('create policy team_adds on %I for insert to waymark_app
      with check (school_id = app.pupil_school() and recorded_by = app.person())', t);
  end loop;
end $$;
-- Who was sent to the school reads codes and counts up to the cut-off; notes of meetings, parents and single voices they do not.
create policy assigned_read on mentor_pair for select to waymark_app
  using (app.reading() is not null and exists (select from provision p where p.id = provision_id and app.reads_provision(p.school_id, p.enrolment_id, mentor_pair.added_at)));
create policy assigned_read on mentor_training for select to waymark_app
  using (app.reading() is not null and exists (select from provision p where p.id = provision_id and app.reads_provision(p.school_id, p.enrolment_id, recorded_at)));
create policy assigned_read on mentor_trained for select to waymark_app
  using (app.reading() is not null and exists (select from mentor_training t where t.id = training_id));
create policy assigned_read on workshop_session for select to waymark_app
  using (app.reading() is not null and exists (select from provision p where p.id = provision_id and app.reads_provision(p.school_id, p.enrolment_id, workshop_session.added_at)));
create policy team_changes on mentor_meeting for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school() and recorded_by = app.person());
create policy team_adds on mentor_trained for insert to waymark_app with check (school_id = app.pupil_school());
create policy team_removes on mentor_trained for delete to waymark_app using (school_id = app.pupil_school());
create policy team_adds on restricted.workshop_place for insert to waymark_app
  with check (school_id = app.pupil_school() and added_by = app.person());
create policy team_changes on restricted.workshop_place for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());

grant select, insert on mentor_pair, mentor_meeting, mentor_training, mentor_trained, workshop_session, workshop_feedback,
  restricted.workshop_place to waymark_app;
grant delete on mentor_trained to waymark_app;
grant update (matched_because, ended_on, ended_because, version, saved_by, saved_at) on mentor_pair to waymark_app;
grant update (minutes, went, note, recorded_by, recorded_at) on mentor_meeting to waymark_app;
grant update (title, about, held_on, starts_at, minutes, place, capacity, called_off_because, link_hash, version, saved_by, saved_at)
  on workshop_session to waymark_app;
grant update (withdrawn_at, came) on restricted.workshop_place to waymark_app;
