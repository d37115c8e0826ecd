import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { criterionPage, visitDay, visitWorld, type VisitWorld } from '../../testing/visit.ts';

let world: VisitWorld;
beforeAll(async () => {
  world = await visitWorld();
});
afterAll(() => world.close());

const at = (enrolment = world.ladder.id) => ({ enrolment });

describe('before a day is agreed', () => {
  test('the school reads what will stand here, and the verifier cannot arrange anything', async () => {
    const school = await world.as('governor').get(href(paths.visits.home, at(world.grid.id)));
    expect(school.statusCode).toBe(200);
    expect(school.body).toContain('<h1 class="wm-h1">Assessment day</h1>');
    expect(school.body).toContain('The day, the agenda and the report will stand here');
    const refused = await world
      .as('verifier')
      .post(href(paths.visits.agenda, at(world.grid.id)), { startsAt: '09:00', what: 'Start' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('No day is agreed for the visit');
  });
  test('nothing is judged before the school has submitted', async () => {
    await world.asSystem((db) => db`update enrolment set visit_on = ${visitDay} where id = ${world.grid.id}`);
    const refused = await world
      .as('verifier')
      .post(criterionPage(world.grid.id, '1.1.1'), { version: '0', level: 'tree', reasons: 'Seen' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('The school has not submitted its portfolio');
  });
});

test('the verifier’s page takes at most ten statements', async () => {
  await world.as('verifier').get(href(paths.visits.home, at()));
  const before = world.database.statements();
  await world.as('verifier').get(href(paths.visits.home, at()));
  expect(world.database.statements() - before).toBeLessThanOrEqual(10);
});
