-- Purpose: a half-termly review as the working party meets it: who is asked to come and was told, what is talked about and who
-- leads it, what was said and decided, and the minutes. A meeting is under way from its first record until it is finished; only
-- a finished one counts as held.

do $$
declare old text;
begin
  -- A record used to be one text of decisions. Decisions now stand one by one, and minutes beside them.
  select conname into old from pg_constraint
   where conrelid = 'review_meeting'::regclass and contype = 'c' and pg_get_constraintdef(oid) like '%decisions%called_off_on%';
  execute format('alter table review_meeting drop constraint %I', old);
end $$;
alter table review_meeting
  add column minutes_long integer not null default 60 check (minutes_long between 15 and 480),
  add column led_by uuid,
  add column asks_adviser boolean not null default false,
  add column sequence integer not null default 0 check (sequence >= 0),
  add column agenda_version integer not null default 0 check (agenda_version >= 0),
  add column began_at timestamptz,
  add column minutes text not null default '' check (length(minutes) <= 20000),
  add column minutes_version integer not null default 0 check (minutes_version >= 0),
  add column minutes_by uuid references person,
  add column minutes_at timestamptz,
  add column approved_on date,
  add column approved_by uuid references person,
  add column approved_at_id uuid,
  add foreign key (school_id, led_by) references membership (school_id, id),
  add foreign key (enrolment_id, approved_at_id) references review_meeting (enrolment_id, id),
  add check (held_on is null or called_off_on is null),
  add check ((approved_on is null) = (approved_by is null)),
  add check (approved_on is null or held_on is not null);
create index review_meeting_ahead on review_meeting (planned_on) where held_on is null and called_off_on is null;
comment on column review_meeting.minutes_long is 'How long it is meant to last, in minutes: an invitation needs an end.';
comment on column review_meeting.led_by is 'Who leads the meeting, a member of the team; null while nobody was named.';
comment on column review_meeting.asks_adviser is 'Whether the adviser of the awarding body is asked to come.';
comment on column review_meeting.sequence is 'Raised whenever day, time or place change or it is called off: a calendar takes the highest.';
comment on column review_meeting.began_at is 'When its record was begun; with held_on still empty it is under way.';
comment on column review_meeting.decisions is 'Decisions as one text: only of records written before decisions stood one by one.';
comment on column review_meeting.approved_at_id is 'The meeting that approved these minutes; null when it was done outside one.';

alter table review_attendance
  add column sent_apologies boolean not null default false,
  add check (not (was_there and sent_apologies));
comment on column review_attendance.sent_apologies is 'Said beforehand that they cannot come; without it, whoever was not there was absent.';

-- What is talked about at a meeting, in order. Built from the plan and the audit until somebody arranges it or the meeting begins;
-- from then on what is kept here stands, and what came up since is put at its end.
create table review_point (
  id uuid primary key,
  review_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  kind text not null check (kind in ('minutes', 'decision', 'action', 'disagreement', 'standard', 'point')),
  about text not null check (length(about) between 1 and 60),
  title text not null check (length(title) between 1 and 500),
  place integer not null check (place >= 1),
  led_by uuid,
  is_left_out boolean not null default false,
  note text not null default '' check (length(note) <= 4000),
  note_version integer not null default 0 check (note_version >= 0),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  unique (review_id, kind, about),
  unique (enrolment_id, id),
  foreign key (school_id, enrolment_id, review_id) references review_meeting (school_id, enrolment_id, id),
  foreign key (school_id, led_by) references membership (school_id, id)
);
alter table review_point enable row level security;
alter table review_point force row level security;
create index review_point_in_order on review_point (review_id, place);
comment on column review_point.about is 'What it speaks of: the id of an action or decision, a standard''s code, or its own id for a point that somebody added.';
comment on column review_point.note is 'What was said of it. Of an action it stands among the action''s own notes instead.';

