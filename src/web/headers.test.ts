import { afterAll, beforeAll, expect, test } from 'vitest';
import { openContent } from '#platform/files';
import { route, type Route } from '#platform/route';
import { testSecret } from '../../testing/browse.ts';
import { placeIn } from '../../testing/jobs.ts';
import { headerFaults } from '../../testing/matrix/headers.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { csrfToken } from './csrf.ts';
import { createServer } from './server.ts';
import { routes } from './table.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

/** A server over this world's database, elsewhere or with other addresses. */
const serverAt = (origin: string, table: readonly Route[], log: (line: string) => void = () => {}) =>
  createServer({
    database: world.database,
    routes: table,
    site: { origin, isDemonstration: false, dataDir: world.dataDir, files: openContent(placeIn(world.dataDir)) },
    assets: new Map(),
    secret: testSecret,
    clock: () => world.now,
    log,
  });

test('on https every answer asks for https for two years, and cookies are bound to the host', async () => {
  const app = await serverAt('https://waymark.test', routes);
  for (const url of ['/sign-in', '/nowhere', '/account', '/healthz', '/assets/none.css']) {
    const answer = await app.inject({ method: 'GET', url, headers: { host: 'waymark.test' } });
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  }
  const answer = await app.inject({
    method: 'POST',
    url: '/theme',
    headers: {
      host: 'waymark.test',
      origin: 'https://waymark.test',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams({ csrf: csrfToken(testSecret, null), theme: 'dark' }).toString(),
  });
  expect(String(answer.headers['set-cookie'])).toMatch(
    /^__Host-waymark-theme=dark; .*Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
  await app.close();
});

test.each([
  ['what does not exist', { method: 'GET', url: '/nowhere' }, 404],
  ['an address that cannot be read', { method: 'GET', url: '/schemes/%E0%A4%A' }, 400],
  ['a path that climbs', { method: 'GET', url: '/assets/..%2f..%2fpackage.json' }, 404],
  ['a path that climbs in disguise', { method: 'GET', url: '/assets/%252e%252e%252fpackage.json' }, 404],
  ['a method that nothing takes', { method: 'DELETE', url: '/sign-in' }, 404],
  [
    'a form in another language',
    { method: 'POST', url: '/sign-in', headers: { 'content-type': 'application/json' }, payload: '{}' },
    403,
  ],
  [
    'a form that is far too long',
    {
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'x'.repeat(6_000_000),
    },
    413,
  ],
  [
    'a form from elsewhere',
    {
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' },
      payload: 'a=b',
    },
    403,
  ],
  ['the health check', { method: 'GET', url: '/healthz' }, 200],
] as const)(
  '%s answers with the headers of every answer, and names nothing of the inside',
  async (_name, request, status) => {
    const answer = await world.app.inject({
      ...request,
      headers: {
        host: 'waymark.test',
        origin: 'http://waymark.test',
        ...('headers' in request ? request.headers : {}),
      },
    });
    expect(answer.statusCode).toBe(status);
    expect(headerFaults(answer, { isOpen: false })).toEqual([]);
    expect(answer.body).not.toMatch(/fastify|node_modules|\bat \w+ \(|postgres/i);
  },
);

test('something broken inside is logged whole, and says nothing of itself outside', async () => {
  const logged: string[] = [];
  const broken = route({
    name: 'test.broken',
    method: 'GET',
    path: '/broken',
    who: { kind: 'public' },
    handle: async ({ db }) => {
      await db`select secret from a_table_that_is_not_there`;
      throw new Error('never reached');
    },
  });
  const app = await serverAt('http://waymark.test', [broken], (text) => void logged.push(text));
  const answer = await app.inject({ method: 'GET', url: '/broken' });
  expect(answer.statusCode).toBe(500);
  expect(answer.body).toContain('Something is broken on our side');
  expect(answer.body).not.toContain('a_table_that_is_not_there');
  expect(headerFaults(answer, { isOpen: false })).toEqual([]);
  expect(logged.join()).toContain('a_table_that_is_not_there');
  await app.close();
});
