-- Evidence of more kinds: photographs, observations, minutes, figures and questionnaire results beside files, links and notes.
-- Each text has the SHA-256 of its content; each item knows how long it is kept, and why it went when it went.

alter table evidence_item drop constraint evidence_item_kind_check;
alter table evidence_item
  add constraint evidence_item_kind_check
    check (kind in ('file', 'photograph', 'link', 'note', 'observation', 'minutes', 'figure', 'questionnaire')),
  add column consent text not null default 'not-said'
    check (consent in ('not-said', 'not-needed', 'given', 'asked', 'refused', 'withdrawn')),
  add column consent_until date,
  add column review_on date,
  add column review_because text not null default '' check (length(review_because) <= 500),
  add column removed_because text
    check (removed_because in ('mistake', 'out-of-date', 'consent', 'kept-long-enough', 'joined', 'other')),
  add column removed_by uuid,
  add column joined_into uuid,
  add column erased_at timestamptz,
  add column link_opens boolean,
  add column link_looked_at timestamptz,
  add column link_looked_by uuid,
  add check (consent_until is null or consent = 'given'),
  add check ((link_opens is null) = (link_looked_at is null)),
  add check (erased_at is null or removed_at is not null),
  add foreign key (school_id, removed_by) references membership (school_id, id),
  add foreign key (school_id, joined_into) references evidence_item (school_id, id),
  add foreign key (school_id, link_looked_by) references membership (school_id, id);

alter table evidence_revision drop constraint evidence_revision_check1;
alter table evidence_revision
  add column by_whom text not null default '' check (length(by_whom) <= 300),
  add column measure text check (length(measure) between 1 and 300),
  add column value numeric,
  add column unit text not null default '' check (length(unit) <= 60),
  add column pupils integer check (pupils > 0),
  add column source text not null default '' check (length(source) <= 300),
  add column sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
  add column erased_at timestamptz,
  add column words tsvector,
  add check ((measure is null) = (value is null)),
  add check (case when erased_at is null then num_nonnulls(file_id, url, note, measure) >= 1
                  else num_nonnulls(file_id, url, note, measure, pupils) = 0 and title = 'Erased' and shows || by_whom || unit || source = '' end);

-- What is said about consent, each time that something is said. The newest stands.
create table evidence_consent (
  id uuid primary key,
  item_id uuid not null,
  school_id uuid not null,
  state text not null check (state in ('not-said', 'not-needed', 'given', 'asked', 'refused', 'withdrawn')),
  kept_where text not null default '' check (length(kept_where) <= 300),
  until_on date,
  because text not null default '' check (length(because) <= 500),
  said_by uuid not null,
  said_at timestamptz not null,
  check (until_on is null or state = 'given'),
  foreign key (school_id, item_id) references evidence_item (school_id, id),
  foreign key (school_id, said_by) references membership (school_id, id)
);

-- Items that may not leave the school, and from when. A table of its own, so that the policies of items, texts and claims can
-- ask it without asking each other in a circle.
create table evidence_hold (
  item_id uuid primary key,
  school_id uuid not null,
  from_on date not null,
  foreign key (school_id, item_id) references evidence_item (school_id, id)
);

alter table evidence_consent enable row level security;
alter table evidence_consent force row level security;
alter table evidence_hold enable row level security;
alter table evidence_hold force row level security;

create index evidence_consent_item on evidence_consent (item_id, said_at desc);
create index evidence_item_joined on evidence_item (joined_into) where joined_into is not null;
create index evidence_hold_school on evidence_hold (school_id);

-- What the hash of a text is made of when it is not a file alone: one line for each thing that it holds.
create function app.evidence_text(r evidence_revision, p_file text) returns text language sql immutable as $$
  select concat_ws(E'\n', 'file: ' || p_file, 'link: ' || r.url, 'measure: ' || r.measure,
    'value: ' || trim_scale(r.value)::text || case when r.unit = '' then '' else ' ' || r.unit end,
    'n: ' || r.pupils::text, 'source: ' || nullif(r.source, ''), 'by: ' || nullif(r.by_whom, ''), 'words: ' || r.note)
$$;

create function app.evidence_hash(r evidence_revision, p_file text) returns text language sql immutable as $$
  select case when p_file is not null and num_nonnulls(r.url, r.note, r.measure) = 0 and r.by_whom = '' then p_file
    else encode(sha256(convert_to(app.evidence_text(r, p_file), 'UTF8')), 'hex') end
$$;

-- What a search looks through, in the words of English.
create function app.evidence_words(r evidence_revision) returns tsvector language sql immutable as $$
  select to_tsvector('english'::regconfig, concat_ws(' ', r.title, r.shows, r.note, r.measure, r.by_whom, r.source, r.url))
$$;

