import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbedded } from '#platform/db/embedded';
import { prepareJobs } from '#platform/jobs';
import { migrate, openDriver, type Connection } from '#platform/db';

declare module 'vitest' {
  interface ProvidedContext {
    connection: Exclude<Connection, string>;
  }
}

/** One embedded PostgreSQL for the whole run, with a migrated template from which each test file's own database is copied. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'waymark-test-'));
  const major = project.name === 'postgres-16' ? 16 : 18;
  const server = await startEmbedded({
    dataDir,
    major,
    log: () => {},
    purpose: 'a test run',
    // Tests throw their data away: durability is tested by the start-up tests, on a server of their own.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  const sql = openDriver(server.connection, 1);
  await sql`create database template_waymark`;
  await sql.end();
  const template = { ...server.connection, database: 'template_waymark' };
  await migrate(template, 'db/migrations');
  await prepareJobs(template);
  project.provide('connection', server.connection);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
