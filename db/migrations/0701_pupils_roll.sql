-- Purpose: the whole roll, as the school's own system knows it: who is on it from when to when, what was corrected and by
-- which file, and how the columns of a file were understood. All of it by name, so all of it for the school's team alone.
alter table restricted.pupil
  add column former_upn text check (former_upn ~ '^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$'),
  add column ethnicity text check (ethnicity ~ '^[A-Z]{4}$'),
  add column first_language text check (first_language ~ '^[A-Z]{3}[A-Z]?$'),
  add column sen text check (sen in ('E', 'K', 'N')),
  add column admission_number text check (length(admission_number) between 1 and 60),
  add column import_id uuid;
-- Seven digits: an authority or a trust may bring a roll of several hundred thousand in.
alter table restricted.pupil drop constraint pupil_code_check;
alter table restricted.pupil add constraint pupil_code_check check (code ~ '^P-[0-9]{3,7}$');
create index pupil_admission on restricted.pupil (school_id, admission_number) where admission_number is not null;
create index pupil_by_name on restricted.pupil (school_id, lower(surname), lower(forename), born_on);
grant update (former_upn, ethnicity, first_language, sen, admission_number, import_id) on restricted.pupil to waymark_app;
comment on column restricted.pupil.former_upn is 'The UPN that the pupil had before, here or at another school: a temporary one, or one that was withdrawn.';
comment on column restricted.pupil.ethnicity is 'Four letters of the school census, such as WBRI; REFU and NOBT are answers, null is not recorded.';
comment on column restricted.pupil.first_language is 'Three or four letters of the school census, such as ENG or POL; null is not recorded.';
comment on column restricted.pupil.sen is 'E education, health and care plan; K SEN support; N none. Null is not recorded, which is not none.';
comment on column restricted.pupil.admission_number is 'The number that the school''s own system gives: admission number, or OneRoster sourcedId.';
comment on column restricted.pupil.import_id is 'The import that last wrote this row, so that a correction names its file.';

-- From when to when a pupil was on this school's roll. Who leaves and comes back has two rows.
create table restricted.spell (
  id uuid primary key,
  school_id uuid not null references school,
  pupil_id uuid not null,
  joined_on date not null,
  joined_known boolean not null default true,
  left_on date,
  came_from text check (length(came_from) between 1 and 200),
  went_to text check (length(went_to) between 1 and 200),
  because text check (length(because) between 1 and 300),
  added_by uuid references person,
  added_at timestamptz not null,
  unique (school_id, id),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id),
  check (left_on >= joined_on)
);
alter table restricted.spell enable row level security;
alter table restricted.spell force row level security;
create index spell_of on restricted.spell (school_id, pupil_id, joined_on desc);
create unique index spell_open on restricted.spell (pupil_id) where left_on is null;
comment on table restricted.spell is 'On roll is who has a spell without an end. A pupil without any spell was listed before the roll was kept, and counts as on roll.';
comment on column restricted.spell.joined_known is 'False when joined_on is only the day on which the pupil first stood here: nobody counts as mobile by it.';

-- A file that was brought in: read first, shown, and taken over all or nothing when somebody presses.
create table restricted.roll_import (
  id uuid primary key,
  school_id uuid not null references school,
  file_name text not null check (length(file_name) between 1 and 200),
  format text not null check (format in ('csv', 'xlsx', 'ctf', 'oneroster')),
  bytes bigint not null default 0,
  sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  state text not null default 'waiting' check (state in ('waiting', 'columns', 'checked', 'taken', 'dropped')),
  columns jsonb not null default '[]',
  read integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  returned_count integer not null default 0,
  left_count integer not null default 0,
  results integer not null default 0,
  not_available integer not null default 0,
  problems_total integer not null default 0,
  roll_stamp text,
  asked_by uuid references person,
  asked_at timestamptz not null default now(),
  checked_at timestamptz,
  took_ms integer,
  imported_by uuid references person,
  imported_at timestamptz,
  unique (school_id, id),
  check ((state = 'taken') = (imported_at is not null))
);
alter table restricted.roll_import enable row level security;
alter table restricted.roll_import force row level security;
create index roll_import_recent on restricted.roll_import (school_id, asked_at desc);
comment on column restricted.roll_import.columns is 'Each heading of the file, a sample of its cells'' kinds, and what it was taken as.';
comment on column restricted.roll_import.roll_stamp is 'What the roll was like when the preview was made: when it differs at the press, the preview is made anew.';
comment on column restricted.roll_import.not_available is 'Cells that say that a value is not available (c, z, x, SUPP, NE, NA). They are never 0.';
alter table restricted.pupil add foreign key (school_id, import_id) references restricted.roll_import (school_id, id);

-- The pupils of a file that waits for the press. They go when it is taken over or dropped.
create table restricted.roll_import_row (
  import_id uuid not null,
  school_id uuid not null,
  place integer not null,
  line integer not null,
  given jsonb not null,
  primary key (import_id, place),
  foreign key (school_id, import_id) references restricted.roll_import (school_id, id)
);
alter table restricted.roll_import_row enable row level security;
alter table restricted.roll_import_row force row level security;

-- Every fault of the file that waits, in order of line.
create table restricted.roll_import_problem (
  import_id uuid not null,
  school_id uuid not null,
  place integer not null,
  line integer not null,
  column_name text,
  message text not null,
  primary key (import_id, place),
  foreign key (school_id, import_id) references restricted.roll_import (school_id, id)
);
alter table restricted.roll_import_problem enable row level security;
alter table restricted.roll_import_problem force row level security;

