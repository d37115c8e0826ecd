-- Purpose: the moment a school enrols, its version of the scheme is closed to change for good.
create trigger use_scheme_version after insert on enrolment
  for each row execute function app.use_scheme_version();
