-- Purpose: what awarding bodies and similar schools may learn of a school's yearly figures, and only because the school submitted
-- its work or its head said so by name. The school's own yearly summary stays with the school and the task that adds it up;
-- what the desk reads is made from it, with small numbers hidden.

create table figure_sharing (
  id uuid primary key,
  school_id uuid not null references school,
  enrolment_id uuid not null,
  body_id uuid not null references body,
  with_whom text not null check (with_whom in ('body', 'similar-schools')),
  begun_by uuid not null references person,
  begun_at timestamptz not null,
  ended_by uuid references person,
  ended_at timestamptz,
  unique (school_id, id),
  check ((ended_at is null) = (ended_by is null)),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (body_id, enrolment_id) references enrolment (body_id, id)
);
alter table figure_sharing enable row level security;
alter table figure_sharing force row level security;
create unique index figure_sharing_open on figure_sharing (school_id, body_id, with_whom) where ended_at is null;
create index figure_sharing_enrolment on figure_sharing (enrolment_id);
create index figure_sharing_body on figure_sharing (body_id, with_whom) where ended_at is null;
comment on table figure_sharing is 'A spell during which a school shares its yearly figures: begun and ended by its head, by name.';
comment on column figure_sharing.with_whom is 'body: the awarding body may add them up, and name the school once it has submitted. similar-schools: they count, unnamed, in what other sharing schools read.';
create policy staff_read on figure_sharing for select to waymark_app using (school_id = app.staff_school());
create policy desk_reads on figure_sharing for select to waymark_app
  using (app.is_desk() and body_id = app.body() and with_whom = 'body');
create policy head_begins on figure_sharing for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() = 'head' and begun_by = app.person() and ended_at is null);
create policy head_ends on figure_sharing for update to waymark_app
  using (school_id = app.staff_school() and app.role() = 'head' and ended_at is null)
  with check (school_id = app.staff_school() and ended_by = app.person());
create policy system_reads on figure_sharing for select to waymark_app using (app.is_system());
create policy system_begins on figure_sharing for insert to waymark_app with check (app.is_system());
grant select, insert on figure_sharing to waymark_app;
grant update (ended_at, ended_by) on figure_sharing to waymark_app;

create table school_year (
  id uuid primary key,
  school_id uuid not null references school,
  enrolment_id uuid not null,
  body_id uuid not null references body,
  year text not null check (year ~ '^20[0-9]{2}-[0-9]{2}$'),
  version integer not null check (version > 0),
  upto timestamptz,
  summary jsonb not null check (jsonb_typeof(summary) = 'object'),
  method_version text not null check (length(method_version) between 1 and 500),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null,
  unique (enrolment_id, year, version),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (body_id, enrolment_id) references enrolment (body_id, id)
);
alter table school_year enable row level security;
alter table school_year force row level security;
create index school_year_school on school_year (school_id, year);
create index school_year_body on school_year (body_id, year);
comment on table school_year is 'A school''s figures of a year, counts and means only and never a pupil. Rows are only added; the highest version counts.';
comment on column school_year.upto is 'The cut-off of the submission whose figures these are; null for figures as they stood when they were made.';
comment on column school_year.summary is 'True figures: read by the school''s team and the task that adds them up, by nobody else. Its shape: src/tracking/rollup/rules.ts.';
create policy team_reads on school_year for select to waymark_app using (school_id = app.pupil_school());
create policy system_all on school_year for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on school_year to waymark_app;

create table roll_up (
  id uuid primary key,
  body_id uuid not null references body,
  year text not null check (year ~ '^20[0-9]{2}-[0-9]{2}$'),
  output jsonb not null check (jsonb_typeof(output) = 'object'),
  method_version text not null check (length(method_version) between 1 and 500),
  made_at timestamptz not null,
  unique (body_id, id)
);
alter table roll_up enable row level security;
alter table roll_up force row level security;
create index roll_up_of on roll_up (body_id, year, made_at);
comment on table roll_up is 'The figures of all sharing and submitted schools of a body and year, added up: fewer than five schools, and small numbers of pupils, are hidden in it.';
create policy desk_reads on roll_up for select to waymark_app using (app.is_desk() and body_id = app.body());
create policy system_all on roll_up for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on roll_up to waymark_app;

create table roll_up_school (
  roll_up_id uuid not null,
  body_id uuid not null,
  school_id uuid not null references school,
  enrolment_id uuid not null,
  output jsonb not null check (jsonb_typeof(output) = 'object'),
  primary key (roll_up_id, school_id),
  foreign key (body_id, roll_up_id) references roll_up (body_id, id) on delete cascade,
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);
alter table roll_up_school enable row level security;
alter table roll_up_school force row level security;
create index roll_up_school_body on roll_up_school (body_id, roll_up_id);
create index roll_up_school_school on roll_up_school (school_id);
create index roll_up_school_enrolment on roll_up_school (enrolment_id);
comment on table roll_up_school is 'A school named beside its figures: only while it has submitted and shares them, and with small numbers hidden.';
create policy desk_reads on roll_up_school for select to waymark_app
  using (app.is_desk() and body_id = app.body()
    and exists (select from enrolment e where e.id = roll_up_school.enrolment_id and e.submitted_at is not null)
    and exists (select from figure_sharing s where s.school_id = roll_up_school.school_id and s.body_id = roll_up_school.body_id
                  and s.with_whom = 'body' and s.ended_at is null));
create policy system_all on roll_up_school for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on roll_up_school to waymark_app;

create table similar_schools (
  school_id uuid not null references school,
  year text not null check (year ~ '^20[0-9]{2}-[0-9]{2}$'),
  output jsonb not null check (jsonb_typeof(output) = 'object'),
  method_version text not null check (length(method_version) between 1 and 500),
  made_at timestamptz not null,
  primary key (school_id, year)
);
alter table similar_schools enable row level security;
alter table similar_schools force row level security;
comment on table similar_schools is 'Where a school''s figures stand among similar schools that share theirs, or how many of those are missing. No other school is named in it.';
create policy team_reads on similar_schools for select to waymark_app
  using (school_id = app.pupil_school()
    and exists (select from figure_sharing s where s.school_id = similar_schools.school_id and s.with_whom = 'similar-schools' and s.ended_at is null));
create policy system_all on similar_schools for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update, delete on similar_schools to waymark_app;
