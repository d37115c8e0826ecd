-- Purpose: who is asking is looked up once for a statement, not once for each row, on the tables of which a page reads hundreds of rows.
-- The same rows are seen by the same people: a subselect that depends on no row is worked out first and kept.
do $$
declare
  t text;
begin
  foreach t in array array['restricted.pupil', 'restricted.spell', 'restricted.group_membership', 'restricted.attendance',
      'restricted.suspension', 'public.target_pupil', 'public.provision_pupil'] loop
    execute format('alter policy team_reads on %s using (school_id = (select app.pupil_school()))', t);
    execute format('alter policy system_all on %s using ((select app.is_system()))', t);
  end loop;
  foreach t in array array['claim', 'evidence_item', 'evidence_revision'] loop
    execute format('alter policy staff_read on %I using (school_id = (select app.staff_school()))', t);
    execute format('alter policy system_all on %I using ((select app.is_system()))', t);
  end loop;
end $$;
alter policy assigned_read on target_pupil using (enrolment_id = any ((select app.reading())::uuid[]));
alter policy staff_read on audit_answer using (school_id = (select app.staff_school()) and (
  answered_by = (select app.person()) or enrolment_id::text || ' ' || criterion <> all ((select app.blind_to())::text[])));
alter policy system_all on audit_answer using ((select app.is_system()));