-- What was decided, by whom it is done and by when. One that is open is on the next agenda until it is done or dropped.
create table review_decision (
  id uuid primary key,
  review_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  number integer not null check (number >= 1),
  says text not null check (length(says) between 1 and 1000),
  owner_id uuid,
  due_on date,
  ended_on date,
  ended_how text check (ended_how in ('done', 'dropped')),
  ended_note text not null default '' check (length(ended_note) <= 1000),
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  unique (review_id, number),
  unique (enrolment_id, id),
  foreign key (school_id, enrolment_id, review_id) references review_meeting (school_id, enrolment_id, id),
  foreign key (school_id, owner_id) references membership (school_id, id),
  check ((ended_on is null) = (ended_how is null)),
  check (ended_how is distinct from 'dropped' or ended_note <> '')
);
alter table review_decision enable row level security;
alter table review_decision force row level security;
create index review_decision_open on review_decision (enrolment_id) where ended_on is null;
create index review_decision_owner on review_decision (owner_id) where ended_on is null;

-- Every text that minutes and decisions ever had: a correction never takes away what was read and approved before.
create table review_revision (
  id uuid primary key,
  review_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  about text not null check (about = 'minutes' or length(about) = 36),
  version integer not null check (version >= 1),
  says text not null check (length(says) <= 20000),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  unique (review_id, about, version),
  foreign key (school_id, enrolment_id, review_id) references review_meeting (school_id, enrolment_id, id)
);
alter table review_revision enable row level security;
alter table review_revision force row level security;
comment on column review_revision.about is 'The word minutes, or the id of a decision or of a point of the agenda.';

-- Who was asked to come to a meeting and which of its changes they were told of. Written by the work that sends the mails.
create table review_invitation (
  review_id uuid not null,
  person_id uuid not null references person,
  enrolment_id uuid not null,
  school_id uuid not null,
  sequence integer not null check (sequence >= 0),
  is_called_off boolean not null default false,
  sent_at timestamptz not null,
  primary key (review_id, person_id),
  foreign key (school_id, enrolment_id, review_id) references review_meeting (school_id, enrolment_id, id)
);
alter table review_invitation enable row level security;
alter table review_invitation force row level security;
create index review_invitation_person on review_invitation (person_id);
comment on column review_invitation.sequence is 'The last sequence that this person''s calendar was sent.';

do $$
declare t text;
begin
  foreach t in array array['review_point', 'review_decision', 'review_revision', 'review_invitation'] loop
    execute format('create policy staff_read on %I for select to waymark_app using (school_id = app.staff_school())', t);
    execute format('create policy assigned_read on %I for select to waymark_app using (enrolment_id = any (app.reading()))', t);
    execute format('create policy desk_reads on %I for select to waymark_app using (app.body_reads(enrolment_id))', t);
    execute format('create policy system_all on %I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
  end loop;
  foreach t in array array['review_point', 'review_decision', 'review_revision'] loop
    execute format('create policy staff_add on %I for insert to waymark_app
      with check (school_id = app.staff_school() and app.role() in (''head'', ''lead'', ''member'') and saved_by = app.person())', t);
  end loop;
  foreach t in array array['review_point', 'review_decision'] loop
    execute format('create policy staff_change on %I for update to waymark_app
      using (school_id = app.staff_school() and app.role() in (''head'', ''lead'', ''member''))
      with check (school_id = app.staff_school() and saved_by = app.person())', t);
  end loop;
end $$;
grant select, insert on review_point, review_decision, review_revision, review_invitation to waymark_app;
grant update (title, place, led_by, is_left_out, note, note_version, saved_by, saved_at) on review_point to waymark_app;
grant update (says, owner_id, due_on, ended_on, ended_how, ended_note, version, saved_by, saved_at) on review_decision to waymark_app;
grant update (sequence, is_called_off, sent_at) on review_invitation to waymark_app;
grant update (minutes_long, led_by, asks_adviser, sequence, agenda_version, began_at, minutes, minutes_version, minutes_by, minutes_at,
  approved_on, approved_by, approved_at_id) on review_meeting to waymark_app;
grant update (sent_apologies) on review_attendance to waymark_app;
