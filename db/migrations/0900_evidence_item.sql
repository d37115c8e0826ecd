-- Evidence: an item belongs to the school and may serve many criteria of many schemes. Each text of it is kept, so that what
-- stood at a cut-off can be read for ever; a claim says what an item shows for one criterion, and what changed for pupils.

create table evidence_item (
  id uuid primary key,
  school_id uuid not null references school,
  kind text not null check (kind in ('file', 'link', 'note')),
  title text not null check (length(title) between 1 and 200),
  version integer not null default 1,
  added_by uuid not null references membership,
  added_at timestamptz not null,
  removed_at timestamptz,
  unique (school_id, id),
  foreign key (school_id, added_by) references membership (school_id, id)
);

create table evidence_revision (
  item_id uuid not null,
  school_id uuid not null,
  version integer not null,
  title text not null check (length(title) between 1 and 200),
  shows text not null check (length(shows) <= 4000),
  voices text[] not null default '{}',
  from_on date,
  to_on date not null,
  file_id uuid,
  url text check (length(url) <= 2000),
  note text check (length(note) <= 20000),
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (item_id, version),
  check (from_on is null or from_on <= to_on),
  check (num_nonnulls(file_id, url, note) = 1),
  foreign key (school_id, item_id) references evidence_item (school_id, id),
  foreign key (school_id, file_id) references file (school_id, id),
  foreign key (school_id, changed_by) references membership (school_id, id)
);

create table claim (
  id uuid primary key,
  item_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  criterion text not null check (length(criterion) between 1 and 40),
  says text not null check (length(says) between 1 and 2000),
  impact text not null default '' check (length(impact) <= 2000),
  claimed_by uuid not null,
  claimed_at timestamptz not null,
  withdrawn_at timestamptz,
  check (withdrawn_at >= claimed_at),
  unique (school_id, id),
  foreign key (school_id, item_id) references evidence_item (school_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, claimed_by) references membership (school_id, id)
);

alter table evidence_item enable row level security;
alter table evidence_item force row level security;
alter table evidence_revision enable row level security;
alter table evidence_revision force row level security;
alter table claim enable row level security;
alter table claim force row level security;

create index evidence_item_school on evidence_item (school_id, added_at desc);
create index evidence_revision_file on evidence_revision (file_id) where file_id is not null;
create unique index claim_once on claim (enrolment_id, item_id, criterion) where withdrawn_at is null;
create index claim_criterion on claim (enrolment_id, criterion);
create index claim_item on claim (item_id);

-- Whether the acting visitor or officer may see what stood at this moment in this enrolment: an adviser sees work as it is;
-- verifier, second verifier and panel, and the desk once a submission stands, see what stood at its cut-off.
create function app.sees_evidence(p_enrolment uuid, p_at timestamptz) returns boolean language sql stable as $$
  select case
    when app.role() = 'adviser' then p_enrolment = any (app.reading())
    when app.role() in ('verifier', 'moderator', 'panel', 'officer', 'director') then
      (app.is_desk() or p_enrolment = any (app.reading()))
      and exists (select from public.enrolment e where e.id = p_enrolment and e.submitted_at is not null and p_at <= e.cut_off_at)
    else false end
$$;

comment on table evidence_item is 'One thing that shows something: a file, a link or a note. The school''s, whatever scheme it serves.';
comment on table evidence_revision is 'Each text of an item. The newest is what it says now; none is ever changed.';
comment on column evidence_revision.voices is 'Who is heard in it, in the words of the scheme through which it was added.';
comment on column evidence_revision.to_on is 'The day that it is from, or the last day of its period: freshness counts from here.';
comment on table claim is 'This item shows this criterion. A changed claim is a new row; the old one keeps when it was withdrawn.';

create policy staff_read on evidence_item for select to waymark_app using (school_id = app.staff_school());
create policy staff_add on evidence_item for insert to waymark_app
  with check (school_id = app.pupil_school() and added_by = app.membership());
create policy staff_change on evidence_item for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());
create policy sent_read on evidence_item for select to waymark_app
  using (exists (select from claim c where c.item_id = evidence_item.id and app.sees_evidence(c.enrolment_id, c.claimed_at)));
create policy system_all on evidence_item for all to waymark_app using (app.is_system()) with check (app.is_system());

create policy staff_read on evidence_revision for select to waymark_app using (school_id = app.staff_school());
create policy staff_add on evidence_revision for insert to waymark_app
  with check (school_id = app.pupil_school() and changed_by = app.membership());
create policy sent_read on evidence_revision for select to waymark_app
  using (exists (select from claim c where c.item_id = evidence_revision.item_id
    and app.sees_evidence(c.enrolment_id, greatest(c.claimed_at, evidence_revision.changed_at))));
create policy system_all on evidence_revision for all to waymark_app using (app.is_system()) with check (app.is_system());

create policy staff_read on claim for select to waymark_app using (school_id = app.staff_school());
create policy staff_make on claim for insert to waymark_app
  with check (school_id = app.pupil_school() and claimed_by = app.membership());
create policy staff_withdraw on claim for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());
create policy sent_read on claim for select to waymark_app using (app.sees_evidence(enrolment_id, claimed_at));
create policy system_all on claim for all to waymark_app using (app.is_system()) with check (app.is_system());

-- A file is seen by whoever sees a text of an item that stands on it.
create policy evidence_read on file for select to waymark_app
  using (app.body() is not null and exists (select from evidence_revision r where r.file_id = file.id));

grant select, insert on evidence_item, evidence_revision, claim to waymark_app;
grant update (title, version, removed_at) on evidence_item to waymark_app;
grant update (withdrawn_at) on claim to waymark_app;
