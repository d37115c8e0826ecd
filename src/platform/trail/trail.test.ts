import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { system, type Person } from '#platform/actor';
import { openDriver, type Database } from '#platform/db';
import { testWorld, type World } from '../../../testing/world.ts';
import { keepAnchoring, note, verifyTrail, writeAnchor } from './index.ts';

const at = new Date('2026-11-23T10:00:00Z');
let world: World;
let database: Database;
let dataDir: string;
/** Someone with the database owner's password, behind the program's back. */
let intruder: ReturnType<typeof openDriver>;

beforeAll(async () => {
  world = await testWorld();
  database = world.database;
  intruder = openDriver(database.connection, 1);
});
afterAll(async () => {
  await intruder.end();
  await world.close();
});

const write = (count: number) =>
  database.asActor(system('test.write'), async (db) => {
    for (let n = 0; n < count; n += 1)
      await note(db, system('test.write'), { act: 'test.written', schoolId: world.school, about: { n } }, at);
  });

const tamper = async (work: (sql: typeof intruder) => Promise<unknown>) => {
  await intruder`alter table trail_entry disable trigger user`;
  await work(intruder);
  await intruder`alter table trail_entry enable trigger user`;
};

describe('the trail', () => {
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'waymark-trail-'));
    await tamper((sql) => sql`truncate trail_entry, trail_head`);
    await write(6);
    return () => rm(dataDir, { recursive: true });
  });

  test('is intact when nobody touched it, and counts its entries', async () => {
    await writeAnchor(database, dataDir, at, null);
    expect(await verifyTrail(database, dataDir)).toEqual({ entries: 6, intact: true, firstBreak: null, anchored: 1 });
  });

  test.each([
    ['changed', (sql: typeof intruder) => sql`update trail_entry set about = '{"n": 99}' where seq = 3`, 3],
    ['taken out of the middle', (sql: typeof intruder) => sql`delete from trail_entry where seq = 3`, 4],
    [
      'put in with a made-up seal',
      (sql: typeof intruder) =>
        sql`insert into trail_entry (at, task, act, school_id, seq, before, hash)
            select at, task, act, school_id, 7, hash, sha256('x') from trail_entry where seq = 6`,
      7,
    ],
    [
      'put in without a seal',
      (sql: typeof intruder) => sql`insert into trail_entry (at, task, act) values (now(), 'x', 'test.forged')`,
      0,
    ],
    [
      'moved',
      (sql: typeof intruder) =>
        sql.unsafe(`update trail_entry set seq = 100 where seq = 2; update trail_entry set seq = 2 where seq = 3;
          update trail_entry set seq = 3 where seq = 100`),
      2,
    ],
  ])('shows an entry %s', async (_name, change, seq) => {
    await tamper(change);
    const verified = await verifyTrail(database, dataDir);
    expect(verified.intact).toBe(false);
    expect(verified.firstBreak?.seq).toBe(seq);
  });

  test('shows that its end was cut, even when the head was set back with it', async () => {
    await writeAnchor(database, dataDir, at, null);
    await tamper(async (sql) => {
      await sql`delete from trail_entry where seq > 4`;
      await sql`update trail_head set seq = 4, hash = (select hash from trail_entry where seq = 4)`;
    });
    const { intact, firstBreak } = await verifyTrail(database, dataDir);
    expect(intact).toBe(false);
    expect(firstBreak?.message).toContain('the end of the trail was cut');
  });

  test('shows that it was written again from the start', async () => {
    await writeAnchor(database, dataDir, at, null);
    await tamper((sql) => sql`truncate trail_entry, trail_head`);
    await write(7);
    expect((await verifyTrail(database, dataDir)).firstBreak?.message).toContain('written again');
  });

  test('is anchored while a server runs and when it stops, and only when it moved', async () => {
    const faults: unknown[] = [];
    const keep = () =>
      keepAnchoring({ database, dataDir, clock: () => new Date(), onError: (error) => faults.push(error) });
    const lines = async () => (await readFile(join(dataDir, 'trail/anchor.jsonl'), 'utf8')).trim().split('\n').length;
    const first = keep();
    await first.stop();
    expect(await lines()).toBe(1);
    await first.stop();
    expect(await lines()).toBe(1);
    await write(1);
    await first.stop();
    expect(await lines()).toBe(2);
    expect([faults, (await verifyTrail(database, dataDir)).intact]).toEqual([[], true]);
  });

  test('cannot be changed, removed or emptied even by the owner of its tables', async () => {
    for (const statement of ['update trail_entry set act = $$a.b$$', 'delete from trail_entry', 'truncate trail_entry'])
      await expect(intruder.unsafe(statement)).rejects.toThrow('never changed or removed');
  });

  test('gives the program itself no right to change, to remove or to seal', async () => {
    for (const statement of [
      'update trail_entry set act = $$a.b$$',
      'delete from trail_entry',
      'insert into trail_entry (at, task, act, seq, before, hash) values (now(), $$x$$, $$a.b$$, 1, $$a$$, $$b$$)',
      'update trail_head set seq = 1',
    ])
      await expect(database.asActor(system('x'), (db) => db.unsafe(statement))).rejects.toThrow('permission denied');
  });

  test('is not written when the act itself failed', async () => {
    await expect(
      database.asActor(system('x'), async (db) => {
        await note(db, system('x'), { act: 'test.written' }, at);
        throw new Error('the act failed');
      }),
    ).rejects.toThrow('the act failed');
    expect((await verifyTrail(database, dataDir)).entries).toBe(6);
  });

  test('keeps one unbroken chain when many write at once', async () => {
    await Promise.all(Array.from({ length: 40 }, () => write(2)));
    expect(await verifyTrail(database, dataDir)).toMatchObject({ entries: 86, intact: true });
  });

  test('checks 10,000 entries and finds each of them sound', async () => {
    await intruder`insert into trail_entry (at, task, act, about)
      select now(), 'x', 'audit.judged', jsonb_build_object('criterion', '5.3', 'level', i % 3) from generate_series(1, 10000) i`;
    const verified = await verifyTrail(database, dataDir);
    expect(verified).toMatchObject({ entries: 10_006, intact: true });
  });
});

