-- Purpose: strengths and areas for improvement as the working party finds them. Where in the matrix one was seen; what colleagues
-- say about it; in which order the areas are taken up; and which proposals were set aside, with the reason.
alter table area add column standard text check (length(standard) between 1 and 20);
alter table area add column outcome text check (length(outcome) between 1 and 40);
alter table area add check (outcome is null or standard is not null);
alter table area add check (criterion is null or standard is null);
grant update (standard, outcome) on area to waymark_app;
comment on column area.standard is 'Where it was seen, when that is a whole standard or one cell of it; a criterion names its own.';

-- What somebody of the working party says about one. It outlives a strength or an area that was taken back.
create table area_comment (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  area_id uuid,
  about text not null check (length(about) between 1 and 1000),
  answers uuid,
  text text not null check (length(text) between 1 and 2000),
  by_person uuid not null references person,
  by_name text not null,
  said_at timestamptz not null,
  unique (school_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, area_id) references area (school_id, id) on delete set null (area_id),
  foreign key (school_id, answers) references area_comment (school_id, id)
);

-- The order in which areas for improvement are taken up: one list, so that no two stand on one place.
create table area_order (
  enrolment_id uuid primary key,
  school_id uuid not null,
  areas uuid[] not null,
  version integer not null default 1,
  ordered_by uuid not null references person,
  ordered_name text not null,
  ordered_at timestamptz not null,
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

-- A proposal that the working party does not take up, with its reason. It can be looked at again.
create table area_set_aside (
  enrolment_id uuid not null,
  school_id uuid not null,
  proposal text not null check (length(proposal) between 3 and 100),
  reason text not null check (length(reason) between 1 and 1000),
  by_person uuid not null references person,
  by_name text not null,
  set_aside_at timestamptz not null,
  primary key (enrolment_id, proposal),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

alter table area_comment enable row level security;
alter table area_comment force row level security;
alter table area_order enable row level security;
alter table area_order force row level security;
alter table area_set_aside enable row level security;
alter table area_set_aside force row level security;

create index area_comment_of on area_comment (enrolment_id, area_id, said_at);
create index area_comment_area on area_comment (school_id, area_id);
create index area_comment_answers on area_comment (school_id, answers);
create index area_order_school on area_order (school_id);
create index area_set_aside_school on area_set_aside (school_id);

create trigger keep_finished_audit before insert on area_comment
  for each row execute function app.keep_finished_audit();
create trigger keep_finished_audit before insert or update or delete on area_order
  for each row execute function app.keep_finished_audit();
create trigger keep_finished_audit before insert or update or delete on area_set_aside
  for each row execute function app.keep_finished_audit();

comment on column area_comment.about is 'The sentence that it was said of, as it stood then.';
comment on column area_comment.area_id is 'Empty once what it was said of was taken back.';

create policy staff_read on area_comment for select to waymark_app using (school_id = app.staff_school());
create policy team_says on area_comment for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and by_person = app.person());
create policy system_all on area_comment for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on area_comment to waymark_app;

create policy staff_read on area_order for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on area_order for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on area_order for select to waymark_app using (app.body_reads(enrolment_id));
create policy leads_order on area_order for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head') and ordered_by = app.person());
create policy leads_order_again on area_order for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head'))
  with check (school_id = app.staff_school() and ordered_by = app.person());
create policy system_all on area_order for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on area_order to waymark_app;
grant update (areas, version, ordered_by, ordered_name, ordered_at) on area_order to waymark_app;

create policy staff_read on area_set_aside for select to waymark_app using (school_id = app.staff_school());
create policy team_sets_aside on area_set_aside for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and by_person = app.person());
create policy team_looks_again on area_set_aside for delete to waymark_app
  using (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member'));
create policy system_all on area_set_aside for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on area_set_aside to waymark_app;
