-- Purpose: the preview of a file of pupils says what would follow them too: how many groups, attendances and results it would change. A file
-- with nothing but a new group is not "nothing new".
alter table restricted.roll_import add column follows jsonb not null default '{"groups": 0, "attendance": 0, "results": 0}';
comment on column restricted.roll_import.follows is 'How many memberships of groups, attendances and results the file would change, as a rehearsal of it found.';
grant update (follows) on restricted.roll_import to waymark_app;
