-- Purpose: whoever is still to rate a criterion on their own does not read what others gave it before either: neither earlier
-- ratings, nor how they were settled. Their own earlier ratings they may read.
alter policy staff_read on audit_rating
  using (school_id = app.staff_school() and app.ratings_are_in(second_id)
    and enrolment_id::text || ' ' || criterion <> all ((select app.blind_to())::text[]));
alter policy staff_read on audit_settlement
  using (school_id = app.staff_school() and enrolment_id::text || ' ' || criterion <> all ((select app.blind_to())::text[]));