-- What a correction replaced. Nobody writes here by hand: the trigger below does, by whatever way the pupil was corrected.
create table restricted.pupil_change (
  id uuid primary key default gen_random_uuid(),
  school_id uuid not null references school,
  pupil_id uuid not null,
  field text not null check (length(field) between 1 and 40),
  was text,
  became text,
  changed_by uuid references person,
  changed_at timestamptz not null,
  import_id uuid,
  unique (school_id, id),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id),
  foreign key (school_id, import_id) references restricted.roll_import (school_id, id)
);
alter table restricted.pupil_change enable row level security;
alter table restricted.pupil_change force row level security;
create index pupil_change_of on restricted.pupil_change (school_id, pupil_id, changed_at desc);
comment on table restricted.pupil_change is 'A row for each field that a correction changed, with the value before it. Added only.';

create function app.keep_pupil_change() returns trigger language plpgsql as $$
begin
  insert into restricted.pupil_change (school_id, pupil_id, field, was, became, changed_by, changed_at, import_id)
  select new.school_id, new.id, f.field, f.was, f.became, app.person(), now(),
         case when new.import_id is distinct from old.import_id then new.import_id end
    from (values
      ('upn', old.upn, new.upn), ('former_upn', old.former_upn, new.former_upn), ('surname', old.surname, new.surname),
      ('forename', old.forename, new.forename), ('born_on', old.born_on::text, new.born_on::text), ('sex', old.sex, new.sex),
      ('year_group', old.year_group, new.year_group), ('ethnicity', old.ethnicity, new.ethnicity),
      ('first_language', old.first_language, new.first_language), ('sen', old.sen, new.sen),
      ('admission_number', old.admission_number, new.admission_number)) as f (field, was, became)
   where f.was is distinct from f.became;
  return null;
end $$;
create trigger keep_pupil_change after update on restricted.pupil for each row execute function app.keep_pupil_change();

-- How a heading of this school's files is understood: asked once, remembered.
create table column_mapping (
  school_id uuid not null references school,
  heading_key text not null check (length(heading_key) between 1 and 200),
  heading text not null check (length(heading) between 1 and 200),
  becomes text not null check (length(becomes) between 1 and 200),
  saved_by uuid references person,
  saved_at timestamptz not null,
  primary key (school_id, heading_key)
);
alter table column_mapping enable row level security;
alter table column_mapping force row level security;
comment on column column_mapping.heading_key is 'The heading in small letters, spaces and signs joined.';
comment on column column_mapping.becomes is 'A field of a pupil, "group:<key>", "result:<assessment>" with its point, or "ignore".';

create policy team_reads on restricted.spell for select to waymark_app using (school_id = app.pupil_school());
create policy team_adds on restricted.spell for insert to waymark_app
  with check (school_id = app.pupil_school() and added_by = app.person());
create policy team_corrects on restricted.spell for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());
create policy system_all on restricted.spell for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on restricted.spell to waymark_app;
grant update (joined_on, joined_known, left_on, came_from, went_to, because) on restricted.spell to waymark_app;

create policy team_reads on restricted.pupil_change for select to waymark_app using (school_id = app.pupil_school());
create policy team_keeps on restricted.pupil_change for insert to waymark_app
  with check (school_id = app.pupil_school() and changed_by = app.person());
create policy system_all on restricted.pupil_change for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on restricted.pupil_change to waymark_app;

create policy team_reads on restricted.roll_import for select to waymark_app using (school_id = app.pupil_school());
create policy leaders_bring on restricted.roll_import for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and asked_by = app.person());
create policy leaders_take on restricted.roll_import for update to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'))
  with check (school_id = app.pupil_school() and (imported_by is null or imported_by = app.person()));
create policy system_all on restricted.roll_import for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on restricted.roll_import to waymark_app;
grant update (state, columns, read, added, changed, unchanged, returned_count, left_count, results, not_available, problems_total, roll_stamp,
  checked_at, took_ms, imported_by, imported_at) on restricted.roll_import to waymark_app;

do $$
declare t text;
begin
  foreach t in array array['roll_import_row', 'roll_import_problem'] loop
    execute format('create policy leaders_read on restricted.%I for select to waymark_app
      using (school_id = app.pupil_school() and app.role() in (''head'', ''lead''))', t);
    execute format('create policy leaders_clear on restricted.%I for delete to waymark_app
      using (school_id = app.pupil_school() and app.role() in (''head'', ''lead''))', t);
    execute format('create policy system_all on restricted.%I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
    execute format('grant select, insert, delete on restricted.%I to waymark_app', t);
  end loop;
end $$;

create policy team_reads on column_mapping for select to waymark_app using (school_id = app.pupil_school());
create policy leaders_map on column_mapping for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and saved_by = app.person());
create policy leaders_map_anew on column_mapping for update to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'))
  with check (school_id = app.pupil_school() and saved_by = app.person());
create policy system_all on column_mapping for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on column_mapping to waymark_app;
grant update (heading, becomes, saved_by, saved_at) on column_mapping to waymark_app;

-- Pupils who were listed before the roll was kept have been here since a day that nobody wrote down.
select app.act('migrate', null, null, null, null, null, null, null);
insert into restricted.spell (id, school_id, pupil_id, joined_on, joined_known, added_by, added_at)
  select gen_random_uuid(), school_id, id, (added_at at time zone 'Europe/London')::date, false, added_by, added_at from restricted.pupil;
select set_config('app.task', '', true);
reset role;
