-- Purpose: a file of results that somebody of the school brought: what its reading found, and what taking it over did.
create table restricted.score_import (
  id uuid primary key,
  school_id uuid not null references school,
  file_name text not null check (length(file_name) between 1 and 200),
  bytes bigint not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  source text check (length(source) between 1 and 120),
  state text not null default 'waiting' check (state in ('waiting', 'checked', 'taking', 'taken', 'dropped')),
  read integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  unchanged integer not null default 0,
  blank integer not null default 0,
  after_leaving integer not null default 0,
  new_points text[] not null default '{}',
  problems_total integer not null default 0,
  asked_by uuid not null references person,
  acting_by uuid not null references person,
  membership_id uuid not null,
  asked_at timestamptz not null,
  checked_at timestamptz,
  taken_at timestamptz,
  unique (school_id, id),
  foreign key (school_id, membership_id) references membership (school_id, id),
  check ((state = 'taken') = (taken_at is not null))
);
alter table restricted.score_import enable row level security;
alter table restricted.score_import force row level security;
create index score_import_recent on restricted.score_import (school_id, asked_at desc);
comment on column restricted.score_import.acting_by is 'Who brought it or, once it is taken over, who pressed; with membership_id the part in which they act: the worker reads and writes as they may.';
comment on column restricted.score_import.blank is 'Cells with nothing in them: they say nothing, and take nothing away.';

-- Every fault of the file, in order of line; up to a hundred thousand are kept, and all are counted.
create table restricted.score_import_problem (
  import_id uuid not null,
  school_id uuid not null,
  place integer not null,
  line integer not null,
  column_name text,
  message text not null,
  primary key (import_id, place),
  foreign key (school_id, import_id) references restricted.score_import (school_id, id)
);
alter table restricted.score_import_problem enable row level security;
alter table restricted.score_import_problem force row level security;

create policy team_reads on restricted.score_import for select to waymark_app using (school_id = app.pupil_school());
create policy team_brings on restricted.score_import for insert to waymark_app
  with check (school_id = app.pupil_school() and asked_by = app.person() and acting_by = app.person() and membership_id = app.membership() and state = 'waiting');
create policy team_takes on restricted.score_import for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school() and acting_by = app.person() and membership_id = app.membership());
create policy system_all on restricted.score_import for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on restricted.score_import to waymark_app;
grant update (state, read, added, changed, unchanged, blank, after_leaving, new_points, problems_total, acting_by, membership_id, checked_at, taken_at)
  on restricted.score_import to waymark_app;

create policy team_reads on restricted.score_import_problem for select to waymark_app using (school_id = app.pupil_school());
create policy system_all on restricted.score_import_problem for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on restricted.score_import_problem to waymark_app;
comment on column restricted.score.import_id is 'The file that it came with: restricted.score_import, or restricted.roll_import when it came with a roll; null when it was typed.';
