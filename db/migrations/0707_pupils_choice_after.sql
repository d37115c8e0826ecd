-- Purpose: whether a change of who is followed came after the choice was frozen, said by the trigger that knows, not by clocks.
alter table target_change add column is_after_freeze boolean not null default false;
comment on column target_change.is_after_freeze is 'True for a change that needed a reason.';

create or replace function app.keep_choice() returns trigger language plpgsql as $$
declare
  before_kind text := case when tg_op <> 'INSERT' then old.kind end;
  after_kind text := case when tg_op <> 'DELETE' then new.kind end;
  it public.target_pupil;
  why text := nullif(current_setting('app.choice_reason', true), '');
  is_frozen boolean;
begin
  if tg_op = 'DELETE' then it := old; else it := new; end if;
  if before_kind is not distinct from after_kind then return null; end if;
  is_frozen := exists (select from public.target_freeze f where f.enrolment_id = it.enrolment_id);
  if is_frozen and not app.is_system() and (why is null or tg_op = 'DELETE') then
    raise exception 'The choice of pupils is frozen: a change needs a reason, and nobody is taken out.' using errcode = 'insufficient_privilege';
  end if;
  insert into public.target_change (enrolment_id, school_id, pupil_id, code, was, became, reason, changed_by, changed_at, is_after_freeze)
    values (it.enrolment_id, it.school_id, it.pupil_id, it.code, before_kind, after_kind, why, app.person(), now(), is_frozen);
  return null;
end $$;
