-- Purpose: whoever was sent to a school reads the scores of the pupils whom it follows, on what its measures name: as before, but
-- worked out once for a statement and not once for each score. An adviser's page of impact took more than twice a coordinator's.

-- True when no two of the enrolments that the person may read are of one school: then a followed pupil and a named point always belong together.
create function app.reads_schools_once() returns boolean language sql stable as $$
  select not exists (select from public.enrolment e where e.id = any (app.reading()) group by e.school_id having count(*) > 1)
$$;

drop policy adviser_reads on restricted.score;
create policy adviser_reads on restricted.score for select to waymark_app
  using ((select app.role()) = 'adviser'
    and pupil_id in (select t.pupil_id from target_pupil t where t.enrolment_id = any ((select app.reading())::uuid[]))
    and point_id in (select p.id from assessment_point p join measure m on m.assessment_id = p.assessment_id
                      where m.enrolment_id = any ((select app.reading())::uuid[]))
    and ((select app.reads_schools_once()) or exists (
      select from measure m join assessment_point p on p.assessment_id = m.assessment_id join target_pupil t on t.enrolment_id = m.enrolment_id
       where m.enrolment_id = any ((select app.reading())::uuid[]) and p.id = score.point_id and t.pupil_id = score.pupil_id)));

drop policy judges_read on restricted.score;
create policy judges_read on restricted.score for select to waymark_app
  using ((select app.role()) in ('verifier', 'moderator', 'panel')
    and recorded_at <= ((select app.reading_until()) ->> school_id::text)::timestamptz
    and pupil_id in (select t.pupil_id from submitted.target_pupil t where t.enrolment_id = any ((select app.reading())::uuid[]))
    and point_id in (select p.id from submitted.assessment_point p join submitted.measure m on m.assessment_id = p.assessment_id
                      where m.enrolment_id = any ((select app.reading())::uuid[]))
    and ((select app.reads_schools_once()) or exists (
      select from submitted.measure m join submitted.assessment_point p on p.assessment_id = m.assessment_id
        join submitted.target_pupil t on t.enrolment_id = m.enrolment_id
       where m.enrolment_id = any ((select app.reading())::uuid[]) and p.id = score.point_id and t.pupil_id = score.pupil_id
         and score.recorded_at <= ((select app.reading_until()) ->> m.enrolment_id::text)::timestamptz)));

drop policy desk_reads on restricted.score;
create policy desk_reads on restricted.score for select to waymark_app
  using ((select app.is_desk()) and exists (
    select from submitted.measure m join submitted.assessment_point p on p.assessment_id = m.assessment_id
      join submitted.target_pupil t on t.enrolment_id = m.enrolment_id
     where p.id = score.point_id and t.pupil_id = score.pupil_id and m.school_id = score.school_id and t.school_id = score.school_id
       and score.recorded_at <= ((select app.desk_until()) ->> m.enrolment_id::text)::timestamptz));
