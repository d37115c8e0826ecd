-- Purpose: 1540 put the older rule for whoever is sent to a school back on target_pupil; this is the one of 1530 again: an adviser reads
-- all, a judge those who were listed when the school submitted and whom nobody changed since.
alter policy assigned_read on target_pupil
  using (listed_at <= ((select app.reading_until()) ->> enrolment_id::text)::timestamptz
    and concat_ws(' ', enrolment_id, pupil_id) not in (select k.key from submitted_row k where k.of_table = 'target_pupil'));