describe('who reads the trail', () => {
  const actor = (who: keyof World['people']): Person => {
    const { personId, membershipId, role, name } = world.people[who];
    const isDesk = role === 'officer';
    const place = { schoolId: isDesk ? null : world.school, bodyId: isDesk ? world.body : null, partnerId: null };
    return {
      kind: 'person',
      sessionId: personId,
      personId,
      membershipId,
      role,
      name,
      place: '',
      theme: 'system',
      membershipCount: 1,
      ...place,
    };
  };
  const seen = (who: keyof World['people']) =>
    database.asActor(actor(who), async (db) => (await db`select id from trail_entry where act = 'test.seen'`).length);

  beforeAll(async () => {
    await database.asActor(actor('lead'), (db) => note(db, actor('lead'), { act: 'test.seen' }, at));
    await database.asActor(actor('officer'), (db) => note(db, actor('officer'), { act: 'test.seen' }, at));
  });

  test('head and coordinator read their school, officers their body, and nobody another', async () => {
    expect([await seen('head'), await seen('lead'), await seen('officer'), await seen('director')]).toEqual([
      1, 1, 1, 1,
    ]);
    expect([await seen('member'), await seen('rival'), await seen('stranger'), await seen('verifier')]).toEqual([
      0, 0, 0, 0,
    ]);
  });

  test('nobody writes in another person’s name', async () => {
    await expect(
      database.asActor(actor('member'), (db) => note(db, actor('lead'), { act: 'test.seen' }, at)),
    ).rejects.toThrow('row-level security');
  });
});
