import { afterAll, beforeAll, expect, test } from 'vitest';
import { system, type Person } from '#platform/actor';
import { asSystemWithin, type Db } from '#platform/db';
import { testDatabase } from '../../../testing/database.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const person = (): Person => ({
  kind: 'person',
  sessionId: '',
  schoolId: world.school,
  bodyId: null,
  partnerId: null,
  place: '',
  theme: 'system',
  membershipCount: 1,
  ...world.people.lead,
});
const asking = system('test');

test('a transaction inside a transaction is refused before it can wait for ever', async () => {
  const nested = world.database.asActor(asking, () => world.database.asActor(asking, async () => 1));
  await expect(nested).rejects.toThrow('A transaction is open here already');
  expect(await world.database.asActor(asking, async () => 2)).toBe(2);
});

test('two transactions side by side are no harm', async () => {
  const both = await Promise.all([1, 2].map((n) => world.database.asActor(asking, async () => n)));
  expect(both).toEqual([1, 2]);
});

test('a moment as the system ends, and the person is themselves again', async () => {
  const seen = await world.database.asActor(person(), async (db) => {
    const count = async () => (await db`select 1 from enrolment`).length;
    const before = await count();
    const during = await asSystemWithin(db, { actor: person(), task: 'test', now: world.now }, count);
    const [after] = await db<
      { isSystem: boolean; school: string }[]
    >`select app.is_system() as is_system, app.staff_school() as school`;
    return { before, during, again: await count(), after };
  });
  expect(seen).toEqual({ before: 2, during: 3, again: 2, after: { isSystem: false, school: world.school } });
});

test('a handle whose transaction is over asks nothing more: the connection is somebody else’s by then', async () => {
  const own = await testDatabase(1);
  const kept: Db[] = [];
  await own.asActor(asking, async (db) => kept.push(db));
  for (const db of kept)
    await expect((async () => db`select current_user`)()).rejects.toThrow('its transaction is over');
  // One of two at once fails: what the other still wants to ask must not reach the next transaction.
  let isNext = () => {};
  const next = new Promise<void>((resolve) => (isNext = resolve));
  const told = { late: '' };
  const slow = async (db: Db) => {
    await next;
    await db`select set_config('app.role', 'head', true)`;
  };
  const failed = own.asActor(asking, (db) =>
    Promise.all([db`select from nowhere`, slow(db).catch((error: Error) => (told.late = error.message))]),
  );
  await expect(failed).rejects.toThrow('nowhere');
  const seen = await own.asActor(asking, async (db) => {
    isNext();
    await Promise.resolve();
    await db`select 1`;
    return db<{ role: string }[]>`select current_setting('app.role') as role`;
  });
  expect([seen[0]?.role, told.late]).toEqual(['', expect.stringContaining('its transaction is over')]);
  await own.close();
});

test('who comes next gets the connection that was given back last, and no more are opened than are asked for at once', async () => {
  const own = await testDatabase(3);
  const serving = () =>
    own.asActor(asking, async (db) => (await db<{ pid: number }[]>`select pg_backend_pid() as pid`)[0]?.pid);
  const oneByOne = [await serving(), await serving(), await serving()];
  expect(new Set(oneByOne).size).toBe(1);
  const six = await Promise.all(Array.from({ length: 6 }, serving));
  expect(new Set(six).size).toBe(3);
  expect(six).toContain(oneByOne[0]);
  await expect(own.asActor(asking, (db) => db`select from nowhere`)).rejects.toThrow('nowhere');
  expect(six).toContain(await serving());
  await own.close();
});
