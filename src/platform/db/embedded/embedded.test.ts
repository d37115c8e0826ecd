import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, describe, expect, test } from 'vitest';
import { holderOf, startEmbedded } from './index.ts';
import { tryLock } from './lock.ts';
import { socketFolder } from './socket.ts';

const folder = mkdtempSync(join(tmpdir(), 'wm-'));
const log: string[] = [];
afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));

describe('the database that comes with Waymark', () => {
  test('is made, keeps what was written, and refuses a second start with the reason', { timeout: 60_000 }, async () => {
    const dataDir = join(folder, 'data');
    // What a start that was killed during the making leaves behind.
    mkdirSync(join(dataDir, 'postgres-18.new-1', 'base'), { recursive: true });
    const first = await startEmbedded({ dataDir, log: (line) => log.push(line) });
    const sql = postgres({ ...first.connection, max: 1 });
    await sql`create table kept (n int)`;
    await sql`insert into kept values (7)`;
    const [settings] =
      await sql`select current_setting('data_checksums') as sums, current_setting('listen_addresses') as tcp`;
    expect(settings).toEqual({ sums: 'on', tcp: '' });
    await sql.end();
    await expect(startEmbedded({ dataDir, log: () => {} })).rejects.toThrow(
      /in use by a running Waymark \(process \d+/,
    );
    await first.stop();
    expect(holderOf(dataDir, 'database.lock')).toBeNull();

    const second = await startEmbedded({ dataDir, log: (line) => log.push(line) });
    const again = postgres({ ...second.connection, max: 1 });
    expect(await again`select n from kept`).toEqual([{ n: 7 }]);
    await again.end();
    await second.stop();
    expect(readdirSync(dataDir).sort()).toEqual(['postgres-18', 'postgres.log', 'socket']);
  });

  test('takes over the lock of a holder that has died, and of a number that now belongs to another process', () => {
    const held = tryLock(folder, 'a.lock', 'a test');
    expect(held.kind).toBe('held');
    expect(tryLock(folder, 'a.lock', 'another')).toMatchObject({ kind: 'busy', holder: { purpose: 'a test' } });
    const dead = { pid: process.pid, born: 'long ago', purpose: 'a test', since: '' };
    writeFileSync(join(folder, 'b.lock'), JSON.stringify(dead));
    expect(tryLock(folder, 'b.lock', 'another').kind).toBe('held');
    writeFileSync(join(folder, 'c.lock'), '');
    expect(tryLock(folder, 'c.lock', 'another').kind).toBe('held');
  });

  test('puts the socket among the temporary folders when the data folder has a long path', () => {
    expect(socketFolder('/srv/waymark')).toBe('/srv/waymark/socket');
    const long = socketFolder(`/srv/${'deep/'.repeat(30)}`, '/tmp');
    expect(long).toMatch(/^\/tmp\/waymark-\d+-[0-9a-f]{12}$/);
  });
});
