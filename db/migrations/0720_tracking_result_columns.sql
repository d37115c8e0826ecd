-- Purpose: the columns of a file of results are named once and remembered, as those of a file of pupils are. Each kind of file has its own
-- memory: "Date" is one thing on a roll and another in a list of results.
alter table column_mapping add column kind text not null default 'roll' check (kind in ('roll', 'results'));
alter table column_mapping drop constraint column_mapping_pkey;
alter table column_mapping add primary key (school_id, kind, heading_key);
comment on column column_mapping.kind is 'Of which kind of file: roll (a row for each pupil of the school) or results.';
comment on column column_mapping.becomes is 'A field of a pupil, "group:<key>", "result:<assessment>" with its point, a part of a result (assessment, point, takenOn, value), or "ignore".';

-- Whoever of the team may bring results says what their columns are.
create policy team_maps_results on column_mapping for insert to waymark_app
  with check (kind = 'results' and school_id = app.pupil_school() and saved_by = app.person());
create policy team_maps_results_anew on column_mapping for update to waymark_app
  using (kind = 'results' and school_id = app.pupil_school())
  with check (kind = 'results' and school_id = app.pupil_school() and saved_by = app.person());

-- A file of results whose columns nobody has named waits for that; what was said is kept with the file, so that what is taken over is what was shown.
alter table restricted.score_import drop constraint score_import_state_check;
alter table restricted.score_import add constraint score_import_state_check
  check (state in ('waiting', 'columns', 'checked', 'taking', 'taken', 'dropped'));
alter table restricted.score_import add column read_as jsonb not null default '{"columns": [], "isMonthFirst": false}';
comment on column restricted.score_import.read_as is 'The headings of the file, each with what it was taken as, and whether the month stands first in its days.';
grant update (read_as) on restricted.score_import to waymark_app;
