-- Purpose: whoever hands a standard in does so under their own name. A colleague's name written there would let its writer close
-- what they handed in themselves.
create function app.keep_hander_in() returns trigger language plpgsql as $$
begin
  if not app.is_system() and new.handed_in_by is not null and new.handed_in_by is distinct from app.person()
    and (tg_op = 'INSERT' or new.handed_in_by is distinct from old.handed_in_by)
  then
    raise exception 'A standard is handed in under one''s own name.' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger keep_hander_in before insert or update on audit_assignment for each row execute function app.keep_hander_in();
