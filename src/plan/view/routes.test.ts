import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { addAction, versionIn } from '../../../testing/plan.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
const made: Record<string, string> = {};
const at = () => ({ enrolment: world.ladder.id });

beforeAll(async () => {
  world = await testWorld();
  made['Overdue one'] = await addAction(world, { objective: 'Overdue one', dueOn: '20 November 2026' });
  made['Drifting one'] = await addAction(world, {
    ...{ objective: 'Drifting one', beginsOn: '2 November 2026', dueOn: '1 March 2027' },
  });
  made['Steady one'] = await addAction(world, {
    ...{ objective: 'Steady one', answers: 'criterion:B1', owner: world.people.head.membershipId },
    dueOn: '1 April 2027',
  });
});
afterAll(() => world.close());

const seen = async (path: string, query: Record<string, string>) => {
  const page = await world.as('lead').get(href(path as typeof paths.plan.home, at(), query));
  expect(page.statusCode).toBe(200);
  return Object.keys(made).filter((title) => (page.body.split('<main')[1] ?? '').includes(title));
};

describe('the three views show the same of the plan', () => {
  test.each([
    [{}, ['Overdue one', 'Drifting one', 'Steady one']],
    [{ show: 'late' }, ['Overdue one']],
    [{ show: 'drifting' }, ['Drifting one']],
    [{ show: 'nonsense', status: 'nonsense' }, ['Overdue one', 'Drifting one', 'Steady one']],
    [{ status: 'done' }, []],
    [{ standard: 'B' }, ['Steady one']],
  ] as const)('asked for %j', async (query, expected) => {
    for (const path of [paths.plan.home, paths.plan.board, paths.plan.timeline])
      expect([path, await seen(path, query as Record<string, string>)]).toEqual([path, expected]);
  });
  test('of one owner', async () =>
    expect(await seen(paths.plan.board, { owner: world.people.head.membershipId })).toEqual(['Steady one']));
  test('each says in words why an action drifts, and what is chosen is kept from view to view', async () => {
    const page = await world.as('governor').get(href(paths.plan.home, at(), { show: 'drifting', standard: 'A' }));
    expect(page.body).toContain('not begun since Mon 2 Nov');
    expect(page.body).toContain(`href="${href(paths.plan.timeline, at())}?show=drifting&amp;standard=A"`);
    expect((await world.as('governor').get(made['Drifting one'] ?? '')).body).toContain(
      'It was to begin on 2 November 2026 and has not.',
    );
  });
});

test('a card is moved by a form, and its reader is back on the board; who only reads has no button', async () => {
  const address = made['Steady one'] ?? '';
  const board = await world.as('lead').get(href(paths.plan.board, at()));
  expect(board.body).toContain(`href="${address}/move?from=board"`);
  expect((await world.as('governor').get(href(paths.plan.board, at()))).body).not.toContain('Move to');
  const form = await world.as('lead').get(`${address}/move?from=board`);
  const version = versionIn(form.body);
  const empty = await world.as('lead').post(`${address}/move`, { version, from: 'board' });
  expect(empty.statusCode).toBe(422);
  expect(empty.body).toContain('<title>Error: Move action 3');
  const moved = await world
    .as('lead')
    .post(`${address}/move`, { version, from: 'board', to: 'under-way', note: 'We began' });
  expect([moved.statusCode, moved.headers.location]).toEqual([303, href(paths.plan.board, at())]);
  const stale = await world
    .as('member')
    .post(`${address}/move`, { version, from: 'board', to: 'under-way', note: 'My own words' });
  expect(stale.statusCode).toBe(409);
  expect(stale.body).toContain('My own words');
});

test('the timeline says its finding, draws each action for three widths, and has its table', async () => {
  const page = await world.as('governor').get(href(paths.plan.timeline, at()));
  expect(page.body).toContain('1 of 3 open actions is on course: 1 overdue and 1 drifting.');
  expect(page.body.match(/role="img"/g)).toHaveLength(3);
  expect(page.body).toContain('The same days as a table');
  expect(page.body).toContain('Today, Mon 23 Nov');
});

test('every view of a hundred actions takes ten statements at most', async () => {
  const { lead, member } = world.people;
  await world.asSystem(async (db) => {
    for (let number = 101; number <= 200; number++)
      await db`insert into action (id, enrolment_id, school_id, number, criterion, objective, core_change, owner_id, pupils, cost_pence, premium_pence, due_on, saved_by, saved_at)
        values (${crypto.randomUUID()}, ${world.grid.id}, ${world.school}, ${number}, '1.1.1', ${`Many ${number}`}, 'x', ${member.membershipId}, 'x', 0, 0, '2027-05-01', ${lead.personId}, ${world.now})`;
  });
  const one = `/enrolments/${world.grid.id}/plan`;
  const [action] = await world.asSystem(
    (db) => db<{ id: string }[]>`select id from action where enrolment_id = ${world.grid.id} limit 1`,
  );
  for (const path of [
    one,
    `${one}/board`,
    `${one}/timeline`,
    `${one}/files`,
    `${one}/files/word`,
    `${one}/actions/${action?.id}`,
  ]) {
    const before = world.database.statements();
    expect((await world.as('lead').get(path)).statusCode).toBe(200);
    expect([path, world.database.statements() - before <= 10]).toEqual([path, true]);
  }
});
