-- The check before submission looks for pupils named in what leaves the school. The names to look for are a list in the school's
-- own keeping, for its head and coordinator only; what was found, and what was said not to be a pupil, stays in the school too.

create table restricted.pupil_name (
  id uuid primary key,
  school_id uuid not null references school,
  surname text not null check (length(surname) between 1 and 100),
  forename text not null check (length(forename) between 1 and 100),
  added_by uuid not null references person,
  added_at timestamptz not null,
  unique (school_id, id)
);

-- One look through everything for one enrolment; a newer look takes its place.
create table name_check (
  enrolment_id uuid primary key,
  school_id uuid not null,
  ran_by uuid not null references person,
  ran_name text not null,
  ran_at timestamptz not null,
  mark text not null check (length(mark) between 1 and 100),
  names integer not null check (names >= 0),
  texts integer not null check (texts >= 0),
  files integer not null check (files >= 0),
  unread_files integer not null check (unread_files >= 0),
  unique (school_id, enrolment_id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

create table restricted.name_hit (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  place text not null check (place in ('judgement', 'area', 'claim', 'item', 'file', 'action', 'reflection')),
  place_id text not null check (length(place_id) between 1 and 100),
  place_says text not null check (length(place_says) between 1 and 300),
  standard text check (length(standard) between 1 and 40),
  item_id uuid,
  words text not null check (length(words) between 1 and 300),
  words_key text not null check (length(words_key) between 1 and 300),
  excerpt text not null check (length(excerpt) <= 600),
  is_sure boolean not null,
  found_at timestamptz not null,
  foreign key (school_id, enrolment_id) references name_check (school_id, enrolment_id)
);

create table restricted.name_cleared (
  id uuid primary key,
  school_id uuid not null references school,
  words_key text not null check (length(words_key) between 1 and 300),
  words text not null check (length(words) between 1 and 300),
  place text check (length(place) between 1 and 40),
  place_id text check (length(place_id) between 1 and 100),
  because text not null check (length(because) between 1 and 500),
  cleared_by uuid not null references person,
  cleared_name text not null,
  cleared_at timestamptz not null,
  check ((place is null) = (place_id is null))
);

-- Whether a link still answers: asked by a job, never while a page is made. No answer means only that it could not be looked at.
create table link_check (
  item_id uuid primary key,
  school_id uuid not null,
  url text not null check (length(url) between 1 and 2000),
  result text not null check (result in ('answers', 'gone', 'asks-to-sign-in', 'moved', 'not-checked')),
  status integer check (status between 100 and 599),
  checked_at timestamptz not null,
  foreign key (school_id, item_id) references evidence_item (school_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['restricted.pupil_name', 'name_check', 'restricted.name_hit', 'restricted.name_cleared', 'link_check'] loop
    execute format('alter table %s enable row level security', t);
    execute format('alter table %s force row level security', t);
  end loop;
end $$;

create unique index pupil_name_once on restricted.pupil_name (school_id, lower(surname), lower(forename));
create index name_hit_of on restricted.name_hit (school_id, enrolment_id);
create unique index name_cleared_once on restricted.name_cleared (school_id, words_key, coalesce(place, ''), coalesce(place_id, ''));
create index link_check_school on link_check (school_id, item_id);

comment on table restricted.pupil_name is 'Names that the check looks for, pasted or imported by the school. They leave it in no document and no message.';
comment on table name_check is 'When names were last looked for, and in how much. The names themselves and what was found stand in the restricted schema.';
comment on column name_check.mark is 'The fingerprint of what stood when it ran: another one now means that something changed since.';
comment on table restricted.name_hit is 'A place where a pupil''s name stands or may stand.';
comment on table restricted.name_cleared is 'Words that look like a pupil''s name and are none, with the reason. Without a place: wherever they stand.';
comment on column link_check.result is 'Not checked: the network or the address did not allow it; that is no fault of the link.';

-- Head and coordinator keep the list; the whole team reads what was found in its own texts, since it mends them.
create policy leaders_read on restricted.pupil_name for select to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'));
create policy leaders_add on restricted.pupil_name for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and added_by = app.person());
create policy leaders_forget on restricted.pupil_name for delete to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'));
create policy system_all on restricted.pupil_name for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on restricted.pupil_name to waymark_app;

create policy staff_read on name_check for select to waymark_app using (school_id = app.staff_school());
create policy leaders_run on name_check for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and ran_by = app.person());
create policy leaders_run_again on name_check for update to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'))
  with check (school_id = app.pupil_school() and ran_by = app.person());
create policy system_all on name_check for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on name_check to waymark_app;
grant update (ran_by, ran_name, ran_at, mark, names, texts, files, unread_files) on name_check to waymark_app;

create policy team_reads on restricted.name_hit for select to waymark_app using (school_id = app.pupil_school());
create policy leaders_find on restricted.name_hit for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead'));
create policy leaders_look_again on restricted.name_hit for delete to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'));
create policy system_all on restricted.name_hit for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on restricted.name_hit to waymark_app;

create policy team_reads on restricted.name_cleared for select to waymark_app using (school_id = app.pupil_school());
create policy leaders_clear on restricted.name_cleared for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and cleared_by = app.person());
create policy leaders_take_back on restricted.name_cleared for delete to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'));
create policy system_all on restricted.name_cleared for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on restricted.name_cleared to waymark_app;

create policy staff_read on link_check for select to waymark_app using (school_id = app.staff_school());
create policy system_all on link_check for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on link_check to waymark_app;
grant update (url, result, status, checked_at) on link_check to waymark_app;
