import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openDriver, type Connection } from './driver.ts';

export type Migrated = Readonly<{ applied: readonly string[]; isNew: boolean }>;

const lockNumber = 7_309_421;

/**
 * Applies the numbered files of `folder` that this database has not had, in order, each in its own transaction,
 * under a lock so that two starts cannot both do it. A file that changed after it was applied stops the start.
 */
export const migrate = async (connection: Connection, folder: string): Promise<Migrated> => {
  const sql = openDriver(connection, 1);
  try {
    const [server] = await sql<{ version: number }[]>`select current_setting('server_version_num')::int as version`;
    if ((server?.version ?? 0) < 160_000)
      throw new Error('DATABASE_URL names a PostgreSQL older than 16. Point it at PostgreSQL 16 or later.');
    await sql`select pg_advisory_lock(${lockNumber})`;
    await sql`create schema if not exists upkeep`;
    await sql`create table if not exists upkeep.migration (name text primary key, sha256 text not null, applied_at timestamptz not null default now())`;
    const had = new Map(
      (await sql<{ name: string; sha256: string }[]>`select name, sha256 from upkeep.migration`).map((row) => [
        row.name,
        row.sha256,
      ]),
    );
    const applied: string[] = [];
    for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
      const text = await readFile(join(folder, name), 'utf8');
      const sha256 = createHash('sha256').update(text).digest('hex');
      const before = had.get(name);
      if (before === sha256) continue;
      if (before !== undefined)
        throw new Error(
          `The migration ${name} was changed after this database had it. Put the old text back and write a new migration.`,
        );
      await sql.begin(async (tx) => {
        await tx.unsafe(text);
        await tx`insert into upkeep.migration (name, sha256) values (${name}, ${sha256})`;
      });
      applied.push(name);
    }
    // What judges see of a table is a view over it: it gets the columns that the table got.
    if (
      applied.length > 0 &&
      (await sql`select from pg_proc where oid = to_regprocedure('app.show_submitted()')`).count > 0
    )
      await sql`select app.show_submitted()`;
    return { applied, isNew: had.size === 0 };
  } finally {
    await sql.end({ timeout: 5 });
  }
};
