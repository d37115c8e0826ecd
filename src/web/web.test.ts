import { afterAll, beforeAll, expect, test } from 'vitest';
import { testWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

test('a session is nobody once it has been idle for half an hour', async () => {
  const { token } = world.people.lead;
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256').update(token).digest();
  const kindAt = (minutes: number) =>
    world.database.asSession(hash, new Date(world.now.getTime() + minutes * 60_000), async (_db, actor) => actor.kind);
  expect(await kindAt(29)).toBe('person');
  expect(await kindAt(29 + 31)).toBe('visitor');
});

test('a coordinator sees the enrolments of their own school and no other', async () => {
  const seen = (who: 'lead' | 'rival' | 'former' | 'carer' | 'officer' | 'stranger' | 'adviser') =>
    world.database.asActor(
      {
        kind: 'person',
        sessionId: '',
        schoolId: null,
        bodyId: null,
        partnerId: null,
        place: '',
        theme: 'system',
        membershipCount: 1,
        ...world.people[who],
      },
      async (db) => (await db<{ id: string }[]>`select id from enrolment`).map((row) => row.id).sort(),
    );
  expect(await seen('lead')).toEqual([world.ladder.id, world.grid.id].sort());
  expect(await seen('rival')).toEqual([world.rivalLadder.id]);
  expect(await seen('former')).toEqual([]);
  expect(await seen('carer')).toEqual([]);
  expect(await seen('stranger')).toEqual([]);
  expect(await seen('adviser')).toEqual([world.ladder.id, world.grid.id].sort());
  expect(await seen('officer')).toHaveLength(3);
});

test('an address that does not exist answers 404 with the headers of every answer', async () => {
  const answer = await world.visitor.get('/nowhere');
  expect(answer.statusCode).toBe(404);
  expect(answer.body).toContain('This page is not here');
  expect(answer.headers['content-security-policy']).not.toContain('unsafe-');
});
