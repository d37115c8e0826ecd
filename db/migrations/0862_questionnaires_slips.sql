-- Purpose: whoever reads a slip's code could answer in the pupil's place. Codes are read by those who open an asking and hand the
-- slips out, the senior leaders and the coordinator, and by nobody else; how many slips there are is counted for the whole team.
drop policy team_reads on restricted.readiness_slip;
create policy leaders_read on restricted.readiness_slip for select to waymark_app
  using (school_id = app.pupil_school() and app.role() in ('head', 'lead'));

-- Reviewed: how many slips a round has, never whose and never a code.
create function app.readiness_listed(p_round uuid) returns table (kind text, listed integer)
language sql stable security definer set search_path = pg_catalog, public as $$
  select s.kind, count(*)::integer
    from restricted.readiness_slip s join readiness_round r on r.school_id = s.school_id and r.id = s.round_id
   where r.id = p_round and (r.school_id = app.staff_school() or app.is_system())
   group by s.kind
$$;
revoke execute on function app.readiness_listed(uuid) from public;
grant execute on function app.readiness_listed(uuid) to waymark_app;

-- Who opened the slips of an asking is asked each time the asking's page is opened.
create index trail_entry_slips on trail_entry ((about ->> 'round'), id desc) where act = 'questionnaires.slips';
