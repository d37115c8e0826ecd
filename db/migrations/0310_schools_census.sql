-- Purpose: a year of the school census, so that a school's figure can be placed among all schools of its kind in that year.
create table census_year (
  year text not null check (year ~ '^20[0-9]{2}-[0-9]{2}$'),
  is_demonstration boolean not null,
  source text not null,
  rows_read integer not null,
  schools integer not null,
  total_rows_ignored integer not null,
  imported_at timestamptz not null,
  primary key (is_demonstration, year)
);
alter table census_year enable row level security;
alter table census_year force row level security;
comment on column census_year.is_demonstration is 'Invented figures stand beside real ones and are never counted among them.';
create policy anyone_reads on census_year for select to waymark_app using (true);
create policy system_writes on census_year for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, update, delete on census_year to waymark_app;

-- One school in one year. No key to school: the census counts schools that the national list has since dropped.
create table census_school (
  is_demonstration boolean not null,
  year text not null,
  urn integer not null,
  population text not null,
  has_pupils boolean not null,
  pupils integer check (pupils >= 0),
  girls double precision,
  fsm double precision,
  fsm_pupils integer check (fsm_pupils >= 0),
  eal double precision,
  fsm6 double precision,
  sen_support double precision,
  missing jsonb not null default '{}',
  primary key (is_demonstration, year, urn),
  foreign key (is_demonstration, year) references census_year (is_demonstration, year) on delete cascade
);
alter table census_school enable row level security;
alter table census_school force row level security;
create index census_school_population on census_school (is_demonstration, year, population);
create index census_school_urn on census_school (urn);
comment on table census_school is 'Percentages are in per cent as printed; fsm is 100 x eligible pupils / pupils, unrounded.';
comment on column census_school.missing is 'Why a figure is null, by measure: not-available, withheld or not-applicable. Null is never 0.';
create policy anyone_reads on census_school for select to waymark_app using (true);
create policy system_writes on census_school for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on census_school to waymark_app;

-- How a measure is spread over a population: the bars of the chart in which a school stands. Made at import.
create table census_spread (
  is_demonstration boolean not null,
  year text not null,
  population text not null,
  measure text not null check (measure in ('girls', 'fsm', 'eal', 'fsm6', 'sen_support')),
  bin smallint not null check (bin between 0 and 39),
  schools integer not null check (schools > 0),
  primary key (is_demonstration, year, population, measure, bin),
  foreign key (is_demonstration, year) references census_year (is_demonstration, year) on delete cascade
);
alter table census_spread enable row level security;
alter table census_spread force row level security;
comment on column census_spread.bin is 'Bin b holds figures from 2.5 x b to under 2.5 x (b + 1) per cent; the last holds 100 too.';
create policy anyone_reads on census_spread for select to waymark_app using (true);
create policy system_writes on census_spread for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert, delete on census_spread to waymark_app;
