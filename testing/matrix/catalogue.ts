import { openDriver, type Database } from '#platform/db';

/** Reads the whole database beside its policies, as its owner: only to see what a test did to it. */
export type Catalogue = Readonly<{
  tables: readonly Table[];
  /** An id of this table that belongs to this school; null when it has none there. */
  idIn: (table: string, school: string) => string | null;
  /** The table and school of an id. */
  ownerOf: (id: string) => Owner | null;
  idsOf: (table: string) => readonly string[];
  /** The enrolment that stands for a school: the one with most in it. */
  journeyOf: (school: string) => string | null;
  /** One row of this school, whole, under an id of its own: to try to put it there again. */
  sample: (table: string, school: string) => string | null;
}>;

type Owner = Readonly<{ table: string; school: string | null; enrolment: string | null }>;

export type Table = Readonly<{ name: string; schema: string; columns: readonly string[] }>;

/** What changes though nobody changed anything: when a session was seen, what was looked at, what is being tried. */
const restless = new Set([
  'session',
  'trail_entry',
  'trail_head',
  'sign_in_failure',
  'knock',
  'job_effect',
  'job_progress',
]);

type Sql = ReturnType<typeof openDriver>;

class Unseen extends Error {}

/**
 * Reads as the tables' owner, whom forced row-level security binds as well: it is lifted inside one transaction that is
 * always rolled back.
 */
const owned = async <T>(database: Database, work: (sql: Sql) => Promise<T>): Promise<T> => {
  const sql = openDriver(database.connection, 1);
  let result: { value: T } | null = null;
  try {
    await sql.begin(async (tx) => {
      // A transaction is used here as a connection is; it has all that reading needs.
      const inside = tx as unknown as Sql;
      for (const table of await tablesIn(inside))
        await tx.unsafe(`alter table ${table.schema}.${table.name} no force row level security`);
      result = { value: await work(inside) };
      throw new Unseen('Nothing of this is kept.');
    });
  } catch (error) {
    if (!(error instanceof Unseen)) throw error;
  } finally {
    await sql.end();
  }
  // The compiler does not see that the callback above has run.
  const read = result as { value: T } | null;
  if (read === null) throw new Error('The catalogue was not read.');
  return read.value;
};

const tablesIn = (sql: Sql) => sql<Table[]>`
  select c.relname as name, n.nspname as schema, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
   where c.relkind in ('r', 'p') and n.nspname in ('public', 'restricted')
   group by 1, 2 order by 2, 1`;

/** A digest of every table's rows: all of them, or those of one school's. Two digests are equal when no row differs. */
export const digest = (
  database: Database,
  where: 'all' | Readonly<{ notOf: string }>,
): Promise<Record<string, string>> =>
  owned(database, async (sql) => {
    const tables = (await tablesIn(sql)).filter((table) => !restless.has(table.name));
    const found: Record<string, string> = {};
    for (const table of tables) {
      const from = sql`${sql(table.schema)}.${sql(table.name)} t`;
      const isSchools = table.columns.includes('school_id');
      if (where !== 'all' && !isSchools) continue;
      const rows =
        where === 'all'
          ? await sql`select count(*) as n, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from ${from}`
          : await sql`select count(*) as n, coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from ${from}
                       where school_id is distinct from ${where.notOf}::uuid and school_id is not null`;
      found[`${table.schema}.${table.name}`] = `${rows[0]?.['n']} ${rows[0]?.['sum']}`;
    }
    return found;
  });

/** Every id in the database with its table and school. */
export const readCatalogue = (database: Database): Promise<Catalogue> =>
  owned(database, async (sql) => {
    const tables = await tablesIn(sql);
    const owners = new Map<string, Owner>();
    const ids = new Map<string, string[]>();
    const samples = new Map<string, string>();
    const rowsOf = new Map<string, number>();
    for (const table of tables.filter((one) => one.columns.includes('id'))) {
      const school = table.columns.includes('school_id') ? sql`school_id::text` : sql`null`;
      const enrolment = table.columns.includes('enrolment_id') ? sql`enrolment_id::text` : sql`null`;
      const rows = await sql<{ id: string; school: string | null; enrolment: string | null }[]>`
        select id::text as id, ${school} as school, ${enrolment} as enrolment
          from ${sql(table.schema)}.${sql(table.name)} order by id limit 2000`;
      for (const { id, ...owner } of rows) {
        owners.set(id, { table: table.name, ...owner });
        if (owner.enrolment !== null) rowsOf.set(owner.enrolment, (rowsOf.get(owner.enrolment) ?? 0) + 1);
      }
      ids.set(
        table.name,
        rows.map((row) => row.id),
      );
    }
    // A school's journey that is under way and has most in it stands for the school: ids are of one enrolment where they can be.
    const active = await sql<{ id: string; school: string }[]>`
      select id::text as id, school_id::text as school from enrolment order by state <> 'active', id`;
    const fullest = (school: string): string | null =>
      active
        .filter((one) => one.school === school)
        .toSorted((a, b) => (rowsOf.get(b.id) ?? 0) - (rowsOf.get(a.id) ?? 0))
        .at(0)?.id ?? null;
    const idIn = (table: string, school: string): string | null => {
      const own = (ids.get(table) ?? []).filter((id) => owners.get(id)?.school === school);
      const journey = fullest(school);
      if (table === 'enrolment') return journey ?? own[0] ?? null;
      return own.find((id) => owners.get(id)?.enrolment === journey) ?? own[0] ?? null;
    };
    for (const table of tables.filter((one) => one.columns.includes('school_id'))) {
      const rows = await sql<{ school: string; row: string }[]>`
        select distinct on (school_id) school_id::text as school,
               (case when ${table.columns.includes('id')} 
                then to_jsonb(t) || jsonb_build_object('id', gen_random_uuid()) else to_jsonb(t) end)::text as row
          from ${sql(table.schema)}.${sql(table.name)} t where school_id is not null order by school_id`;
      for (const row of rows) samples.set(`${table.name} ${row.school}`, row.row);
    }
    return {
      tables,
      sample: (table, school) => samples.get(`${table} ${school}`) ?? null,
      idIn,
      journeyOf: fullest,
      ownerOf: (id) => owners.get(id) ?? null,
      idsOf: (table) => ids.get(table) ?? [],
    };
  });
