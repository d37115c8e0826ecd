import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayChange, type Route } from '#platform/route';
import { projectRoot } from '#platform/config';
import { csrfToken } from './csrf.ts';
import { paths } from '#paths';
import { testSecret } from '../../testing/browse.ts';
import { filled } from '../../testing/matrix/ask.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';
import { routes } from './table.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const policy = (route: Route): string =>
  route.who.kind === 'roles' ? route.who.roles.toSorted().join(' ') : route.who.kind;
const line = (route: Route): string =>
  [
    route.method.padEnd(4),
    route.path,
    route.name,
    policy(route),
    route.isOpen ? 'open' : '',
    route.form === 'multipart' ? 'files' : route.form === 'stream' ? 'parts' : '',
  ]
    .filter((word) => word !== '')
    .join(' | ');

/** The list of addresses as it was agreed. `WAYMARK_ROUTES=write npx vitest run src/web/routes.test.ts` writes it anew. */
const file = join(projectRoot(), 'testing', 'routes.snapshot');

/** The addresses in the server's own drawing of them: a tree, four columns to a level. */
const served = (drawn: string): string[] => {
  const above: string[] = [];
  return drawn.split('\n').flatMap((text) => {
    const match = /^([\s│]*)[├└]── (\S*)(?: \(([A-Z, ]+)\))?/.exec(text);
    if (match === null) return [];
    const depth = (match[1] ?? '').length / 4;
    above.splice(depth, Infinity, match[2] ?? '');
    const methods = match[3]?.split(', ') ?? [];
    return methods.map((method) => `${method} ${above.join('')}`);
  });
};

describe('the route table', () => {
  test('is the list that was agreed: none vanished, none changed who may use it', () => {
    const now = `${routes.map(line).toSorted().join('\n')}\n`;
    if (process.env['WAYMARK_ROUTES'] === 'write') writeFileSync(file, now);
    expect(now).toBe(readFileSync(file, 'utf8'));
  });

  test('has each name and each address once', () => {
    const twice = (words: readonly string[]) => words.filter((word, at) => words.indexOf(word) !== at);
    expect(twice(routes.map((route) => route.name))).toEqual([]);
    expect(twice(routes.map((route) => `${route.method} ${route.path}`))).toEqual([]);
  });

  test('is all that the server answers, besides health checks and built assets', () => {
    const besides = new Set([paths.healthz, paths.readyz, paths.assets].map((path) => `GET ${path}`));
    const found = served(world.app.printRoutes({ commonPrefix: false }));
    const listed = new Set(routes.map((route) => `${route.method} ${route.path}`));
    expect(found.length).toBeGreaterThan(50);
    expect(found.filter((one) => !one.startsWith('HEAD ') && !listed.has(one) && !besides.has(one))).toEqual([]);
  });
});

const whoMay = (route: Route): Who | null => {
  if (route.who.kind === 'public') return null;
  if (route.who.kind === 'signed-in') return 'lead';
  return route.who.roles[0] ?? null;
};

type Try = Readonly<{ name: string; headers: Record<string, string>; csrf: 'right' | 'none' | 'anothers' }>;
const tries: readonly Try[] = [
  { name: 'from another site', headers: { origin: 'https://elsewhere.example' }, csrf: 'right' },
  {
    name: 'from a site whose name begins like ours',
    headers: { origin: 'http://waymark.test.elsewhere.example' },
    csrf: 'right',
  },
  { name: 'from nowhere', headers: { origin: 'null' }, csrf: 'right' },
  { name: 'without saying from where', headers: {}, csrf: 'right' },
  { name: 'without saying from where, by another site', headers: { 'sec-fetch-site': 'cross-site' }, csrf: 'right' },
  { name: 'without a form token', headers: { origin: 'http://waymark.test' }, csrf: 'none' },
  { name: "with somebody else's form token", headers: { origin: 'http://waymark.test' }, csrf: 'anothers' },
];

test.each(tries)('a form that comes $name is refused at every address, and does nothing', async ({ headers, csrf }) => {
  const faults: string[] = [];
  for (const route of routes.filter((one) => mayChange(one.method))) {
    const who = whoMay(route);
    const token = who === null ? null : world.people[who].token;
    const made = csrf === 'none' ? '' : csrfToken(testSecret, csrf === 'right' ? token : world.people.rival.token);
    const answer = await world.app.inject({
      method: route.method,
      url: filled(route.path, { enrolment: world.ladder.id }),
      headers: {
        host: 'waymark.test',
        'content-type':
          route.form === 'stream' ? 'application/offset+octet-stream' : 'application/x-www-form-urlencoded',
        ...(route.form === 'stream' ? { 'x-form-token': made } : {}),
        ...(token === null ? {} : { cookie: `waymark=${token}` }),
        ...headers,
      },
      payload: new URLSearchParams({ csrf: made }).toString(),
    });
    if (answer.statusCode !== 403) faults.push(`${route.path}: ${answer.statusCode}`);
  }
  expect(faults).toEqual([]);
});
