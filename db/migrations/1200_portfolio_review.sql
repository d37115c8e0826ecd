-- The portfolio before it is sent: the adviser's review standard by standard with the school's answers, the date of the visit
-- that both sides agree, and each submission with what it froze. A withdrawn submission stays beside the one that follows.

create table adviser_review (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  round integer not null check (round >= 1),
  message text not null default '' check (length(message) <= 2000),
  invited_by uuid not null references person,
  invited_name text not null,
  invited_at timestamptz not null,
  advice text check (length(advice) <= 4000),
  finished_by uuid references person,
  finished_name text,
  finished_at timestamptz,
  unique (enrolment_id, round),
  unique (school_id, id),
  check ((finished_by is null) = (finished_at is null) and (finished_by is null) = (finished_name is null)),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

create table review_comment (
  id uuid primary key,
  review_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  standard text not null check (length(standard) between 1 and 40),
  verdict text not null check (verdict in ('ready', 'nearly', 'not-yet')),
  comment text not null check (length(comment) between 1 and 4000),
  commented_by uuid not null references person,
  commented_name text not null,
  commented_at timestamptz not null,
  version integer not null default 1,
  answer text check (length(answer) between 1 and 4000),
  answered_name text,
  answered_at timestamptz,
  unique (review_id, standard),
  check ((answer is null) = (answered_at is null)),
  foreign key (school_id, review_id) references adviser_review (school_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

create table visit_date (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  on_day date not null,
  side text not null check (side in ('school', 'adviser')),
  proposed_by uuid not null references person,
  proposed_name text not null,
  proposed_at timestamptz not null,
  accepted_by uuid references person,
  accepted_name text,
  accepted_at timestamptz,
  replaced_at timestamptz,
  check (accepted_by <> proposed_by),
  check ((accepted_by is null) = (accepted_at is null)),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

create table submission (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  submitted_by uuid not null references person,
  submitted_name text not null,
  submitted_at timestamptz not null,
  cut_off_at timestamptz not null,
  manifest jsonb not null,
  manifest_sha256 text not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
  withdrawn_by uuid references person,
  withdrawn_name text,
  withdrawn_at timestamptz,
  withdrawn_because text check (length(withdrawn_because) between 1 and 1000),
  unique (school_id, id),
  check ((withdrawn_at is null) = (withdrawn_because is null)),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id)
);

do $$
declare t text;
begin
  foreach t in array array['adviser_review', 'review_comment', 'visit_date', 'submission'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;

create unique index adviser_review_open on adviser_review (enrolment_id) where finished_at is null;
create index review_comment_of on review_comment (enrolment_id);
create unique index visit_date_open on visit_date (enrolment_id) where replaced_at is null;
create unique index submission_standing on submission (enrolment_id) where withdrawn_at is null;

comment on table adviser_review is 'One round of the adviser''s review, from the school''s invitation to the adviser''s last word.';
comment on table visit_date is 'Days proposed for the visit by either side; the other side accepts. A newer proposal replaces the one before.';
comment on table submission is 'What a school sent, frozen at its cut-off; the manifest names each item, claim and figure by its hash.';

do $$
declare t text;
begin
  foreach t in array array['adviser_review', 'review_comment', 'visit_date', 'submission'] loop
    execute format('create policy staff_read on %I for select to waymark_app using (school_id = app.staff_school())', t);
    execute format('create policy system_all on %I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
  end loop;
  foreach t in array array['adviser_review', 'review_comment', 'visit_date'] loop
    execute format('create policy adviser_read on %I for select to waymark_app using (app.role() = ''adviser'' and enrolment_id = any (app.assigned()))', t);
  end loop;
end $$;

create policy leaders_invite on adviser_review for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead') and invited_by = app.person() and finished_at is null);
create policy adviser_finishes on adviser_review for update to waymark_app
  using (app.role() = 'adviser' and enrolment_id = any (app.assigned()) and finished_at is null)
  with check (app.role() = 'adviser' and enrolment_id = any (app.assigned()) and finished_by = app.person());
create policy adviser_comments on review_comment for insert to waymark_app
  with check (app.role() = 'adviser' and enrolment_id = any (app.assigned()) and commented_by = app.person() and answer is null
    and exists (select from adviser_review r where r.id = review_id and r.finished_at is null));
create policy adviser_changes on review_comment for update to waymark_app
  using (app.role() = 'adviser' and enrolment_id = any (app.assigned())
    and exists (select from adviser_review r where r.id = review_id and r.finished_at is null))
  with check (app.role() = 'adviser' and enrolment_id = any (app.assigned()) and commented_by = app.person());
create policy team_answers on review_comment for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());

-- The adviser's word is the adviser's, the answer the school's.
create trigger keep_parts after update on review_comment for each row execute function app.keep_parts(
  'adviser', 'verdict comment commented_by commented_name commented_at version',
  'head lead member', 'answer answered_name answered_at version');

create policy school_proposes on visit_date for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead') and side = 'school' and proposed_by = app.person() and accepted_at is null);
create policy adviser_proposes on visit_date for insert to waymark_app
  with check (app.role() = 'adviser' and enrolment_id = any (app.assigned()) and side = 'adviser' and proposed_by = app.person() and accepted_at is null);
create policy school_settles on visit_date for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead') and replaced_at is null)
  with check (school_id = app.staff_school() and (replaced_at is not null or side = 'adviser' and accepted_by = app.person()));
create policy adviser_settles on visit_date for update to waymark_app
  using (app.role() = 'adviser' and enrolment_id = any (app.assigned()) and replaced_at is null)
  with check (app.role() = 'adviser' and enrolment_id = any (app.assigned())
    and (replaced_at is not null or side = 'school' and accepted_by = app.person()));

create policy assigned_read on submission for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on submission for select to waymark_app using (app.body_reads(enrolment_id));
create policy leaders_submit on submission for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead') and submitted_by = app.person() and withdrawn_at is null);
create policy leaders_withdraw on submission for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead') and withdrawn_at is null)
  with check (school_id = app.staff_school() and withdrawn_by = app.person());

grant select, insert on adviser_review, review_comment, visit_date, submission to waymark_app;
grant update (advice, finished_by, finished_name, finished_at) on adviser_review to waymark_app;
grant update (verdict, comment, commented_by, commented_name, commented_at, version, answer, answered_name, answered_at)
  on review_comment to waymark_app;
grant update (accepted_by, accepted_name, accepted_at, replaced_at) on visit_date to waymark_app;
grant update (withdrawn_by, withdrawn_name, withdrawn_at, withdrawn_because) on submission to waymark_app;
