-- Purpose: what a judge, an adviser or the desk reads is looked up in functions, and only when one of them asks. A policy's subselects
-- are a part of the plan of every statement that names the table, with the policies of the tables inside them; a coordinator's home
-- page spent three quarters of its time making such parts ready, and never ran them. The same rows are seen by the same people.

-- Rows that were changed after a submission: their keys, as far as the asker may know them.
create function app.kept_keys(p_table text) returns setof text language plpgsql stable as $$
begin
  return query select k.key from public.submitted_row k where k.of_table = p_table;
end $$;
-- The assessments that measures name, for whoever was sent to a school, and for the desk.
create function app.assessments_read() returns setof uuid language plpgsql stable as $$
begin
  return query select m.assessment_id from submitted.measure m where m.enrolment_id = any (app.reading());
end $$;
create function app.assessments_of_desk() returns setof uuid language plpgsql stable as $$
begin
  return query select m.assessment_id from submitted.measure m;
end $$;

do $$
declare
  of record;
  changed integer := 0;
begin
  for of in select schemaname, tablename, policyname, qual from pg_policies where qual like '%submitted_row k%' and tablename <> 'submitted_row' loop
    execute format('alter policy %I on %I.%I using (%s)', of.policyname, of.schemaname, of.tablename, regexp_replace(of.qual,
      'SELECT k\.key\s+FROM submitted_row k\s+WHERE \(k\.of_table = (''[a-z_]+'')::text\)', 'select app.kept_keys(\1)', 'g'));
    changed := changed + 1;
  end loop;
  for of in select schemaname, tablename, policyname, qual from pg_policies
             where tablename in ('assessment', 'assessment_point') and policyname in ('assigned_read', 'desk_reads') loop
    execute format('alter policy %I on %I.%I using (%s)', of.policyname, of.schemaname, of.tablename, regexp_replace(of.qual,
      'SELECT m\.assessment_id\s+FROM submitted\.measure m(\s+WHERE \(m\.enrolment_id = ANY \(\( SELECT app\.reading\(\) AS reading\)::uuid\[\]\)\))?',
      case of.policyname when 'desk_reads' then 'select app.assessments_of_desk()' else 'select app.assessments_read()' end));
    changed := changed + 1;
  end loop;
  if changed < 15 or exists (select from pg_policies where qual like '%submitted_row k%' and tablename <> 'submitted_row')
     or exists (select from pg_policies where tablename in ('assessment', 'assessment_point') and qual like '%submitted.measure%') then
    raise exception 'A policy was not found as it was expected: see who reads submitted_row.';
  end if;
end $$;

-- Scores: the pupils and points of the enrolments that the person may read, and where two of those are of one school, which belong together.
create function app.followed_read() returns setof uuid language plpgsql stable as $$
begin
  if app.role() = 'adviser' then
    return query select t.pupil_id from public.target_pupil t where t.enrolment_id = any (app.reading());
  else
    return query select t.pupil_id from submitted.target_pupil t where t.enrolment_id = any (app.reading());
  end if;
end $$;
create function app.points_read() returns setof uuid language plpgsql stable as $$
begin
  if app.role() = 'adviser' then
    return query select p.id from public.assessment_point p join public.measure m on m.assessment_id = p.assessment_id
      where m.enrolment_id = any (app.reading());
  else
    return query select p.id from submitted.assessment_point p join submitted.measure m on m.assessment_id = p.assessment_id
      where m.enrolment_id = any (app.reading());
  end if;
end $$;
create function app.pairs_until() returns jsonb language plpgsql stable as $$
begin
  if app.role() = 'adviser' then
    return (select jsonb_object_agg(concat_ws(' ', p.id, t.pupil_id), 'infinity')
      from public.measure m join public.assessment_point p on p.assessment_id = m.assessment_id
      join public.target_pupil t on t.enrolment_id = m.enrolment_id where m.enrolment_id = any (app.reading()));
  end if;
  return (select jsonb_object_agg(k.pair, k.until) from (
    select concat_ws(' ', p.id, t.pupil_id) as pair, max((app.reading_until() ->> m.enrolment_id::text)::timestamptz) as until
      from submitted.measure m join submitted.assessment_point p on p.assessment_id = m.assessment_id
      join submitted.target_pupil t on t.enrolment_id = m.enrolment_id where m.enrolment_id = any (app.reading()) group by 1) k);
end $$;
comment on function app.pairs_until() is 'Until when a score at a point of a pupil reaches whoever was sent to the school, by "point pupil". Ask it once for a statement.';

alter policy adviser_reads on restricted.score
  using ((select app.role()) = 'adviser' and pupil_id in (select app.followed_read()) and point_id in (select app.points_read())
    and ((select app.reads_schools_once()) or (select app.pairs_until()) ? concat_ws(' ', point_id, pupil_id)));
alter policy judges_read on restricted.score
  using ((select app.role()) in ('verifier', 'moderator', 'panel')
    and recorded_at <= ((select app.reading_until()) ->> school_id::text)::timestamptz
    and pupil_id in (select app.followed_read()) and point_id in (select app.points_read())
    and ((select app.reads_schools_once())
      or recorded_at <= ((select app.pairs_until()) ->> concat_ws(' ', point_id, pupil_id))::timestamptz));
