import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { addAction, reading, versionIn } from '../../testing/plan.ts';
import { testWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });

describe('an empty plan', () => {
  test('says what will appear and where it begins', async () => {
    const page = await world.as('rival').get(href(paths.plan.home, { enrolment: world.rivalLadder.id }));
    expect(page.body).toContain('<h1 class="wm-h1">Action plan</h1>');
    expect(page.body).toContain('Actions will be listed here');
    expect(page.body).toContain('Areas for improvement come from the initial audit');
  });
  test('cannot be agreed, and says why', async () => {
    const page = await world.as('rivalHead').get(href(paths.plan.agreement, { enrolment: world.rivalLadder.id }));
    expect(page.body).toContain('It has no action');
    expect(page.body).toContain('The plan has no action yet.');
  });
});

test('late and due soon are said in words, and the filters count them', async () => {
  await addAction(world, { objective: 'Late one', dueOn: '20 November 2026' });
  await addAction(world, { objective: 'Soon one', dueOn: '30 November 2026' });
  const page = await world.as('lead').get(href(paths.plan.home, at()));
  expect(page.body).toContain('3 days late');
  expect(page.body).toMatch(/due in 7 days/);
  const late = await world.as('lead').get(href(paths.plan.home, at(), { show: 'late' }));
  expect(late.body).toContain('Late one');
  expect(late.body).not.toContain('Soon one');
});

describe('who sees it', () => {
  test('another school, a carer and another body find nothing, by any address', async () => {
    const address = await addAction(world);
    const id = address.split('/').at(-1) ?? '';
    for (const who of ['rival', 'carer', 'former', 'stranger', 'otherAdviser'] as const)
      for (const target of [
        href(paths.plan.home, at()),
        address,
        `${address}/history`,
        href(paths.plan.agreement, at()),
        href(paths.plan.reviews, at()),
      ])
        expect([who, target, (await world.as(who).get(target)).statusCode]).toEqual([who, target, 404]);
    expect(
      (await world.as('rival').get(href(paths.plan.action, { enrolment: world.rivalLadder.id, action: id })))
        .statusCode,
    ).toBe(404);
  });
  test('a paused enrolment is read and not changed', async () => {
    const address = await addAction(world);
    await world.asSystem((db) => db`update enrolment set state = 'paused' where id = ${world.ladder.id}`);
    const refused = await world.as('lead').post(`${address}/change`, { ...reading(world), version: '1' });
    expect(refused.statusCode).toBe(409);
    expect(refused.body).toContain('This enrolment is not active');
    await world.asSystem((db) => db`update enrolment set state = 'active' where id = ${world.ladder.id}`);
  });
  test('once submitted the plan stands, the awarding body reads it, and progress is still noted', async () => {
    const address = await addAction(world);
    expect((await world.as('officer').get(address)).statusCode).toBe(404);
    await world.asSystem(
      (db) =>
        db`update enrolment set submitted_at = ${world.now}, cut_off_at = ${world.now} where id = ${world.ladder.id}`,
    );
    expect((await world.as('officer').get(address)).statusCode).toBe(200);
    const { body } = await world.as('lead').get(address);
    const refused = await world
      .as('lead')
      .post(`${address}/change`, { ...reading(world), objective: 'Another', version: versionIn(body) });
    expect(refused.body).toContain('It went to the awarding body with your submission');
    expect(
      (await world.as('lead').post(`${address}/move`, { to: 'under-way', note: 'On', version: versionIn(body) }))
        .statusCode,
    ).toBe(303);
    await world.asSystem(
      (db) => db`update enrolment set submitted_at = null, cut_off_at = null where id = ${world.ladder.id}`,
    );
  });
});

test('a hundred actions stand on five pages, and a page beyond the last is the last', async () => {
  const { lead, member } = world.people;
  await world.asSystem(async (db) => {
    for (let number = 101; number <= 200; number++)
      await db`insert into action (id, enrolment_id, school_id, number, criterion, objective, core_change, owner_id, pupils, cost_pence, premium_pence, due_on, saved_by, saved_at)
        values (${crypto.randomUUID()}, ${world.grid.id}, ${world.school}, ${number}, '1.1.1', ${`Many ${number}`}, 'x', ${member.membershipId}, 'x', 0, 0, '2027-05-01', ${lead.personId}, ${world.now})`;
  });
  const before = world.database.statements();
  const first = await world.as('lead').get(href(paths.plan.home, { enrolment: world.grid.id }));
  expect(world.database.statements() - before).toBeLessThanOrEqual(10);
  expect(first.body).toContain('href="/enrolments/' + world.grid.id + '/plan?page=2"');
  const last = await world.as('lead').get(href(paths.plan.home, { enrolment: world.grid.id }, { page: 99 }));
  expect(last.body).toContain('Many 200');
});
