-- Purpose: who described a group of the school's own last, so that two people who write at once see each other's words.
alter table restricted.own_group
  add column changed_by uuid references person,
  add column changed_at timestamptz;
grant update (changed_by, changed_at) on restricted.own_group to waymark_app;
comment on column restricted.own_group.changed_at is 'Null until it is first changed; then made_by and made_at say who made it.';
