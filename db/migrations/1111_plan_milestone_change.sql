-- Purpose: a milestone's words and day can be put right. Whoever saves over a newer text is told, as everywhere.
alter table milestone add column version integer not null default 1 check (version >= 1);
grant update (what, due_on, version) on milestone to waymark_app;
