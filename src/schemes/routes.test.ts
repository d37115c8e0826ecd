import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { projectRoot } from '#platform/config';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../testing/world.ts';
import { syncSchemes } from './actions.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  await syncSchemes(world.database, join(projectRoot(), 'schemes'));
});
afterAll(() => world.close());

const version = (scheme: string, number = scheme.startsWith('ecm-') ? '1.1' : '1.0') =>
  href(paths.schemes.version, { scheme, version: number });

test('anybody finds every scheme with its size and the way to its text', async () => {
  const page = await world.visitor.get(paths.schemes.list);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('<h1 class="wm-h1">Schemes</h1>');
  expect(page.body).toContain('6 steps, 12 standards and 194 descriptors');
  for (const id of ['ecm-quality-mark', 'ecm-standards-award', 'test-grid']) expect(page.body).toContain(version(id));
});

test('a scheme is read whole: steps with gates, scale, every criterion, decisions, fees', async () => {
  const before = world.database.statements();
  const page = await world.visitor.get(version('ecm-quality-mark'));
  expect(world.database.statements() - before).toBeLessThanOrEqual(3);
  expect(page.statusCode).toBe(200);
  for (const words of [
    'At least 80% of the whole staff have been trained',
    'The verifier has never advised this school.',
    'Awarded, once minor gaps are closed',
    'Gaps are closed before the certificate is made, and within 90 days, checked from papers at no fee.',
    'More than 1000 pupils',
    'One review meeting',
    'about 60 minutes',
    'More able and gifted children who underachieve are named',
    'Also serves ECM Standards Award: 10 and 6.1.3. Ofsted',
  ])
    expect(page.body).toContain(words);
  expect(page.body.match(/id="standard-[A-F]"/g)).toHaveLength(6);
});

test('level statements of a cell stand where they differ from the standard’s', async () => {
  const page = await world.visitor.get(version('test-grid'));
  expect(page.body).toContain('Buckets are out.');
  expect(page.body).toContain('How to look: Stand in the room.');
});

test('what does not exist is not found', async () => {
  for (const path of [version('nothing'), version('test-grid', '9.9'), version("x'--"), version('test-grid', '1.0.0')])
    expect((await world.visitor.get(path)).statusCode).toBe(404);
});
