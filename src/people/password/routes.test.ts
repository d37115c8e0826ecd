import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { mailsIn, siteWith, walker, type Walker } from '../../../testing/walk.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { forgottenJob, sendNewPasswordLink } from './actions.ts';
import { hashPassword } from './hash.ts';
import { savePassword } from './store.ts';

const password = 'tin kettle on the moor';
let world: World;
let app: FastifyInstance;
let now: Date;

beforeAll(async () => {
  world = await testWorld();
  now = new Date(world.now);
  app = await siteWith(world, { clock: () => now });
});
afterAll(async () => {
  await app.close();
  await world.close();
});
beforeEach(async () => {
  // Twenty minutes after the test before: each begins with no link asked for lately.
  now = new Date(now.getTime() + 1_200_000);
  const hash = await hashPassword(password);
  await world.asSystem(async (db) => {
    await savePassword(db, world.people.governor.personId, hash, world.now);
  });
});

/** What the job of a request does: sends the link, if there is such an account. Gives the address in the newest mail. */
const linkFor = async (key: string): Promise<string> => {
  await sendNewPasswordLink(world.database, key, 'http://waymark.test', now);
  const newest = (await mailsIn(world)).findLast((mail) => mail.to.address === key);
  return new URL(/http:\S+/.exec(newest?.text ?? '')?.[0] ?? 'http://none.invalid/').pathname;
};
const signIn = async (typed: string): Promise<[Walker, number]> => {
  const one = walker(app);
  const answer = await one.post('/sign-in', { email: world.people.governor.email, password: typed });
  return [one, answer.statusCode];
};

describe('a forgotten password', () => {
  test('the answer is the same whether or not there is an account, and so is the work', async () => {
    const ask = async (email: string) => {
      const before = world.database.statements();
      const answer = await walker(app).post('/forgotten-password', { email });
      const body = answer.body.replaceAll(/name="csrf" value="[^"]+"/g, '');
      return [answer.statusCode, body, world.database.statements() - before];
    };
    expect(await ask('nobody@test.example')).toEqual(await ask(world.people.governor.email));
    expect((await walker(app).post('/forgotten-password', { email: 'governor' })).statusCode).toBe(422);
    expect(forgottenJob).toBe('people.forgotten-password');
  });

  test('the link leads to a page with a button; looking at it spends nothing, the POST spends it once', async () => {
    const [before] = await signIn(password);
    const link = await linkFor(world.people.governor.email);
    expect(link).toMatch(/^\/new-password\/[\w-]{43}$/);
    const one = walker(app);
    for (let i = 0; i < 3; i++) expect((await one.get(link)).statusCode).toBe(200);
    const weak = await one.post(link, { password: 'password1' });
    expect(weak.statusCode).toBe(422);
    expect(weak.body).toContain('not on lists of stolen passwords');
    expect((await one.post(link, { password: 'another good lantern' })).headers.location).toBe('/sign-in');
    expect((await before.get('/account')).statusCode).toBe(303);
    expect((await signIn('another good lantern'))[1]).toBe(303);
    expect((await one.get(link)).statusCode).toBe(404);
    expect((await one.post(link, { password: 'one more good lantern' })).statusCode).toBe(404);
  });

  test('of two presses at once one counts', async () => {
    const link = await linkFor(world.people.governor.email);
    const answers = await Promise.all(
      ['a first lantern here', 'a second lantern here'].map((typed) => walker(app).post(link, { password: typed })),
    );
    expect(answers.map((answer) => answer.statusCode).toSorted()).toEqual([303, 404]);
  });

  test('is over after ten minutes, and when a newer one was sent', async () => {
    const first = await linkFor(world.people.governor.email);
    const second = await linkFor(world.people.governor.email);
    expect((await walker(app).get(first)).statusCode).toBe(404);
    expect((await walker(app).get(second)).statusCode).toBe(200);
    now = new Date(now.getTime() + 601_000);
    expect((await walker(app).get(second)).statusCode).toBe(404);
    expect((await walker(app).get('/new-password/made-up')).statusCode).toBe(404);
  });

  test('a mailbox is not filled: three links in a quarter of an hour', async () => {
    const before = (await mailsIn(world)).length;
    for (let i = 0; i < 6; i++)
      await sendNewPasswordLink(world.database, world.people.carer.email, 'http://waymark.test', now);
    expect(await mailsIn(world)).toHaveLength(before + 3);
  });

  test('nobody hears anything when there is no account', async () => {
    const before = (await mailsIn(world)).length;
    await sendNewPasswordLink(world.database, 'nobody@test.example', 'http://waymark.test', now);
    expect(await mailsIn(world)).toHaveLength(before);
  });
});
