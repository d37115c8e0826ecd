import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { siteWith, walker, type Walker } from '../../../testing/walk.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { hashPassword } from '../password/hash.ts';
import { savePassword } from '../password/store.ts';
import { stepAt } from './rules.ts';
import { totpCode } from './totp.ts';

const password = 'tin kettle on the moor';
let world: World;
let app: FastifyInstance;
let now: Date;
let hash: string;

beforeAll(async () => {
  hash = await hashPassword(password);
});
beforeEach(async () => {
  world = await testWorld();
  now = new Date(world.now);
  app = await siteWith(world, { clock: () => now });
  await world.asSystem((db) => savePassword(db, world.people.lead.personId, hash, now));
});
const closeAll = async () => {
  await app.close();
  await world.close();
};
afterAll(() => undefined);

const later = (seconds: number): void => {
  now = new Date(now.getTime() + seconds * 1000);
};
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const fromTyped = (typed: string): Buffer => {
  const bits = [...typed].map((letter) => base32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => parseInt(eight, 2)));
};
const code = (secret: Buffer): string => totpCode(secret, stepAt(now));
const signIn = (one: Walker) => one.post('/sign-in', { email: world.people.lead.email, password, then: '/people' });

/** Sets the second step up as a person does, reading the page; gives the secret and the codes shown. */
const setUp = async (one: Walker) => {
  await signIn(one);
  await one.post('/account/second-step', { act: 'begin' });
  const shown = await one.get('/account/second-step');
  const typed = (/<code class="wm-secret">([^<]+)<\/code>/.exec(shown.body)?.[1] ?? '').replaceAll(' ', '');
  const secret = fromTyped(typed);
  const before = one.token();
  const done = await one.post('/account/second-step', { act: 'confirm', code: code(secret) });
  const codes = [...done.body.matchAll(/<li><code>([^<]+)<\/code>/g)].map((match) => match[1] ?? '');
  return { secret, codes, shown, done, before };
};

describe('setting up two-step sign-in', () => {
  test('the first right code lets the coordinator in, under a new token, with ten codes shown once', async () => {
    const lead = walker(app);
    const elsewhere = world.people.lead.token;
    const { done, codes, before, shown, secret } = await setUp(lead);
    expect(shown.body).toContain('aria-label="Square code that your app can read"');
    expect(secret).toHaveLength(20);
    expect(done.statusCode).toBe(200);
    expect(codes).toHaveLength(10);
    expect(lead.token()).not.toBe(before);
    expect((await lead.get('/people')).statusCode).toBe(200);
    expect((await lead.get('/account/second-step')).body).not.toContain(codes[0]);
    const other = walker(app);
    other.hold(elsewhere);
    expect((await other.get('/people')).statusCode).toBe(303);
    await closeAll();
  });

  test('the page that shows the codes is itself bound to the new token: signing out from it works', async () => {
    const lead = walker(app);
    const { done } = await setUp(lead);
    const csrf = /name="csrf" value="([^"]+)"/.exec(done.body)?.[1] ?? '';
    expect((await lead.post('/sign-out', { csrf })).statusCode).toBe(303);
    await closeAll();
  });

  test('a wrong code sets nothing up, and says what to enter', async () => {
    const lead = walker(app);
    await signIn(lead);
    await lead.post('/account/second-step', { act: 'begin' });
    const answer = await lead.post('/account/second-step', { act: 'confirm', code: '000000' });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain('Enter the six figures that your app shows now');
    expect((await lead.get('/people')).statusCode).toBe(404);
    await closeAll();
  });

  test('looking at the page changes nothing', async () => {
    const lead = walker(app);
    await signIn(lead);
    await lead.get('/account/second-step');
    expect(await world.asSystem((db) => db`select 1 from second_step`)).toHaveLength(0);
    await closeAll();
  });

  test('the secret lies sealed in the database', async () => {
    const { secret } = await setUp(walker(app));
    const [row] = await world.asSystem((db) => db<{ secret: Buffer }[]>`select secret from second_step`);
    expect(row?.secret.includes(secret)).toBe(false);
    expect(row?.secret).toHaveLength(48);
    await closeAll();
  });
});

