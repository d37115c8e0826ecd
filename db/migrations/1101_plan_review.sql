-- The working party's half-termly review of the plan. Planned for a day; held, called off, or, when the day has passed, missed.
create table review_meeting (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  planned_on date not null,
  starts_at time,
  place text not null default '' check (length(place) <= 200),
  held_on date,
  called_off_on date,
  called_off_because text not null default '' check (length(called_off_because) <= 1000),
  others text not null default '' check (length(others) <= 1000),
  decisions text not null default '' check (length(decisions) <= 8000),
  next_id uuid,
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  unique (school_id, enrolment_id, id),
  unique (enrolment_id, id),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (enrolment_id, next_id) references review_meeting (enrolment_id, id),
  check (held_on is null or (decisions <> '' and called_off_on is null)),
  check (called_off_on is null or called_off_because <> '')
);
alter table review_meeting enable row level security;
alter table review_meeting force row level security;
create index review_meeting_of_enrolment on review_meeting (enrolment_id, planned_on);
comment on column review_meeting.others is 'Who else came: names of governors, partners or guests, as the school writes them.';
comment on column review_meeting.next_id is 'The next meeting, agreed at this one.';
alter table action_note add foreign key (enrolment_id, review_id) references review_meeting (enrolment_id, id);

create table review_attendance (
  review_id uuid not null,
  membership_id uuid not null,
  enrolment_id uuid not null,
  school_id uuid not null,
  was_there boolean not null,
  primary key (review_id, membership_id),
  foreign key (school_id, enrolment_id, review_id) references review_meeting (school_id, enrolment_id, id),
  foreign key (school_id, membership_id) references membership (school_id, id)
);
alter table review_attendance enable row level security;
alter table review_attendance force row level security;

-- What the adviser says about the plan or one action, and what the school answers. Never changed.
create table plan_comment (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  action_id uuid,
  says text not null check (length(says) between 1 and 4000),
  written_by uuid not null references person,
  written_as text not null check (written_as in ('adviser', 'head', 'lead', 'member')),
  written_at timestamptz not null,
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, enrolment_id, action_id) references action (school_id, enrolment_id, id)
);
alter table plan_comment enable row level security;
alter table plan_comment force row level security;
create index plan_comment_of_enrolment on plan_comment (enrolment_id, written_at);
create index plan_comment_of_action on plan_comment (action_id);

-- The plan is agreed by a senior leader and by the adviser: two people, neither of whom wrote it. A change of substance afterwards
-- reopens it; the row stays as the record of what was agreed and why that came to an end.
create table plan_agreement (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  party text not null check (party in ('smt', 'adviser')),
  agreed_by uuid not null references person,
  agreed_at timestamptz not null,
  versions jsonb not null,
  reopened_at timestamptz,
  reopened_by uuid references person,
  reopened_because text check (length(reopened_because) between 1 and 1000),
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  check ((reopened_at is null) = (reopened_because is null))
);
alter table plan_agreement enable row level security;
alter table plan_agreement force row level security;
-- One standing agreement a party, and never the same person for both.
create unique index plan_agreement_standing on plan_agreement (enrolment_id, party) where reopened_at is null;
create unique index plan_agreement_two_people on plan_agreement (enrolment_id, agreed_by) where reopened_at is null;
comment on column plan_agreement.versions is 'The version of each action that was agreed, by the action''s id.';

do $$
declare t text;
begin
  foreach t in array array['review_meeting', 'review_attendance', 'plan_comment', 'plan_agreement'] loop
    execute format('create policy staff_read on %I for select to waymark_app using (school_id = app.staff_school())', t);
    execute format('create policy assigned_read on %I for select to waymark_app using (enrolment_id = any (app.reading()))', t);
    execute format('create policy desk_reads on %I for select to waymark_app using (app.body_reads(enrolment_id))', t);
    execute format('create policy system_all on %I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
  end loop;
  foreach t in array array['review_meeting', 'review_attendance'] loop
    execute format('create policy staff_add on %I for insert to waymark_app
      with check (school_id = app.staff_school() and app.role() in (''head'', ''lead'', ''member''))', t);
    execute format('create policy staff_change on %I for update to waymark_app
      using (school_id = app.staff_school() and app.role() in (''head'', ''lead'', ''member'')) with check (school_id = app.staff_school())', t);
  end loop;
end $$;
create policy staff_say on plan_comment for insert to waymark_app with check (school_id = app.staff_school()
  and app.role() in ('head', 'lead', 'member') and written_as = app.role() and written_by = app.person());
create policy adviser_says on plan_comment for insert to waymark_app with check (enrolment_id = any (app.assigned())
  and app.role() = 'adviser' and written_as = 'adviser' and written_by = app.person());
create policy head_agrees on plan_agreement for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() = 'head' and party = 'smt' and agreed_by = app.person());
create policy adviser_agrees on plan_agreement for insert to waymark_app
  with check (enrolment_id = any (app.assigned()) and app.role() = 'adviser' and party = 'adviser' and agreed_by = app.person());
create policy staff_reopen on plan_agreement for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead', 'member') and reopened_at is null)
  with check (school_id = app.staff_school() and reopened_by = app.person() and reopened_at is not null);
grant select, insert on review_meeting, review_attendance, plan_comment, plan_agreement to waymark_app;
grant update (planned_on, starts_at, place, held_on, called_off_on, called_off_because, others, decisions, next_id, version, saved_by, saved_at)
  on review_meeting to waymark_app;
grant update (was_there) on review_attendance to waymark_app;
grant update (reopened_at, reopened_by, reopened_because) on plan_agreement to waymark_app;
