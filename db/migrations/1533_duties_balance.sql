-- Purpose: the balance table of a frozen choice holds true numbers of pupils, small ones too. They are the team's alone; assessors read
-- the page that hides what is small, which is worked out for them by the system.
alter table target_freeze add unique (school_id, id);
create table restricted.target_balance (
  freeze_id uuid primary key,
  school_id uuid not null,
  balance jsonb not null check (jsonb_typeof(balance) = 'array'),
  foreign key (school_id, freeze_id) references target_freeze (school_id, id)
);
alter table restricted.target_balance enable row level security;
alter table restricted.target_balance force row level security;
create index target_balance_of on restricted.target_balance (school_id, freeze_id);
comment on column restricted.target_balance.balance is 'The balance table at the moment of freezing: for each measure n, mean and SD of both sides, standardised difference, missing.';
create policy team_reads on restricted.target_balance for select to waymark_app using (school_id = app.pupil_school());
create policy leaders_freeze on restricted.target_balance for insert to waymark_app
  with check (school_id = app.pupil_school() and app.role() in ('head', 'lead'));
create policy system_all on restricted.target_balance for all to waymark_app using (app.is_system()) with check (app.is_system());
grant select, insert on restricted.target_balance to waymark_app;

-- The owner of the tables reads past the lock for this statement only.
alter table target_freeze no force row level security;
alter table restricted.target_balance no force row level security;
insert into restricted.target_balance (freeze_id, school_id, balance) select id, school_id, balance from target_freeze where balance <> '[]';
alter table target_freeze force row level security;
alter table restricted.target_balance force row level security;
alter table target_freeze drop column balance;
