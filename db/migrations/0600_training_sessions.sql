-- Purpose: everybody who works at a school, whether or not they have an account. "Whole staff" is counted among these.
create table staff_member (
  id uuid primary key,
  school_id uuid not null references school,
  name text not null check (length(name) between 2 and 120),
  email text check (length(email) between 3 and 254),
  job text not null default '' check (length(job) <= 100),
  started_on date not null,
  left_on date,
  created_at timestamptz not null default now(),
  unique (school_id, id),
  check (left_on is null or left_on >= started_on)
);
alter table staff_member enable row level security;
alter table staff_member force row level security;
create unique index staff_member_email on staff_member (school_id, lower(email)) where email is not null;
create index staff_member_of on staff_member (school_id, name);
comment on column staff_member.left_on is 'The first day on which the person no longer counts among the staff.';

-- A meeting of step 1: the launch, a consultancy session with senior leaders, training of the whole staff, or a catch-up of it.
create table training_session (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  kind text not null check (kind in ('launch', 'consultancy', 'whole-staff', 'catch-up')),
  catch_up_of uuid,
  title text not null check (length(title) between 1 and 160),
  held_on date not null,
  starts_at text check (starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  minutes integer check (minutes between 5 and 1440),
  place text not null default '' check (length(place) <= 200),
  led_by text not null default '' check (length(led_by) <= 200),
  programme text not null default '' check (length(programme) <= 4000),
  materials text not null default '' check (length(materials) <= 2000),
  record text not null default '' check (length(record) <= 4000),
  feedback_asked integer check (feedback_asked >= 0),
  feedback_useful integer check (feedback_useful >= 0),
  feedback_words text not null default '' check (length(feedback_words) <= 2000),
  recorded_at timestamptz,
  called_off_because text check (length(called_off_because) between 1 and 300),
  version integer not null default 1,
  unique (school_id, id),
  unique (enrolment_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (enrolment_id, catch_up_of) references training_session (enrolment_id, id),
  check ((kind = 'catch-up') = (catch_up_of is not null)),
  check (feedback_useful is null or feedback_useful <= feedback_asked)
);
alter table training_session enable row level security;
alter table training_session force row level security;
create index training_session_of on training_session (enrolment_id, held_on);
comment on column training_session.recorded_at is 'When attendance or the outcome was first written down; null while the session is only planned.';

-- Who was there. A row means present; no row in a recorded session means not there.
create table attendance (
  session_id uuid not null,
  staff_id uuid not null,
  school_id uuid not null,
  enrolment_id uuid not null,
  recorded_by uuid not null references person,
  recorded_at timestamptz not null,
  primary key (session_id, staff_id),
  foreign key (enrolment_id, session_id) references training_session (enrolment_id, id),
  foreign key (school_id, staff_id) references staff_member (school_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);
alter table attendance enable row level security;
alter table attendance force row level security;
create index attendance_of on attendance (enrolment_id, staff_id);

create policy staff_read on staff_member for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on staff_member for select to waymark_app
  using (exists (select from enrolment e where e.school_id = staff_member.school_id and e.id = any (app.reading())));
create policy leaders_list on staff_member for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead'));
create policy leaders_change on staff_member for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead')) with check (school_id = app.staff_school());
create policy desk_reads on staff_member for select to waymark_app
  using (app.is_desk() and exists (select from enrolment e where e.school_id = staff_member.school_id and app.body_reads(e.id)));
create policy system_all on staff_member for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on staff_member to waymark_app;

create policy staff_read on training_session for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on training_session for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on training_session for select to waymark_app using (app.body_reads(enrolment_id));
create policy leaders_plan on training_session for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead'));
create policy leaders_record on training_session for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead', 'member')) with check (school_id = app.staff_school());
create policy system_all on training_session for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update on training_session to waymark_app;

create policy staff_read on attendance for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on attendance for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on attendance for select to waymark_app using (app.body_reads(enrolment_id));
create policy team_records on attendance for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead', 'member') and recorded_by = app.person());
create policy team_corrects on attendance for delete to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead', 'member'));
create policy system_all on attendance for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on attendance to waymark_app;
