import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system } from '#platform/actor';
import type { Database, Db } from '#platform/db';
import { testDatabase } from '../../../testing/database.ts';
import { placeIn, startWorker, until } from '../../../testing/jobs.ts';
import { enqueue, jobCounts, once, prepareJobs, type Supervised } from './index.ts';
import { knownRevision } from './prepare.ts';

let database: Database;
let dataDir: string;
let worker: Supervised;
const asSystem = <T>(work: (db: Db) => Promise<T>) => database.asActor(system('test.jobs'), work);
const leave = (name: string, options = {}) => asSystem((db) => enqueue(db, 'test.leave', { name }, options));
const left = (name: string) => existsSync(join(dataDir, name));
const read = (name: string) => readFileSync(join(dataDir, name), 'utf8');

beforeAll(async () => {
  database = await testDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'waymark-jobs-'));
  worker = await startWorker(database, placeIn(dataDir));
});
afterAll(async () => {
  await worker.stop();
  await database.close();
  await rm(dataDir, { recursive: true });
});

describe('work left for later', () => {
  test('is done by another process', async () => {
    await leave('a');
    await until(() => left('a'));
  });

  test('is never done when what caused it was rolled back', async () => {
    await expect(
      asSystem(async (db) => {
        await enqueue(db, 'test.leave', { name: 'never' });
        throw new Error('the act failed');
      }),
    ).rejects.toThrow('the act failed');
    await leave('after');
    await until(() => left('after'));
    expect(left('never')).toBe(false);
  });

  test('goes on when one job is poison and another kills its worker', async () => {
    await asSystem(async (db) => {
      await enqueue(db, 'test.poison', {});
      await enqueue(db, 'test.crash', {}, { key: 'crash' });
      for (let n = 0; n < 20; n += 1) await enqueue(db, 'test.leave', { name: `good-${n}` });
    });
    await until(() => Array.from({ length: 20 }, (_, n) => n).every((n) => left(`good-${n}`)));
    await asSystem((db) => enqueue(db, 'test.leave', { name: 'instead' }, { key: 'crash' }));
    await until(() => left('instead'));
  }, 90_000);

  test('waits under its key, and the last word of that key counts', async () => {
    const runAt = new Date(Date.now() + 60_000);
    await leave('first', { key: 'one', runAt });
    await leave('second', { key: 'one' });
    await until(() => left('second'));
    expect(left('first')).toBe(false);
  });

  test('that nobody knows how to do stays and is counted', async () => {
    await asSystem((db) => enqueue(db, 'test.unheard-of', {}));
    expect((await asSystem(jobCounts)).waiting).toBeGreaterThanOrEqual(1);
  });
});

describe('an effect', () => {
  test('happens once, also when two try at the same time', async () => {
    let times = 0;
    const effect = () => asSystem((db) => once(db, 'test:effect', async () => void (times += 1)));
    await Promise.all([effect(), effect(), effect()]);
    expect(times).toBe(1);
  });

  test('that failed is tried again', async () => {
    await expect(asSystem((db) => once(db, 'test:again', () => Promise.reject(new Error('no'))))).rejects.toThrow('no');
    let times = 0;
    await asSystem((db) => once(db, 'test:again', async () => void (times += 1)));
    expect(times).toBe(1);
  });
});

describe('the door to the queue', () => {
  test('lets the program add a job and nothing else', async () => {
    for (const statement of [
      'select * from graphile_worker._private_jobs',
      'delete from graphile_worker._private_jobs',
      'select graphile_worker.add_job($$test.leave$$)',
    ])
      await expect(asSystem((db) => db.unsafe(statement))).rejects.toThrow('permission denied');
  });

  test('refuses a name that is none and a payload that is too large', async () => {
    await expect(asSystem((db) => enqueue(db, 'drop table', {}))).rejects.toThrow('named room.work');
    await expect(asSystem((db) => enqueue(db, 'test.leave', { name: 'x'.repeat(300_000) }))).rejects.toThrow('256 kB');
  });

  test('is only for the operator when it counts', async () => {
    await expect(database.asActor({ kind: 'visitor' }, jobCounts)).rejects.toThrow('Only the operator');
  });

  test('knows the revision that the library makes', async () => {
    const { readdirSync } = await import('node:fs');
    const files = readdirSync('node_modules/graphile-worker/sql').filter((name) => name.endsWith('.sql'));
    expect(files).toHaveLength(knownRevision);
    await prepareJobs(database.connection);
    expect(read('a')).toBe('left');
  });
});
