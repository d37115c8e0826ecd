-- Purpose: an item that may not leave the school is let go by what is said about consent, and by nothing else: while consent is
-- asked, refused, withdrawn or has an end, nobody takes its hold away.
create function app.keep_hold() returns trigger language plpgsql as $$
begin
  if not app.is_system() and exists (select from evidence_item i where i.id = old.item_id
    and (i.consent in ('asked', 'refused', 'withdrawn') or i.consent_until is not null))
  then
    raise exception 'It is held because of what was said about consent. Say there what changed.' using errcode = 'insufficient_privilege';
  end if;
  return old;
end $$;
create trigger keep_hold before delete on evidence_hold for each row execute function app.keep_hold();
comment on column evidence_item.link_opens is 'What somebody found who opened the link signed out of everything. The check before submission asks public addresses by a job of its own.';
