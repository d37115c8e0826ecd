-- Purpose: what somebody who was sent to a school reads of its provision is worked out once for a statement, not once for each row of
-- each register: the map of a school with forty provisions took an adviser seconds.

create function app.reading_until() returns jsonb language sql stable as $$
  select jsonb_object_agg(k.id, k.until) from (
    select of.id, max(case when app.role() = 'adviser' then 'infinity' else e.cut_off_at end) as until
      from public.enrolment e cross join lateral (values (e.id), (e.school_id)) as of (id)
     where e.id = any (app.reading()) group by of.id) k
$$;
create function app.provisions_until() returns jsonb language sql stable as $$
  select jsonb_object_agg(p.id, until.of ->> coalesce(p.enrolment_id, p.school_id)::text)
    from (select app.reading_until() as of) until
    join public.provision p on p.school_id in (select e.school_id from public.enrolment e where e.id = any (app.reading()))
   where until.of is not null
$$;

drop policy assigned_read on provision;
create policy assigned_read on provision for select to waymark_app
  using (added_at <= ((select app.reading_until()) ->> coalesce(enrolment_id, school_id)::text)::timestamptz);
do $$
declare t text; at_moment text;
begin
  foreach t in array array['provision_staff', 'provision_slot'] loop
    execute format('drop policy assigned_read on %I', t);
    execute format('create policy assigned_read on %I for select to waymark_app
      using ((select app.provisions_until()) ? provision_id::text)', t);
  end loop;
  -- The moment of a row is when it was written down.
  for t, at_moment in values ('provision_decision', 'decided_at'), ('provision_pupil', 'added_at'), ('provision_session', 'recorded_at'),
      ('provision_attendance', 'recorded_at'), ('mentor_pair', 'added_at'), ('mentor_training', 'recorded_at'), ('workshop_session', 'added_at') loop
    execute format('drop policy assigned_read on %I', t);
    execute format('create policy assigned_read on %I for select to waymark_app
      using (%I <= ((select app.provisions_until()) ->> provision_id::text)::timestamptz)', t, at_moment);
  end loop;
end $$;
drop function app.reads_provision(uuid, uuid, timestamptz);

comment on function app.reading_until() is 'Until when work reaches whoever was sent to a school, by enrolment and by school: an adviser without end, a judge to the cut-off. Null for others.';
comment on function app.provisions_until() is 'The same by provision, of those that the person may read. Ask it once for a statement: (select app.provisions_until()).';
