-- Purpose: who is a target and who is compared, frozen with its day and reason, and every change of it kept. Codes only, for
-- assessors read both tables: what was chosen before the work began is what its result answers for.
create table target_freeze (
  id uuid primary key,
  enrolment_id uuid not null,
  school_id uuid not null,
  frozen_on date not null,
  reason text not null check (length(reason) between 1 and 500),
  design text not null check (design in ('comparison', 'expected-growth', 'own-baseline', 'pooled')),
  targets integer not null check (targets > 0),
  comparisons integer not null check (comparisons >= 0),
  found jsonb not null default '{}' check (jsonb_typeof(found) = 'object'),
  balance jsonb not null default '[]' check (jsonb_typeof(balance) = 'array'),
  frozen_by uuid references person,
  frozen_at timestamptz not null,
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  check (design <> 'comparison' or comparisons > 0)
);
alter table target_freeze enable row level security;
alter table target_freeze force row level security;
create index target_freeze_of on target_freeze (enrolment_id, frozen_at desc);
create index target_freeze_school on target_freeze (school_id, enrolment_id);
comment on table target_freeze is 'Rows are only added. The first says when the choice was made; a later one why it was frozen again after a change.';
comment on column target_freeze.design is 'What the target pupils are set against where like pupils are too few: expected growth, their own baseline, or cohorts pooled.';
comment on column target_freeze.found is 'How comparison pupils were found: {"from": assessment and point, "caliper": SDs, "seed": none}, empty when the school chose by hand.';
comment on column target_freeze.balance is 'The balance table at that moment: for each measure n, mean and SD of both sides, standardised difference, missing.';

create table target_change (
  id uuid primary key default gen_random_uuid(),
  enrolment_id uuid not null,
  school_id uuid not null,
  pupil_id uuid not null,
  code text not null,
  was text check (was in ('target', 'comparison')),
  became text check (became in ('target', 'comparison')),
  reason text check (length(reason) between 1 and 300),
  changed_by uuid references person,
  changed_at timestamptz not null,
  foreign key (school_id, enrolment_id) references enrolment (school_id, id),
  foreign key (school_id, pupil_id) references restricted.pupil (school_id, id),
  check (was is distinct from became)
);
alter table target_change enable row level security;
alter table target_change force row level security;
create index target_change_of on target_change (enrolment_id, changed_at);
create index target_change_pupil on target_change (school_id, pupil_id);
comment on table target_change is 'Who came in, went out or changed sides, kept by a trigger whatever way it was done. Null before or after is "not chosen".';

do $$
declare t text;
begin
  foreach t in array array['target_freeze', 'target_change'] loop
    execute format('create policy team_reads on %I for select to waymark_app using (school_id = app.pupil_school())', t);
    execute format('create policy assigned_read on %I for select to waymark_app using (enrolment_id = any (app.reading()))', t);
    execute format('create policy desk_reads on %I for select to waymark_app using (app.body_reads(enrolment_id))', t);
    execute format('create policy system_all on %I for all to waymark_app using (app.is_system()) with check (app.is_system())', t);
  end loop;
end $$;
create policy leaders_freeze on target_freeze for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead') and frozen_by = app.person());
create policy team_keeps on target_change for insert to waymark_app
  with check (school_id = app.pupil_school() and changed_by = app.person());
grant select, insert on target_freeze, target_change to waymark_app;

-- Somebody chosen by mistake is taken out again until the choice is frozen; afterwards they are only no longer followed.
create policy team_takes_out on target_pupil for delete to waymark_app using (school_id = app.pupil_school()
  and not exists (select from enrolment e where e.id = enrolment_id and e.submitted_at is not null));
grant delete on target_pupil to waymark_app;

-- After freezing a change needs its reason (the setting app.choice_reason of the transaction); each change is kept.
create function app.keep_choice() returns trigger language plpgsql as $$
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
  insert into public.target_change (enrolment_id, school_id, pupil_id, code, was, became, reason, changed_by, changed_at)
    values (it.enrolment_id, it.school_id, it.pupil_id, it.code, before_kind, after_kind, why, app.person(), now());
  return null;
end $$;
create trigger keep_choice after insert or update or delete on target_pupil for each row execute function app.keep_choice();
