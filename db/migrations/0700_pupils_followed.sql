-- Purpose: pupils by name, for the school's own staff with pupil access and for nobody else. Everything that leaves the
-- school speaks of a code. The schema has a name of its own so that no query meets these rows by accident.
create schema restricted;
grant usage on schema restricted to waymark_app;

create table restricted.pupil (
  id uuid primary key,
  school_id uuid not null references school,
  code text not null check (code ~ '^P-[0-9]{3,5}$'),
  upn text check (upn ~ '^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$'),
  surname text not null check (length(surname) between 1 and 100),
  forename text not null check (length(forename) between 1 and 100),
  born_on date,
  sex text check (sex in ('F', 'M')),
  year_group text check (length(year_group) between 1 and 3),
  added_by uuid references person,
  added_at timestamptz not null,
  version integer not null default 1,
  unique (school_id, id),
  unique (school_id, code)
);
alter table restricted.pupil enable row level security;
alter table restricted.pupil force row level security;
create unique index pupil_upn on restricted.pupil (school_id, upn) where upn is not null;
comment on column restricted.pupil.code is 'What a pupil is called outside the school''s own team: P-001, counted by school, never used twice.';
comment on column restricted.pupil.sex is 'As the school recorded it; null is not recorded.';

-- A pupil whom an enrolment follows, as target or for comparison. No name stands here: assessors read this table.
create table target_pupil (
  enrolment_id uuid not null,
  school_id uuid not null,
  pupil_id uuid not null,
  code text not null,
  kind text not null check (kind in ('target', 'comparison')),
  listed_at timestamptz not null,
  left_on date,
  left_because text check (length(left_because) between 1 and 300),
  primary key (enrolment_id, pupil_id),
  unique (school_id, enrolment_id, pupil_id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id),
  check ((left_on is null) = (left_because is null))
);
alter table target_pupil enable row level security;
alter table target_pupil force row level security;
create index target_pupil_of_school on target_pupil (school_id, pupil_id);
comment on column target_pupil.left_on is 'A leaver stays counted: a figure that dropped those who left would flatter itself.';

create policy team_reads on restricted.pupil for select to waymark_app using (school_id = app.pupil_school());
create policy team_adds on restricted.pupil for insert to waymark_app
  with check (school_id = app.pupil_school() and added_by = app.person());
create policy team_corrects on restricted.pupil for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());
create policy system_all on restricted.pupil for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on restricted.pupil to waymark_app;
grant update (upn, surname, forename, born_on, sex, year_group, version) on restricted.pupil to waymark_app;

create policy team_reads on target_pupil for select to waymark_app using (school_id = app.pupil_school());
create policy assigned_read on target_pupil for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on target_pupil for select to waymark_app using (app.body_reads(enrolment_id));
create policy team_lists on target_pupil for insert to waymark_app with check (school_id = app.pupil_school());
create policy team_changes on target_pupil for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());
create policy system_all on target_pupil for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on target_pupil to waymark_app;
grant update (kind, left_on, left_because) on target_pupil to waymark_app;

-- Who was a target and who was compared is part of what was submitted: nobody swaps them behind a verifier's back.
create function app.keep_submitted_kind() returns trigger language plpgsql as $$
begin
  if new.kind <> old.kind and not app.is_system()
     and exists (select from public.enrolment e where e.id = new.enrolment_id and e.submitted_at is not null) then
    raise exception 'The school has submitted: a pupil stays the target or comparison pupil that was submitted.'
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_submitted_kind before update on target_pupil for each row execute function app.keep_submitted_kind();
