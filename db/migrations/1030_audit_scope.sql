-- Purpose: which parts of its scheme an enrolment is judged on. The route is the enrolment's own since it began; a school may
-- leave aside standards that its route makes optional, and the awarding body may exempt it from single criteria.
alter table enrolment add column not_chosen text[] not null default '{}' check (cardinality(not_chosen) <= 50);
alter table enrolment add column exempt text[] not null default '{}' check (cardinality(exempt) <= 600);
comment on column enrolment.not_chosen is 'Optional standards of its route that the school leaves aside; the school writes it.';
comment on column enrolment.exempt is 'Criteria that the awarding body took out for this school, each with an exemption that it granted.';

grant update (not_chosen, exempt) on enrolment to waymark_app;
drop trigger keep_parts on enrolment;
create trigger keep_parts after update on enrolment for each row execute function app.keep_parts(
  'lead head', 'state due_on ended_on submitted_at cut_off_at visit_on not_chosen version',
  'officer director', 'state due_on ended_on exempt version',
  'adviser', 'visit_on version');
