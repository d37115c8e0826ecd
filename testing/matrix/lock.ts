import type { openDriver } from '#platform/db';

type Sql = ReturnType<typeof openDriver>;

/** Tables that anybody may read whole, each with its reason. */
const openToRead: Readonly<Record<string, string>> = {
  body: 'the name of an awarding body stands on every award',
  school: 'the national list is public',
  scheme_version: 'schemes are public',
  census_school: 'the national school census is public',
  census_spread: 'worked out from the public census',
  census_year: 'the national school census is public',
  signing_key: 'public keys; their private halves stand in a table of their own',
  school_word: 'words of public names, for finding a school',
};

/** Functions that run as their owner, each reviewed. */
const reviewed: Readonly<Record<string, string>> = {
  'app.enqueue(text,json,text,timestamp with time zone)': 'adds a job to the queue and does nothing else',
  'app.seal_trail()': 'chains the trail at commit, so that the application cannot write a link itself',
  'app.job_counts()': 'counts jobs, for the operator only',
  'app.readiness_opens(text)': 'says which round a slip’s code opens, and nothing of an answer',
  'app.readiness_send(text,jsonb)': 'takes one pupil’s answers in, once, and gives none out',
  'app.readiness_talk(text)': 'notes that the pupil of a code wants to talk, for the DSL alone',
  'app.readiness_listed(uuid)': 'counts the slips of a round, without whose and without a code',
  'app.readiness_erase(uuid)': 'cuts an erased pupil’s answers loose, for the task that erases alone',
  'app.readiness_answered(uuid)': 'counts who answered, without saying who',
  'app.readiness_counts(uuid)': 'counts answers of a closed round, of ten and more',
  'app.readiness_change(uuid,uuid)': 'means and spreads of ten pupils and more who answered twice',
  'app.files_saying(tsquery)': 'gives ids of files of the school whose staff asks, and of no other',
};

/** Every table, view, function and role that row-level security does not bind, in words. */
export const tableFaults = async (sql: Sql): Promise<string[]> => {
  const tables = await sql<{ what: string; fault: string }[]>`
    select c.relname as what,
           case when not c.relrowsecurity then 'row security is off'
                when not c.relforcerowsecurity then 'row security is not forced'
                else 'no policy' end as fault
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname in ('public', 'restricted')
       and (not c.relrowsecurity or not c.relforcerowsecurity or not exists (select from pg_policy p where p.polrelid = c.oid))`;
  const policies = await sql<
    { what: string; policy: string; command: string; isOpen: boolean; isOwners: boolean; isUnchecked: boolean }[]
  >`
    select c.relname as what, p.polname as policy, p.polcmd::text as command,
           'true' in (coalesce(pg_get_expr(p.polqual, p.polrelid), ''), coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '')) as is_open,
           p.polroles = array[c.relowner] as is_owners,
           p.polcmd in ('a', 'w', '*') and p.polwithcheck is null as is_unchecked
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
     where n.nspname in ('public', 'restricted')`;
  const views = await sql<{ what: string }[]>`
    select v.relname as what from pg_class v join pg_namespace n on n.oid = v.relnamespace
     where v.relkind in ('v', 'm') and n.nspname in ('public', 'restricted', 'submitted', 'app')
       and not coalesce((select option_value::bool from pg_options_to_table(v.reloptions) where option_name = 'security_invoker'), false)`;
  const functions = await sql<{ what: string; hasPath: boolean }[]>`
    select f.oid::regprocedure::text as what, exists (select from unnest(f.proconfig) s where s like 'search_path=%') as has_path
      from pg_proc f join pg_namespace n on n.oid = f.pronamespace
     where f.prosecdef and n.nspname in ('public', 'restricted', 'app')`;
  const roles = await sql<{ what: string }[]>`
    select rolname as what from pg_roles where rolname = 'waymark_app' and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin)
    union all
    select c.relname from pg_class c where pg_get_userbyid(c.relowner) = 'waymark_app'`;
  return [
    ...tables.map((row) => `${row.what}: ${row.fault}`),
    ...policies
      // What is for the owner alone, no request comes by.
      .filter((row) => row.isOpen && !(row.what in openToRead && row.command === 'r') && !row.isOwners)
      .map((row) => `${row.what}: the policy ${row.policy} lets everything through`),
    ...policies
      .filter((row) => row.isUnchecked)
      .map((row) => `${row.what}: the policy ${row.policy} writes without a check`),
    ...views.map((row) => `${row.what}: a view that reads as its owner`),
    ...functions
      .filter((row) => !(row.what in reviewed))
      .map((row) => `${row.what}: runs as its owner, and is not on the reviewed list`),
    ...functions
      .filter((row) => !row.hasPath)
      .map((row) => `${row.what}: runs as its owner without a search_path of its own`),
    ...roles.map((row) => `${row.what}: the application's role can go round row security`),
  ].toSorted();
};

