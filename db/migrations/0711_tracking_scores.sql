-- Purpose: every result of the whole roll, not only of the pupils whom an enrolment follows. An assessment is declared once with
-- its scale; it is taken at points in time; each pupil has a score at a point, and a correction is a later row.

create table assessment (
  id uuid primary key,
  school_id uuid not null references school,
  title text not null check (length(title) between 1 and 120),
  scale text not null check (scale ~ '^[a-z0-9-]{2,40}$'),
  subject text check (length(subject) between 1 and 60),
  unit text not null default '' check (length(unit) <= 40),
  lowest numeric,
  highest numeric,
  grades text[] check (cardinality(grades) between 2 and 40),
  higher_is_better boolean not null,
  expected numeric,
  declared_by uuid references person,
  declared_at timestamptz not null,
  version integer not null default 1,
  unique (school_id, id),
  check (highest > lowest)
);
alter table assessment enable row level security;
create index assessment_of on assessment (school_id);
comment on table assessment is 'A test, judgement or count that the school takes more than once, with the scale on which it is written.';
comment on column assessment.scale is 'A key of src/tracking/scales: how a result is written and what it is worth.';
comment on column assessment.grades is 'For scales in order: the words, lowest first; a score''s value is the place, counted from 1.';
comment on column assessment.expected is 'The value that is expected of a pupil of that age, in the scale''s own unit; null when there is none.';

create table assessment_point (
  id uuid primary key,
  school_id uuid not null,
  assessment_id uuid not null,
  label text not null check (length(label) between 1 and 60),
  taken_on date,
  version integer not null default 1,
  unique (school_id, id),
  unique (school_id, assessment_id, id),
  foreign key (school_id, assessment_id) references assessment (school_id, id)
);
alter table assessment_point enable row level security;
create unique index assessment_point_label on assessment_point (assessment_id, lower(label));
comment on column assessment_point.taken_on is 'The day, or the first of the days, on which it was taken; null while that is not known.';

create table restricted.score (
  school_id uuid not null,
  point_id uuid not null,
  pupil_id uuid not null,
  seq integer not null check (seq > 0),
  value numeric check (abs(value) < 10000000),
  mark text check (length(mark) between 1 and 40),
  missing_because text check (length(missing_because) between 1 and 200),
  source text check (length(source) between 1 and 120),
  recorded_by uuid,
  recorded_at timestamptz not null,
  import_id uuid,
  primary key (point_id, pupil_id, seq),
  check (value is null or missing_because is null)
);
alter table restricted.score enable row level security;
create index score_of_pupil on restricted.score (pupil_id);
comment on table restricted.score is 'Rows are only ever added. The highest seq of a point and a pupil counts; a correction is a later row. That point and pupil are of the same school is checked once for each statement, not for each row: docs/decisions/076.';
comment on column restricted.score.value is 'In the scale''s unit: ages in months, grades by their place. Null is missing, for the reason beside it or for none yet given; it is never 0.';
comment on column restricted.score.mark is 'As it was written, where that says more than the value: 5+, GDS, 9;4.';
comment on column restricted.score.import_id is 'The file that it came with (restricted.roll_import); null when it was typed.';

-- A measure now names an assessment and two of its points.
alter table measure
  add column assessment_id uuid,
  add column baseline_point_id uuid,
  add column after_point_id uuid,
  add column is_primary boolean not null default true,
  add column design text not null default 'like-pupils'
    check (design in ('like-pupils', 'expected-growth', 'own-baseline', 'cohorts-pooled')),
  add column not_obtained_because text check (length(not_obtained_because) between 1 and 500),
  add column not_obtained_by uuid references person,
  add column not_obtained_at timestamptz,
  add check (baseline_point_id <> after_point_id),
  add check ((not_obtained_because is null) = (not_obtained_at is null));
comment on column measure.is_primary is 'Declared as what the work is judged by: it stays, and is reported good or bad, or as not obtained with the reason.';
comment on column measure.design is 'How it is answered: beside like pupils, against expected growth, against the pupils'' own earlier pace, or with several cohorts pooled.';

