-- Purpose: what a waiting file would do, row by row, so that its preview is read in pages and not worked out for each look.
alter table restricted.roll_import_row
  add column what text not null default 'new' check (what in ('new', 'changed', 'back', 'same')),
  add column pupil_id uuid,
  add column changes jsonb not null default '[]',
  add foreign key (school_id, pupil_id) references restricted.pupil (school_id, id);
create index roll_import_row_what on restricted.roll_import_row (import_id, what, place);
create index roll_import_row_pupil on restricted.roll_import_row (school_id, pupil_id) where pupil_id is not null;
comment on column restricted.roll_import_row.changes is 'Each field that would change: {field, was, became}.';
create policy leaders_match_anew on restricted.roll_import_row for update to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'))
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead'));
grant update (what, pupil_id, changes) on restricted.roll_import_row to waymark_app;
