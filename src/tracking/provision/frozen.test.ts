import { afterAll, beforeAll, expect, test } from 'vitest';
import { system } from '#platform/actor';
import { href, paths } from '#paths';
import { followedSchool } from '../../../testing/followed.ts';
import { addedProvision, putOn, wordsOf } from '../../../testing/provision.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { freezeFigures } from '../figures/actions.ts';
import { verifyFigures } from '../figures/commands.ts';
import { listFigures } from '../figures/store.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
}, 60_000);
afterAll(() => world.close());

test('what a provision changed is kept with the other figures: as the map shows it, and worked out again the same', async () => {
  const { measure } = await followedSchool(world);
  const where = await addedProvision(world, { title: 'Reading mentors' });
  const all = await world.asSystem((db) => db<{ id: string }[]>`select id from restricted.pupil order by code`);
  await putOn(
    world,
    where,
    all.slice(0, 20).map(({ id }) => id),
  );
  await world.as('lead').post(href(paths.provision.measure, where), { measure });
  const enrolment = { id: world.ladder.id, schoolId: world.school };
  await world.asSystem((db) => freezeFigures(db, system('test'), enrolment, 'kept', world.now));
  const kept = (await world.asSystem((db) => listFigures(db, world.ladder.id))).find(
    ({ kind }) => kind === 'provision',
  );
  if (kept === undefined || kept.kind === 'everyone' || kept.kind === 'progress')
    throw new Error('No figure of the provision was kept.');
  const shown = wordsOf((await world.as('lead').get(href(paths.provision.map, where))).body);
  const { estimate = 0, low = 0, high = 0 } = kept.output.beyond ?? {};
  expect(shown).toContain(`Reading +${estimate.toFixed(1)} (${low.toFixed(1)} to ${high.toFixed(1)})`);
  expect(kept.about).toMatchObject({ measure, of: { key: where.provision, name: 'Reading mentors' } });
  const verified = await world.asSystem(verifyFigures);
  expect([verified.different, verified.same]).toEqual([[], verified.figures]);
  const page = href(paths.tracking.figure, { ...where, figure: kept.id });
  expect((await world.as('member').get(page)).body).toContain('Worked out again just now: the same.');
  for (const who of ['governor', 'adviser', 'verifier', 'rival'] as const)
    expect((await world.as(who).get(page)).statusCode, who).toBe(404);
});