describe('signing in by two steps', () => {
  test('password, then code; the password alone opens nothing', async () => {
    const { secret } = await setUp(walker(app));
    later(60);
    const lead = walker(app);
    expect((await signIn(lead)).headers.location).toBe('/sign-in/second-step');
    expect((await lead.get('/people')).statusCode).toBe(303);
    expect((await lead.get('/sign-in/second-step')).body).toContain('Enter the code');
    const waiting = lead.token();
    const answer = await lead.post('/sign-in/second-step', { code: code(secret) });
    expect(answer.headers.location).toBe('/people');
    expect(lead.token()).not.toBe(waiting);
    expect((await lead.get('/people')).statusCode).toBe(200);
    await closeAll();
  });

  test('a code is taken once: not again in its thirty seconds, not by another browser', async () => {
    const { secret } = await setUp(walker(app));
    later(60);
    const shown = code(secret);
    const [one, two] = [walker(app), walker(app)];
    await signIn(one);
    await signIn(two);
    expect((await one.post('/sign-in/second-step', { code: shown })).statusCode).toBe(303);
    await signIn(two);
    expect((await two.post('/sign-in/second-step', { code: shown })).statusCode).toBe(422);
    later(30);
    expect((await two.post('/sign-in/second-step', { code: code(secret) })).statusCode).toBe(303);
    await closeAll();
  });

  test('of two at the same moment with one code, one gets in', async () => {
    const { secret } = await setUp(walker(app));
    later(60);
    const both = [walker(app), walker(app)];
    for (const one of both) await signIn(one);
    const answers = await Promise.all(both.map((one) => one.post('/sign-in/second-step', { code: code(secret) })));
    const inside = await Promise.all(both.map((one) => one.get('/people')));
    expect(answers.filter((answer) => answer.headers.location === '/people')).toHaveLength(1);
    expect(inside.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    await closeAll();
  });

  test('five wrong codes shut the account for a quarter of an hour', async () => {
    const { secret } = await setUp(walker(app));
    later(60);
    const lead = walker(app);
    await signIn(lead);
    for (let i = 0; i < 5; i++)
      expect((await lead.post('/sign-in/second-step', { code: '000000' })).statusCode).toBe(422);
    expect((await lead.post('/sign-in/second-step', { code: code(secret) })).statusCode).toBe(429);
    await closeAll();
  });

  test('after ten minutes one begins again', async () => {
    const { secret } = await setUp(walker(app));
    later(60);
    const lead = walker(app);
    await signIn(lead);
    later(601);
    expect((await lead.post('/sign-in/second-step', { code: code(secret) })).headers.location).toBe('/sign-in');
    await closeAll();
  });
});

describe('recovery codes', () => {
  test('each lets in once, typed with or without hyphens; the next sign-in still asks for a code', async () => {
    const { codes } = await setUp(walker(app));
    later(60);
    const lead = walker(app);
    await signIn(lead);
    expect((await lead.get('/sign-in/recovery-code')).statusCode).toBe(200);
    const typed = (codes[3] ?? '').replaceAll('-', '').toUpperCase();
    expect((await lead.post('/sign-in/recovery-code', { code: typed })).headers.location).toBe('/people');
    expect((await lead.get('/people')).body).toContain('You have 9 recovery codes left.');
    const again = walker(app);
    await signIn(again);
    expect((await again.post('/sign-in/recovery-code', { code: codes[3] ?? '' })).statusCode).toBe(422);
    await closeAll();
  });

  test('new ones ask for the password, and make the old ones worthless', async () => {
    const lead = walker(app);
    const { codes } = await setUp(lead);
    expect((await lead.post('/account/recovery-codes', { current: 'wrong' })).statusCode).toBe(422);
    const renewed = await lead.post('/account/recovery-codes', { current: password });
    expect(renewed.statusCode).toBe(200);
    later(60);
    const again = walker(app);
    await signIn(again);
    expect((await again.post('/sign-in/recovery-code', { code: codes[0] ?? '' })).statusCode).toBe(422);
    await closeAll();
  });
});
