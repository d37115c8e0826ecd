-- Purpose: who is asked to rate has a part in the school whose audit it is.
drop policy asker_names on audit_rater;
create policy asker_names on audit_rater for insert to waymark_app
  with check (school_id = app.staff_school()
    and exists (select from audit_second s where s.id = second_id and s.asked_by = app.person() and s.is_blind = (in_at is null))
    and exists (select from membership m where m.person_id = audit_rater.person_id and m.school_id = audit_rater.school_id));