-- What is there already moves. The owner of the tables reads past the lock for these statements only.
alter table measure no force row level security;
alter table result no force row level security;
update measure set assessment_id = gen_random_uuid(), baseline_point_id = gen_random_uuid(), after_point_id = gen_random_uuid();
insert into assessment (id, school_id, title, scale, subject, lowest, highest, higher_is_better, declared_by, declared_at)
  select assessment_id, school_id, scale, 'own', left(title, 60), lowest, highest, higher_is_better, declared_by, declared_at from measure;
insert into assessment_point (id, school_id, assessment_id, label, taken_on)
  select baseline_point_id, school_id, assessment_id, 'Before', baseline_on from measure
  union all
  select after_point_id, school_id, assessment_id, 'After', after_on from measure;
insert into restricted.score (school_id, point_id, pupil_id, seq, value, mark, missing_because, recorded_by, recorded_at)
  select r.school_id, case r.point when 'baseline' then m.baseline_point_id else m.after_point_id end, r.pupil_id,
         row_number() over (partition by r.measure_id, r.point, r.pupil_id order by r.recorded_at, r.id),
         r.value, trim_scale(r.value)::text, r.missing_because, r.recorded_by, r.recorded_at
    from result r join measure m on m.id = r.measure_id;
drop table result;
alter table measure force row level security;
alter table measure
  alter column assessment_id set not null,
  add foreign key (school_id, assessment_id) references assessment (school_id, id),
  add foreign key (school_id, assessment_id, baseline_point_id) references assessment_point (school_id, assessment_id, id),
  add foreign key (school_id, assessment_id, after_point_id) references assessment_point (school_id, assessment_id, id),
  drop column scale,
  drop column lowest,
  drop column highest,
  drop column higher_is_better,
  drop column baseline_on,
  drop column after_on;
create index measure_assessment on measure (assessment_id);
alter table assessment force row level security;
alter table assessment_point force row level security;
alter table restricted.score force row level security;

-- A million rows are checked at once and not one by one: that their points and pupils are of the school, and stay there
-- until this is written. It is what a foreign key does, for a whole statement.
create function app.scores_belong() returns trigger language plpgsql as $$
declare
  wanted bigint;
  found bigint;
begin
  select count(*) into wanted from (select distinct school_id, point_id from added) d;
  select count(*) into found from (
    select from public.assessment_point p where (p.school_id, p.id) in (select school_id, point_id from added) for key share) held;
  if found <> wanted then
    raise exception 'A score names a point in time that is not of its school.' using errcode = 'foreign_key_violation';
  end if;
  select count(*) into wanted from (select distinct school_id, pupil_id from added) d;
  select count(*) into found from (
    select from restricted.pupil p where (p.school_id, p.id) in (select school_id, pupil_id from added) for key share) held;
  if found <> wanted then
    raise exception 'A score names a pupil who is not of its school.' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
create trigger scores_belong after insert on restricted.score referencing new table as added
  for each statement execute function app.scores_belong();

create function app.scores_stay() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'pupil' and exists (select from restricted.score s where s.pupil_id = old.id)
     or tg_table_name = 'assessment_point' and exists (select from restricted.score s where s.point_id = old.id) then
    raise exception 'Scores are held of this %: they go first.', tg_table_name using errcode = 'foreign_key_violation';
  end if;
  return old;
end $$;
create trigger scores_stay before delete on assessment_point for each row execute function app.scores_stay();
create trigger scores_stay before delete on restricted.pupil for each row execute function app.scores_stay();

-- The results of the pupils whom an enrolment follows, at the two points that its measures name: every row, corrections included.
create view result with (security_invoker = true) as
select md5(concat(m.id, s.point_id, s.pupil_id, s.seq))::uuid as id, m.id as measure_id, s.pupil_id, m.enrolment_id, s.school_id, p.point,
       s.value, s.missing_because, a.taken_on, s.recorded_by, s.recorded_at, s.seq
  from measure m
  cross join lateral (values ('baseline', m.baseline_point_id), ('after', m.after_point_id)) p (point, point_id)
  join assessment_point a on a.id = p.point_id
  join target_pupil t on t.enrolment_id = m.enrolment_id
  join restricted.score s on s.point_id = p.point_id and s.pupil_id = t.pupil_id;

