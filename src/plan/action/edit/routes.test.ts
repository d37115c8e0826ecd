import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { addAction, reading } from '../../../../testing/plan.ts';
import { testWorld, type World } from '../../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });

describe('adding an action', () => {
  test('an empty form names every field, each linked', async () => {
    const page = await world.as('lead').post(href(paths.plan.add, at()), {});
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<title>Error: Add an action');
    for (const field of ['answers', 'objective', 'coreChange', 'pupils', 'owner', 'cost', 'premium', 'dueOn'])
      expect(page.body).toContain(`href="#${field}"`);
  });
  test('what was typed stays, too long is refused, and a script is text', async () => {
    const page = await world.as('lead').post(href(paths.plan.add, at()), {
      ...reading(world),
      objective: `<script>${'x'.repeat(501)}`,
      coreChange: '<img src=x onerror=alert(1)>',
      premium: '2000',
    });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Use 500 characters or fewer');
    expect(page.body).not.toContain('<img src=x');
  });
  test('a Pupil Premium share above the cost is refused', async () => {
    const page = await world.as('lead').post(href(paths.plan.add, at()), { ...reading(world), premium: '2000' });
    expect(page.body).toContain('href="#premium"');
  });
  test.each([
    ['an owner of another school', () => ({ owner: world.people.rival.membershipId }), 'owner'],
    ['a criterion that the scheme has not', () => ({ answers: 'criterion:Z9' }), 'answers'],
    ['an area that is not ours', () => ({ answers: `area:${world.school}` }), 'answers'],
    ['a partnership that is not ours', () => ({ partnership: world.school }), 'partnership'],
  ] as const)('%s is refused', async (_, more, field) => {
    const page = await world.as('lead').post(href(paths.plan.add, at()), { ...reading(world), ...more() });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`href="#${field}"`);
  });
  test('a saved action is on the list with its owner, and its page shows what was typed', async () => {
    const address = await addAction(world, { objective: 'A tutor for every newcomer' }, false);
    const list = await world.as('governor').get(href(paths.plan.home, at()));
    expect(list.body).toContain('A tutor for every newcomer');
    expect(list.body).toContain('Mina Member');
    const page = await world.as('lead').get(address);
    expect(page.body).toContain('£1,200, of which Pupil Premium pays £800.50');
    expect(page.body).toContain('Friday 29 January 2027');
    expect(page.body).toContain('No success measure is declared yet');
  });
});
