import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDriver } from '#platform/db';
import { startEmbedded, type Embedded } from '#platform/db/embedded';
import { startProgram, waymark } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'waymark-url-'));

describe.each([16, 18] as const)('DATABASE_URL with PostgreSQL %i', (major) => {
  let server: Embedded;
  let url = '';
  beforeAll(async () => {
    server = await startEmbedded({ dataDir: join(folder, `server-${major}`), major, log: () => {}, purpose: 'a test' });
    const { host, port } = server.connection;
    // Hosted databases give an owner that is no superuser.
    const sql = openDriver({ ...server.connection, user: 'postgres' }, 1);
    await sql`create role hosted login createrole`;
    await sql`create database hosted owner hosted`;
    await sql.end();
    url = `postgres://hosted@${encodeURIComponent(host)}:${port}/hosted`;
  });
  afterAll(() => server.stop());

  test('runs the same program, and its commands', async () => {
    const env = { DATABASE_URL: url };
    const dataDir = join(folder, `data-${major}`);
    const program = startProgram({ dataDir, env });
    const address = await program.ready;
    expect((await fetch(`${address}/readyz`)).status).toBe(200);
    const second = startProgram({ dataDir, env });
    expect(await second.ended).toBe(2);
    expect(second.said()).toContain('is in use by a running Waymark');
    const doctor = await waymark(['doctor', '--json'], { ...env, DATA_DIR: dataDir });
    expect(doctor.code, doctor.out).toBe(0);
    expect(await program.stop()).toBe(0);
    const again = startProgram({ dataDir, env });
    await again.ready;
    expect(await again.stop()).toBe(0);
  });
});

afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

describe('DATABASE_URL that does not answer', () => {
  test('is said in one sentence', async () => {
    const env = { DATABASE_URL: 'postgres://waymark:secret@127.0.0.1:9/waymark' };
    const program = startProgram({ dataDir: join(folder, 'none'), env });
    expect(await program.ended).toBe(2);
    expect(program.said()).toMatch(/^The database of DATABASE_URL does not answer[^\n]*\n$/);
    expect(program.said()).not.toContain('secret');
  });
});