/** Foreign keys between two tables of schools which do not carry the school along, each with its reason. */
const single: Readonly<Record<string, string>> = {
  'application.body_terms_by points at membership without its school': 'an officer of the body, not of the school',
  'application.decided_by points at membership without its school': 'an officer of the body, not of the school',
  'decision.decided_by points at membership without its school': 'a panel member of the body, not of the school',
  'decision.signed_by points at membership without its school': 'a director of the body, not of the school',
  'invitation.invited_by points at membership without its school': 'the desk invites a school’s first coordinator',
};

/** An enrolment carries its school: every table with an enrolment has both, bound together to the enrolment's own row. */
export const foreignKeyFaults = async (sql: Sql): Promise<string[]> => {
  const rows = await sql<{ what: string }[]>`
    select c.relname || '.' || (select string_agg(a.attname, ', ') from pg_attribute a where a.attrelid = k.conrelid and a.attnum = any (k.conkey))
           || ' points at ' || r.relname || ' without its school' as what
      from pg_constraint k
      join pg_class c on c.oid = k.conrelid join pg_class r on r.oid = k.confrelid
      join pg_namespace n on n.oid = c.relnamespace
     where k.contype = 'f' and n.nspname in ('public', 'restricted')
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'school_id' and not a.attisdropped)
       and exists (select from pg_attribute a where a.attrelid = r.oid and a.attname = 'school_id' and not a.attisdropped)
       and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('school_id', 'body_id', 'enrolment_id') and a.attnum = any (k.conkey))
       -- A second key over the same columns may carry the school along.
       and not exists (select from pg_constraint k2 join pg_attribute a on a.attrelid = k2.conrelid and a.attname = 'school_id' and a.attnum = any (k2.conkey)
                        where k2.contype = 'f' and k2.conrelid = k.conrelid and k2.confrelid = k.confrelid and k2.conkey @> k.conkey)`;
  const without = await sql<{ what: string }[]>`
    select c.relname || ' has an enrolment and no school' as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname in ('public', 'restricted')
       and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'enrolment_id' and not a.attisdropped)
       and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'school_id' and not a.attisdropped)`;
  return [...rows, ...without]
    .map((row) => row.what)
    .filter((what) => !(what in single))
    .toSorted();
};

/** Rights of the application's role that no table should give: to empty, to refer to, to set triggers, to make tables. */
export const grantFaults = async (sql: Sql): Promise<string[]> => {
  const rows = await sql<{ what: string }[]>`
    select table_schema || '.' || table_name || ': ' || lower(privilege_type) as what from information_schema.role_table_grants
     where grantee in ('waymark_app', 'PUBLIC') and table_schema in ('public', 'restricted')
       and (privilege_type in ('TRUNCATE', 'REFERENCES', 'TRIGGER') or grantee = 'PUBLIC')
    union all
    select nspname || ': makes tables' from pg_namespace
     where nspname in ('public', 'restricted', 'app') and has_schema_privilege('waymark_app', nspname, 'CREATE')`;
  return rows.map((row) => row.what).toSorted();
};
