import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { learnersIn } from '../../testing/learners.ts';
import { addedProvision, putOn, wordsOf } from '../../testing/provision.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';

let world: World;
let ids: readonly string[];
beforeAll(async () => {
  world = await testWorld();
  ids = (await learnersIn(world)).ids;
});
afterAll(() => world.close());

test('who was sent to a school reads what stood there by the cut-off, an adviser all of it, nobody of another school anything', async () => {
  const at = await addedProvision(world);
  await putOn(world, at, ids.slice(0, 12));
  const cutOff = (minutes: number) => {
    const then = new Date(world.now.getTime() + minutes * 60_000);
    return world.asSystem(
      (db) => db`update enrolment set submitted_at = ${then}, cut_off_at = ${then} where id = ${world.ladder.id}`,
    );
  };
  const map = async (who: Who) => {
    const answer = await world.as(who).get(href(paths.provision.map, at));
    return answer.statusCode === 200 ? /12 pupils|Reading mentors/.exec(wordsOf(answer.body)) !== null : null;
  };
  await cutOff(-1);
  expect([await map('adviser'), await map('verifier'), await map('rival')]).toEqual([true, false, null]);
  await cutOff(1);
  expect([await map('adviser'), await map('verifier'), await map('otherAdviser')]).toEqual([true, true, null]);
});

test('a number that is hidden on the map is hidden on its own page, and under every filter', async () => {
  const [all, most] = [
    await addedProvision(world, { title: 'Homework club', tier: 'universal' }),
    await addedProvision(world, { title: 'Breakfast club', tier: 'specialist' }),
  ];
  await putOn(world, all, ids.slice(0, 20));
  await putOn(world, most, ids.slice(0, 18));
  const words = async (path: string) => wordsOf((await world.as('governor').get(path)).body);
  const at = { enrolment: world.ladder.id };
  const alone = [await words(href(paths.provision.one, all)), await words(href(paths.provision.one, most))];
  const filtered = [
    await words(href(paths.provision.map, at, { tier: 'universal' })),
    await words(href(paths.provision.map, at, { tier: 'specialist' })),
  ];
  // Two pupils are on the one and not on the other: both numbers together would say so.
  expect(alone.filter((page) => page.includes('Number of pupils hidden'))).toHaveLength(1);
  expect(filtered.filter((page) => page.includes('hidden: to protect another cell'))).toHaveLength(1);
});
