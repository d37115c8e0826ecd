-- Purpose: what was saved is what was made. A row of the kept saves stands beside the judgement that it copies, and nobody agrees
-- what they judged themselves, here either.
alter table audit_saved add check (agreed_by <> answered_by);
alter policy team_keeps on audit_saved
  with check (school_id = app.staff_school() and app.role() in ('lead', 'head', 'member') and answered_by = app.person() and agreed_by is null
    and exists (select from audit_answer a where a.enrolment_id = audit_saved.enrolment_id and a.criterion = audit_saved.criterion
      and a.version = audit_saved.version and a.answered_by = audit_saved.answered_by
      and (a.level, a.comment, a.evidence, a.impact) = (audit_saved.level, audit_saved.comment, audit_saved.evidence, audit_saved.impact)));
