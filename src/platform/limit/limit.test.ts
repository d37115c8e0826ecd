import { afterAll, beforeAll, expect, test } from 'vitest';
import { system, visitor } from '#platform/actor';
import type { Database } from '#platform/db';
import { testDatabase } from '../../../testing/database.ts';
import type { Tools } from '#platform/jobs';
import { countKnock, dailies, isReached, openWithCode, wrongCodes } from './index.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.close());

const now = new Date('2026-11-23T10:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const knocking = <T>(
  at: Date,
  address: string,
  work: (ask: Parameters<typeof countKnock>[0]) => Promise<T>,
): Promise<T> => database.asActor(visitor, (db) => work({ db, actor: visitor, now: at, address }));

test('only codes that open nothing are counted, for one door and one address, for a quarter of an hour', async () => {
  const open = (at: Date, address: string, code: string) =>
    knocking(at, address, (ask) => openWithCode(ask, 'a door', async () => (code === 'right' ? 'in' : null)));
  for (const _ of [1, 2, 3]) expect(await open(now, '10.0.0.1', 'right')).toEqual({ kind: 'open', value: 'in' });
  await database.asActor(
    system('a test'),
    (db) =>
      db`insert into knock select gen_random_uuid(), 'a door', '10.0.0.1', ${now} from generate_series(1, ${wrongCodes('a door').most - 1})`,
  );
  expect((await open(now, '10.0.0.1', 'right')).kind).toBe('open');
  expect((await open(now, '10.0.0.1', 'wrong')).kind).toBe('wrong');
  expect((await open(now, '10.0.0.1', 'right')).kind).toBe('too-many');
  expect((await open(now, '10.0.0.2', 'right')).kind).toBe('open');
  expect(await knocking(now, '10.0.0.1', (ask) => isReached(ask, wrongCodes('another door')))).toBe(false);
  expect((await open(later(16), '10.0.0.1', 'right')).kind).toBe('open');
});

test('what is older than a day is thrown away; nobody but the limits reads a row', async () => {
  await knocking(later(24 * 60 + 20), '10.0.0.9', (ask) => countKnock(ask, wrongCodes('a door')));
  const count = (db: Parameters<Parameters<Database['asActor']>[1]>[0]) => db`select count(*)::int as n from knock`;
  expect(await database.asActor(system('a test'), count)).toEqual([{ n: 1 }]);
  expect(await database.asActor(visitor, count)).toEqual([{ n: 0 }]);
});

test('the work of a day throws away what is older than a day, though nobody knocks again', async () => {
  const left = () =>
    database.asActor(system('a test'), async (db) => (await db`select from knock where key = '10.0.0.7'`).count);
  await knocking(later(3_000), '10.0.0.7', (ask) => countKnock(ask, wrongCodes('a door')));
  const tools = (at: Date) => ({ database, now: () => at }) as Tools; // all that it asks for
  for (const daily of dailies) await daily.run('2026-11-25', tools(later(3_000 + 23 * 60)));
  expect(await left()).toBe(1);
  for (const daily of dailies) await daily.run('2026-11-26', tools(later(3_000 + 25 * 60)));
  expect(await left()).toBe(0);
});
