import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { visitWorld, type VisitWorld } from '../../../testing/visit.ts';

let world: VisitWorld;
beforeAll(async () => {
  world = await visitWorld();
});
afterAll(() => world.close());

const at = (enrolment = world.ladder.id) => ({ enrolment });

describe('the day', () => {
  test('is planned by the verifier and read by the school', async () => {
    const agenda = href(paths.visits.agenda, at());
    expect((await world.as('verifier').post(agenda, { startsAt: 'soon', what: '' })).body).toContain(
      'href="#startsAt"',
    );
    await world
      .as('verifier')
      .post(agenda, { startsAt: '9.30', what: 'Senior leaders', meets: 'Pupils', place: 'Library' });
    expect((await world.as('lead').get(href(paths.visits.home, at()))).body).toContain('09:30 Senior leaders');
    const { body } = await world.as('verifier').get(agenda);
    const item = /action="([^"]+\/agenda\/[^"]+)"/.exec(body)?.[1] ?? '';
    expect((await world.as('verifier').post(item)).statusCode).toBe(303);
    expect((await world.as('verifier').get(agenda)).body).toContain('Each part of the day will stand here');
  });
});
