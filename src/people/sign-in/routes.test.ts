import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testSecret } from '../../../testing/browse.ts';
import { siteWith, walker } from '../../../testing/walk.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { csrfToken } from '../../web/csrf.ts';
import { hashPassword } from '../password/hash.ts';
import { savePassword } from '../password/store.ts';

const password = 'tin kettle on the moor';
let world: World;
let app: FastifyInstance;
let now: Date;

beforeAll(async () => {
  world = await testWorld();
  app = await siteWith(world, { clock: () => now });
  const hash = await hashPassword(password);
  await world.asSystem(async (db) => {
    for (const who of [world.people.governor, world.people.carer, world.people.lead])
      await savePassword(db, who.personId, hash, world.now);
  });
});
afterAll(async () => {
  await app.close();
  await world.close();
});
beforeEach(async () => {
  now = new Date(world.now);
  await world.asSystem((db) => db`delete from sign_in_failure`);
});

const form = (email: string, typed = password) => ({ email, password: typed, then: '/account' });

describe('signing in', () => {
  test('a governor goes where they were going, under a token that nobody had', async () => {
    const visitor = walker(app);
    const asked = await visitor.get('/account');
    expect(asked.headers.location).toBe('/sign-in?then=%2Faccount');
    expect((await visitor.get(String(asked.headers.location))).body).toContain('name="then" value="/account"');
    const answer = await visitor.post('/sign-in', form(world.people.governor.email));
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/account']);
    const cookie = String(answer.headers['set-cookie']);
    expect(cookie).toMatch(/^waymark=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    const page = await visitor.get('/account');
    expect(page.body).toContain('<h1 class="wm-h1">Your account</h1>');
    expect(page.body).toContain('Gus Governor');
  });

  test('a token that was put there before sign-in is worth nothing after it', async () => {
    const planted = 'A'.repeat(43);
    const visitor = walker(app);
    visitor.hold(planted);
    await visitor.post('/sign-in', form(world.people.governor.email));
    expect(visitor.token()).not.toBe(planted);
    const thief = walker(app);
    thief.hold(planted);
    expect((await thief.get('/account')).statusCode).toBe(303);
  });

  test('known and unknown addresses, and faulty ones, get the same status and the same page', async () => {
    const pages = await Promise.all(
      [world.people.governor.email, 'nobody@test.example', 'not an address'].map(async (email) => {
        const answer = await walker(app).post('/sign-in', form(email, 'wrong password here'));
        return [
          answer.statusCode,
          answer.body.replaceAll(email, 'X').replaceAll(/name="csrf" value="[^"]+"/g, ''),
        ] as const;
      }),
    );
    expect(pages[0]?.[0]).toBe(422);
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[2]).toEqual(pages[0]);
    expect(pages[0]?.[1]).toContain('Error: Sign in');
    expect(pages[0]?.[1]).toContain('href="#email"');
  });

  test('what is left empty is named, and no failure is counted', async () => {
    const answer = await walker(app).post('/sign-in', { email: '', password: '' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Enter your email address.');
    expect(answer.body).toContain('Enter your password.');
    expect(await world.asSystem((db) => db`select 1 from sign_in_failure`)).toHaveLength(0);
  });

  test('an address typed as markup stays text', async () => {
    const answer = await walker(app).post('/sign-in', form('"><script>alert(1)</script>', 'x'));
    expect(answer.body).not.toContain('<script>alert');
    expect(answer.body).toContain('&lt;script>alert(1)&lt;/script>');
  });

  test('after sign-in nobody is led to another site', async () => {
    const answer = await walker(app).post('/sign-in', {
      ...form(world.people.governor.email),
      then: '//elsewhere.example/',
    });
    expect(answer.headers.location).toBe('/');
  });

  test('who left has an account and no part', async () => {
    await world.asSystem(async (db) =>
      savePassword(db, world.people.former.personId, await hashPassword(password), now),
    );
    const former = walker(app);
    const answer = await former.post('/sign-in', form(world.people.former.email));
    expect(answer.headers.location).toBe('/account');
    expect((await former.get('/account')).body).toContain('None at present');
    expect((await former.get('/people')).statusCode).toBe(404);
  });

  test('whoever can read pupils’ data sets up a second step before anything else', async () => {
    const lead = walker(app);
    const answer = await lead.post('/sign-in', form(world.people.lead.email));
    expect(answer.headers.location).toBe('/account/second-step');
    expect((await lead.get('/people')).statusCode).toBe(404);
    expect((await lead.get('/choose-role')).body).toContain('you set that up first');
  });
});

describe('limits', () => {
  const fail = (email: string, address: string, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: '/sign-in',
      remoteAddress: address,
      headers: {
        host: 'waymark.test',
        origin: 'http://waymark.test',
        'content-type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      payload: new URLSearchParams({ csrf: csrf(), email, password: 'wrong password' }).toString(),
    });
  const csrf = () => csrfToken(testSecret, null);

  test('the sixth failure on an account waits a quarter of an hour, wherever it comes from, known or not', async () => {
    for (const email of [world.people.governor.email, 'nobody@test.example']) {
      for (let i = 0; i < 5; i++) expect((await fail(email, `10.0.0.${i}`)).statusCode).toBe(422);
      expect((await fail(email, '10.0.1.1')).statusCode).toBe(429);
    }
    const right = await walker(app).post('/sign-in', form(world.people.governor.email));
    expect(right.statusCode).toBe(429);
    expect(right.body).toContain('Wait a quarter of an hour');
    now = new Date(now.getTime() + 15 * 60_000 + 1000);
    expect((await walker(app).post('/sign-in', form(world.people.governor.email))).statusCode).toBe(303);
  });

  test('successes never count', async () => {
    for (let i = 0; i < 7; i++)
      expect((await walker(app).post('/sign-in', form(world.people.carer.email))).statusCode).toBe(303);
    expect(await world.asSystem((db) => db`select 1 from sign_in_failure`)).toHaveLength(0);
  });

  test('twenty guesses at once are five guesses', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => fail('nobody@test.example', `10.1.0.${i}`)));
    expect(answers.filter((answer) => answer.statusCode === 422)).toHaveLength(5);
    expect(answers.filter((answer) => answer.statusCode === 429)).toHaveLength(15);
  });

  test('the hundred and first failure from one address waits, and a made-up X-Forwarded-For changes nothing', async () => {
    await world.asSystem(
      (db) => db`
      insert into sign_in_failure (id, account_key, address, failed_at)
      select gen_random_uuid(), 'someone' || n, '10.2.0.1', ${now} from generate_series(1, 100) n`,
    );
    expect((await fail('nobody@test.example', '10.2.0.1')).statusCode).toBe(429);
    expect((await fail('nobody@test.example', '10.2.0.1', { 'x-forwarded-for': '203.0.113.9' })).statusCode).toBe(429);
    expect((await fail('nobody@test.example', '10.2.0.2', { 'x-forwarded-for': '10.2.0.1' })).statusCode).toBe(422);
  });
});

describe('the demonstration', () => {
  test('its choices are offered in the demonstration only', async () => {
    expect((await walker(app).get('/sign-in')).body).not.toContain('demo.example');
    expect((await walker(app).post('/sign-in/demonstration', { who: 'lead@demo.example' })).statusCode).toBe(404);
    const demo = await siteWith(world, { clock: () => now, isDemonstration: true });
    await world.asSystem(
      (db) => db`update person set email_key = 'lead@demo.example' where id = ${world.people.lead.personId}`,
    );
    const one = walker(demo);
    expect((await one.get('/sign-in')).body).toContain('lead@demo.example');
    expect((await one.post('/sign-in/demonstration', { who: 'lead@test.example' })).statusCode).toBe(404);
    expect(
      (await one.post('/sign-in/demonstration', { who: 'lead@demo.example', then: '/people' })).headers.location,
    ).toBe('/people');
    expect((await one.get('/people')).statusCode).toBe(200);
    await demo.close();
  });
});