-- The hash is set once and outlives the content; the words follow it.
create function app.hash_evidence() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.sha256 := app.evidence_hash(new, (select f.original_sha256 from file f where f.id = new.file_id));
  end if;
  new.words := app.evidence_words(new);
  return new;
end $$;
create trigger hash_evidence before insert or update on evidence_revision for each row execute function app.hash_evidence();

-- The item carries what was last said, and the hold follows it: nobody has to remember to set either.
create function app.keep_consent() returns trigger language plpgsql as $$
begin
  update evidence_item set consent = new.state, consent_until = new.until_on where id = new.item_id;
  if new.state in ('asked', 'refused', 'withdrawn') or new.until_on is not null then
    insert into evidence_hold (item_id, school_id, from_on)
    values (new.item_id, new.school_id, case when new.until_on is null then date '-infinity' else new.until_on + 1 end)
    on conflict (item_id) do update set from_on = excluded.from_on;
  else
    delete from evidence_hold where item_id = new.item_id;
  end if;
  return null;
end $$;
create trigger keep_consent after insert on evidence_consent for each row execute function app.keep_consent();

-- Texts that stood before today get their hash too. Forced row security binds the owner: it steps aside for this statement.
alter table evidence_revision no force row level security;
alter table file no force row level security;
update evidence_revision r set sha256 = app.evidence_hash(r, (select f.original_sha256 from file f where f.id = r.file_id));
alter table file force row level security;
alter table evidence_revision force row level security;

comment on column evidence_item.consent is 'What was last said about the consent of whoever can be recognised; its history stands in evidence_consent.';
comment on column evidence_item.review_on is 'The day on which the school decides whether to keep it; null: as the table of kinds says.';
comment on column evidence_item.erased_at is 'Its content is gone; what stays is that it was there, its hashes and its claims.';
comment on column evidence_item.link_opens is 'What somebody found who opened the link signed out of everything. The server never fetches it.';
comment on column evidence_revision.by_whom is 'Who saw it (observation) or who was there (minutes).';
comment on column evidence_revision.pupils is 'How many a figure counts. Under six, its value stays in the school.';
comment on column evidence_revision.sha256 is 'Of the file as it came, or of the lines that app.evidence_text gives.';
comment on table evidence_hold is 'Items that may not leave the school, from that day on: consent asked, refused, withdrawn or ended.';

create policy staff_read on evidence_consent for select to waymark_app using (school_id = app.staff_school());
create policy staff_say on evidence_consent for insert to waymark_app
  with check (school_id = app.pupil_school() and said_by = app.membership());
create policy system_all on evidence_consent for all to waymark_app using (app.is_system()) with check (app.is_system());

create policy staff_read on evidence_hold for select to waymark_app using (school_id = app.staff_school());
create policy staff_hold on evidence_hold for insert to waymark_app with check (school_id = app.pupil_school());
create policy staff_move on evidence_hold for update to waymark_app
  using (school_id = app.pupil_school()) with check (school_id = app.pupil_school());
create policy staff_free on evidence_hold for delete to waymark_app using (school_id = app.pupil_school());
create policy sent_read on evidence_hold for select to waymark_app
  using (app.body() is not null and exists (select from enrolment e where e.school_id = evidence_hold.school_id));
create policy system_all on evidence_hold for all to waymark_app using (app.is_system()) with check (app.is_system());

-- What may not leave the school is not there for anybody outside it, a submission or not.
alter policy sent_read on evidence_item
  using (exists (select from claim c where c.item_id = evidence_item.id and app.sees_evidence(c.enrolment_id, c.claimed_at))
    and id not in (select h.item_id from evidence_hold h where h.from_on <= current_date));
alter policy sent_read on evidence_revision
  using (exists (select from claim c where c.item_id = evidence_revision.item_id
      and app.sees_evidence(c.enrolment_id, greatest(c.claimed_at, evidence_revision.changed_at)))
    and item_id not in (select h.item_id from evidence_hold h where h.from_on <= current_date));
alter policy sent_read on claim
  using (app.sees_evidence(enrolment_id, claimed_at)
    and item_id not in (select h.item_id from evidence_hold h where h.from_on <= current_date));

create policy leads_erase on evidence_revision for update to waymark_app
  using (school_id = app.staff_school() and app.role() in ('head', 'lead'))
  with check (school_id = app.staff_school() and erased_at is not null);

grant select, insert on evidence_consent to waymark_app;
grant select, insert, update, delete on evidence_hold to waymark_app;
grant update (consent, consent_until, review_on, review_because, removed_because, removed_by, joined_into, erased_at,
  link_opens, link_looked_at, link_looked_by) on evidence_item to waymark_app;
grant update (title, shows, file_id, url, note, by_whom, measure, value, unit, pupils, source, erased_at) on evidence_revision to waymark_app;
