-- Purpose: what the national list says about a school, and the words by which it is found however its name is spelt.

-- Trusted extensions of PostgreSQL's own contrib: the owner of the database may create them.
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;

-- The words of a name as people type them: no accents or apostrophes, "Saint" as "st", "&" as "and", each word once.
create function app.search_words(spelt text) returns text[] language sql immutable parallel safe
  as $$
    select coalesce(array_agg(distinct case word when 'saint' then 'st' when 'saints' then 'sts' else word end), '{}')
      from unnest(string_to_array(regexp_replace(regexp_replace(
        lower(regexp_replace(normalize(replace(coalesce(spelt, ''), '&', ' and '), nfd), '[\u0300-\u036f''’.]', '', 'g')),
        '[^a-z0-9]+', ' ', 'g'), '^ | $', '', 'g'), ' ')) as word
     where word <> ''
  $$;

alter table school
  add column la_code text,
  add column establishment_number text,
  add column status text,
  add column type text,
  add column phase text,
  add column low_age smallint,
  add column high_age smallint,
  add column gender text,
  add column religious_character text,
  add column street text,
  add column postcode text,
  add column region text,
  add column entered_by_body uuid references body,
  add column country text not null default 'England'
    check (country in ('England', 'Northern Ireland', 'Scotland', 'Wales', 'Elsewhere')),
  add column name_words text[] generated always as (app.search_words(name)) stored,
  add column all_words text[] generated always as (app.search_words(
    name || ' ' || coalesce(town, '') || ' ' || coalesce(la_name, '') || ' ' || coalesce(postcode, '') || ' ' || coalesce(urn::text, ''))) stored;

create index school_all_words on school using gin (all_words) with (fastupdate = off);
create index school_la on school (la_name, name);

comment on column school.urn is 'Unique Reference Number of the national list; null for a setting that the awarding body entered.';
comment on column school.status is 'Open, Closed, ... as the national list says; null is not known, never open.';

-- Purpose: every word that stands in some school's name, town or authority, with how many schools have it. Search corrects
-- a misspelt word against these few thousand words and not against every name.
create table school_word (
  word text primary key,
  schools integer not null check (schools > 0)
);
alter table school_word enable row level security;
alter table school_word force row level security;
create index school_word_alike on school_word using gin (word gin_trgm_ops) with (fastupdate = off);
create index school_word_start on school_word (word text_pattern_ops);
create policy anyone_reads on school_word for select to waymark_app using (true);
create policy upkeep_adds on school_word for insert to waymark_app with check (app.is_system() or app.is_desk());
create policy upkeep_counts on school_word for update to waymark_app
  using (app.is_system() or app.is_desk()) with check (app.is_system() or app.is_desk());
grant select, insert, update on school_word to waymark_app;

-- Words with a figure in them (postcodes, numbers) are found as they stand and are not corrected.
create function app.learn_school_words() returns trigger language plpgsql as $$
begin
  insert into school_word (word, schools)
    select word, count(*) from fresh, unnest(fresh.all_words) as word where word !~ '[0-9]' group by word
    on conflict (word) do update set schools = school_word.schools + excluded.schools;
  return null;
end $$;
create trigger learn_words_of_new after insert on school
  referencing new table as fresh for each statement execute function app.learn_school_words();

create function app.learn_changed_school_words() returns trigger language plpgsql as $$
begin
  insert into school_word (word, schools)
    select word, count(*) from fresh, unnest(fresh.all_words) as word where word !~ '[0-9]' group by word
    on conflict (word) do nothing;
  return null;
end $$;
create trigger learn_words_of_changed after update on school
  referencing new table as fresh for each statement execute function app.learn_changed_school_words();
