-- Partners of a school: who can help its pupils and families, and how to reach them.
-- A partner belongs to the school, not to one enrolment, so that the next scheme finds it already here.
create table partner (
  id uuid primary key,
  school_id uuid not null references school,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('health', 'social-care', 'mental-health', 'send', 'education', 'culture-and-sport',
    'charity', 'employer', 'community', 'safety', 'other')),
  contact_name text not null check (length(contact_name) <= 200),
  contact text not null check (length(contact) <= 300),
  offers text not null check (length(offers) between 1 and 4000),
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  unique (school_id, id)
);
alter table partner enable row level security;
alter table partner force row level security;
-- One name once in a school, and the list in the order of the alphabet.
create unique index partner_by_name on partner (school_id, lower(name));
comment on column partner.contact is 'How staff reach the partner: telephone, e-mail or address, as the school writes it.';
comment on column partner.offers is 'What the partner can do for pupils and families, in words that a family would understand.';
comment on column partner.version is 'Counts saves; a form that carries an older number has lost the race and is told so.';
create policy staff_read on partner for select to waymark_app using (school_id = app.staff_school());
create policy partner_reads_own on partner for select to waymark_app using (id = app.partner());
create policy staff_add on partner for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead', 'member') and saved_by = app.person());
create policy staff_change on partner for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead', 'member'))
  with check (school_id = app.staff_school() and saved_by = app.person());
create policy system_all on partner for all to waymark_app using (app.is_system()) with check (app.is_system());
-- No delete: a partner that no longer helps has partnerships that ended.
grant select, insert on partner to waymark_app;
grant update (name, kind, contact_name, contact, offers, version, saved_by, saved_at) on partner to waymark_app;

-- A partnership for learning: what one partner and the school agreed to do together within one enrolment.
-- Its state is never written down: it is live from live_on until ended_on, and proposed before.
create table partnership (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  partner_id uuid not null,
  purpose text not null check (length(purpose) between 1 and 4000),
  pupils_get text not null check (length(pupils_get) <= 4000),
  reached_by text not null check (length(reached_by) <= 1000),
  agreed_with text not null check (length(agreed_with) <= 200),
  agreed_on date,
  live_on date,
  ended_on date,
  ended_because text not null default '' check (length(ended_because) <= 2000),
  version integer not null default 1 check (version >= 1),
  saved_by uuid not null references person,
  saved_at timestamptz not null,
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, partner_id) references partner (school_id, id),
  unique (enrolment_id, id),
  check (live_on is null or (agreed_with <> '' and pupils_get <> '')),
  check (ended_on is null or live_on is null or ended_on >= live_on),
  check (ended_on is null or ended_because <> '')
);
alter table partnership enable row level security;
alter table partnership force row level security;
-- An enrolment's list and the gate's count of live ones; what one partner does with the school.
create index partnership_of_enrolment on partnership (enrolment_id, live_on, ended_on);
create index partnership_of_partner on partnership (partner_id);
comment on column partnership.pupils_get is 'What target pupils receive that they did not receive before.';
comment on column partnership.reached_by is 'How children, parents and carers reach it through the school; empty when staff arrange it.';
comment on column partnership.live_on is 'The first day on which pupils can receive it; it may lie ahead.';
create policy staff_read on partnership for select to waymark_app using (school_id = app.staff_school());
create policy assigned_read on partnership for select to waymark_app using (enrolment_id = any (app.reading()));
create policy desk_reads on partnership for select to waymark_app using (app.body_reads(enrolment_id));
create policy partner_reads_own on partnership for select to waymark_app using (partner_id = app.partner());
create policy staff_add on partnership for insert to waymark_app
  with check (school_id = app.staff_school() and app.role() in ('head', 'lead', 'member') and saved_by = app.person());
create policy staff_change on partnership for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead', 'member'))
  with check (school_id = app.staff_school() and saved_by = app.person());
create policy system_all on partnership for all to waymark_app using (app.is_system()) with check (app.is_system());
-- No delete: a partnership that came to nothing is ended, with the reason.
grant select, insert on partnership to waymark_app;
grant update (purpose, pupils_get, reached_by, agreed_with, agreed_on, live_on, ended_on, ended_because, version, saved_by, saved_at)
  on partnership to waymark_app;

-- Who may read a partnership reads its partner too: the adviser with the plan, the verifier on the visit.
create policy readers_of_partnership on partner for select to waymark_app
  using (exists (select from partnership p where p.partner_id = partner.id and p.enrolment_id = any (app.reading())));
create policy desk_reads on partner for select to waymark_app
  using (app.is_desk() and exists (select from partnership p where p.partner_id = partner.id));
