import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#platform/actor';
import type { Database } from '#platform/db';
import { testDatabase } from '../../../testing/database.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

test('a statement is counted once, when it is sent; a part of another one is not', async () => {
  const before = database.statements();
  const rows = await database.asActor(system('test'), async (db) => {
    const one = db`1 as one`;
    const never = db`select nothing that exists`;
    void never;
    await db`select 2 as two`;
    return db<{ one: number }[]>`select ${one}, ${'text'} as said`;
  });
  expect(rows[0]).toMatchObject({ one: 1, said: 'text' });
  expect(database.statements() - before).toBe(2);
});
