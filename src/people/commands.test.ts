import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandIo } from '#platform/command';
import { siteWith, walker } from '../../testing/walk.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { commands } from './commands.ts';
import { proposeSecret, confirmSecret } from './two-step/store.ts';

let world: World;
let now: Date;
beforeAll(async () => {
  world = await testWorld();
  now = new Date(world.now);
});
afterAll(() => world.close());

const run = async (args: readonly string[]) => {
  const out: unknown[] = [];
  const log: string[] = [];
  const io: CommandIo = {
    json: true,
    out: (value) => void out.push(value),
    log: (line) => void log.push(line),
    openDatabase: async () => world.database,
    env: { ORIGIN: 'http://waymark.test' },
    now: () => now,
  };
  const [command] = commands;
  if (command === undefined) throw new Error('There is no command.');
  return { code: await command.run(args, io), out, log };
};
const pathOf = (value: unknown): string => new URL((value as { url: string }).url).pathname;

describe('waymark sign-in-link', () => {
  test('gives an address that shows a page with a button, and signs in once', async () => {
    const app = await siteWith(world, { clock: () => now });
    const { code, out } = await run([world.people.governor.email.toUpperCase()]);
    expect(code).toBe(0);
    const link = pathOf(out[0]);
    const one = walker(app);
    for (let i = 0; i < 2; i++) expect((await one.get(link)).body).toContain('Sign in as Gus Governor');
    expect((await one.post(link)).headers.location).toBe('/');
    expect((await one.get('/account')).statusCode).toBe(200);
    expect((await walker(app).post(link)).statusCode).toBe(404);
    const later = pathOf((await run([world.people.governor.email])).out[0]);
    now = new Date(now.getTime() + 601_000);
    expect((await walker(app).post(later)).statusCode).toBe(404);
    await app.close();
  });

  test('still asks for the second step, unless the operator takes it off', async () => {
    const app = await siteWith(world, { clock: () => now });
    const { personId, email } = world.people.governor;
    await world.asSystem(async (db) => {
      await proposeSecret(db, personId, new Uint8Array(48), now);
      await confirmSecret(db, personId, 1, now);
    });
    const kept = walker(app);
    expect((await kept.post(pathOf((await run([email])).out[0]))).headers.location).toBe('/sign-in/second-step');
    expect((await kept.get('/account')).statusCode).toBe(303);
    const off = walker(app);
    expect((await off.post(pathOf((await run([email, '--without-second-step'])).out[0]))).headers.location).toBe('/');
    await app.close();
  });

  test('says no for an address that nobody has, and how it is used', async () => {
    expect(await run(['nobody@test.example'])).toMatchObject({ code: 1, out: [{ url: null }] });
    await expect(run([])).rejects.toThrow('Name one email address');
    await expect(run(['a@b.uk', '--what'])).rejects.toThrow();
  });
});
