-- What Waymark tells people: each notice once, on their own page, and by mail as each person chose. Notices are the system's to
-- write, from what a room left to the worker; whoever is told reads their own and says that they have seen it.
create table notice (
  id uuid primary key,
  key text not null unique check (length(key) between 3 and 300),
  person_id uuid not null references person,
  school_id uuid references school,
  enrolment_id uuid,
  about text not null check (length(about) between 1 and 40),
  subject text not null check (length(subject) between 1 and 200),
  text text not null check (length(text) between 1 and 2000),
  href text not null check (href ~ '^/[^/]' or href = '/'),
  blocks boolean not null,
  told_at timestamptz not null,
  seen_at timestamptz,
  mailed_at timestamptz
);
-- How a person wants to be told of one kind of thing. Without a row it is as Waymark proposes.
create table notice_choice (
  person_id uuid not null references person,
  about text not null check (length(about) between 1 and 40),
  how text not null check (how in ('usual', 'daily', 'here')),
  chosen_at timestamptz not null,
  primary key (person_id, about)
);
alter table notice enable row level security;
alter table notice force row level security;
alter table notice_choice enable row level security;
alter table notice_choice force row level security;
create index notice_person on notice (person_id, told_at desc);
create index notice_unmailed on notice (told_at) where mailed_at is null and seen_at is null;
create index notice_school on notice (school_id);

-- Whether somebody has to do with a school today: a part there, an open task on the enrolment, or the desk of its awarding body.
-- Asked when a notice is written and again before it is mailed, for a part may have ended in between.
create function app.may_be_told(p_person uuid, p_school uuid, p_enrolment uuid, p_today date) returns boolean language plpgsql stable as $$
begin
  return exists (
    select from public.person p
      join public.membership m on m.person_id = p.id and m.started_on <= p_today and (m.ended_on is null or m.ended_on > p_today)
     where p.id = p_person and p.closed_at is null
       and (p_school is null or m.school_id = p_school
         or exists (select from public.assignment a where a.enrolment_id = p_enrolment and a.membership_id = m.id and a.closed_at is null)
         or (m.role in ('officer', 'director')
           and exists (select from public.enrolment e where e.id = p_enrolment and e.body_id = m.body_id))));
end $$;

comment on table notice is 'One thing that somebody is told, in words without any pupil''s name.';
comment on column notice.key is 'The same key twice is one notice, however often it was left to the worker.';
comment on column notice.enrolment_id is 'The work that it speaks of; it leads there and gives no right to it.';
comment on column notice.blocks is 'Somebody cannot go on until this person acts.';
comment on column notice.mailed_at is 'When it went by mail, alone or in the mail of a day.';

create policy own_reads on notice for select to waymark_app using (person_id = app.person());
create policy own_sees on notice for update to waymark_app using (person_id = app.person()) with check (person_id = app.person());
create policy system_all on notice for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on notice to waymark_app;
grant update (seen_at, mailed_at) on notice to waymark_app;
create trigger keep_parts after update on notice for each row execute function app.keep_parts('*', 'seen_at');

create policy own_reads on notice_choice for select to waymark_app using (person_id = app.person());
create policy own_chooses on notice_choice for insert to waymark_app with check (person_id = app.person());
create policy own_changes on notice_choice for update to waymark_app
  using (person_id = app.person()) with check (person_id = app.person());
create policy system_all on notice_choice for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on notice_choice to waymark_app;
grant update (how, chosen_at) on notice_choice to waymark_app;

-- Sessions that ended are of no use after a month; the system's own work of the day takes them away.
grant delete on session to waymark_app;