create policy team_reads on assessment for select to waymark_app using (school_id = (select app.pupil_school()));
create policy assigned_read on assessment for select to waymark_app
  using (exists (select from measure m where m.assessment_id = assessment.id and m.enrolment_id = any ((select app.reading())::uuid[])));
create policy desk_reads on assessment for select to waymark_app
  using ((select app.is_desk()) and exists (select from measure m where m.assessment_id = assessment.id));
create policy system_all on assessment for all to waymark_app using ((select app.is_system())) with check ((select app.is_system()));
create policy leaders_declare on assessment for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and declared_by = app.person());
create policy leaders_word on assessment for update to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead')) with check (school_id = app.pupil_school());
grant select, insert on assessment to waymark_app;
grant update (title, subject, expected, version) on assessment to waymark_app;

create policy team_reads on assessment_point for select to waymark_app using (school_id = (select app.pupil_school()));
create policy assigned_read on assessment_point for select to waymark_app
  using (exists (select from measure m where m.assessment_id = assessment_point.assessment_id and m.enrolment_id = any ((select app.reading())::uuid[])));
create policy desk_reads on assessment_point for select to waymark_app
  using ((select app.is_desk()) and exists (select from measure m where m.assessment_id = assessment_point.assessment_id));
create policy system_all on assessment_point for all to waymark_app using ((select app.is_system())) with check ((select app.is_system()));
create policy team_adds on assessment_point for insert to waymark_app with check (school_id = app.pupil_school());
create policy team_dates on assessment_point for update to waymark_app
  using (school_id = (select app.pupil_school())) with check (school_id = (select app.pupil_school()));
grant select, insert on assessment_point to waymark_app;
grant update (label, taken_on, version) on assessment_point to waymark_app;

create policy team_reads on restricted.score for select to waymark_app using (school_id = (select app.pupil_school()));
-- Whoever is sent to a school reads the scores of the pupils whom it follows, on what its measures name; a judge no row that came after the cut-off.
create policy adviser_reads on restricted.score for select to waymark_app
  using ((select app.role()) = 'adviser' and exists (
    select from measure m join assessment_point p on p.assessment_id = m.assessment_id join target_pupil t on t.enrolment_id = m.enrolment_id
     where m.enrolment_id = any ((select app.reading())::uuid[]) and p.id = score.point_id and t.pupil_id = score.pupil_id));
create policy judges_read on restricted.score for select to waymark_app
  using ((select app.role()) in ('verifier', 'moderator', 'panel') and exists (
    select from measure m join assessment_point p on p.assessment_id = m.assessment_id join target_pupil t on t.enrolment_id = m.enrolment_id
      join enrolment e on e.id = m.enrolment_id
     where m.enrolment_id = any ((select app.reading())::uuid[]) and p.id = score.point_id and t.pupil_id = score.pupil_id
       and score.recorded_at <= e.cut_off_at));
create policy desk_reads on restricted.score for select to waymark_app
  using ((select app.is_desk()) and exists (
    select from measure m join assessment_point p on p.assessment_id = m.assessment_id join target_pupil t on t.enrolment_id = m.enrolment_id
      join enrolment e on e.id = m.enrolment_id and e.submitted_at is not null
     where p.id = score.point_id and t.pupil_id = score.pupil_id and score.recorded_at <= e.cut_off_at));
create policy system_all on restricted.score for all to waymark_app using ((select app.is_system())) with check ((select app.is_system()));
create policy team_records on restricted.score for insert to waymark_app
  with check (school_id = (select app.pupil_school()) and recorded_by = (select app.person()));
grant select, insert on restricted.score to waymark_app;

-- What was declared stays as it was declared; which points it is read at is said once they are known.
revoke update on measure from waymark_app;
grant update (baseline_point_id, after_point_id, not_obtained_because, not_obtained_by, not_obtained_at, version) on measure to waymark_app;
create trigger keep_parts after update on measure for each row execute function app.keep_parts(
  'head lead', 'baseline_point_id after_point_id not_obtained_because not_obtained_by not_obtained_at version',
  'member', 'version');
grant select on result to waymark_app;
