import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { enrolmentIn } from '../../../testing/enrolment.ts';
import { keepScheme } from '../../../testing/scheme.ts';
import { grid } from '../../../testing/schemes.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  await world.asSystem((db) => db`update enrolment set exempt = array['A2'] where id = ${world.ladder.id}`);
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const judgement = { level: 'climbing', comment: 'Seen.', evidence: 'The list', impact: '', version: 0 };

test('a criterion out of scope counts nowhere and is named with its reason', async () => {
  const overview = await world.as('lead').get(href(paths.audit.home, at()));
  expect(overview.body).toContain('Nothing is judged yet. 2 criteria wait');
  expect(overview.body).toContain('1 criterion is not judged here');
  expect(overview.body).toContain('The awarding body exempted your school from it.');
  const coverage = await world.as('lead').get(href(paths.evidence.coverage, at()));
  expect(coverage.body).toContain('0 of 2 criteria have evidence');
  expect(coverage.body).not.toContain('Newcomers are read with');
});

test('its page says why it is not judged, and a judgement of it is refused', async () => {
  const address = href(paths.audit.criterion, { ...at(), criterion: 'A2' });
  const page = await world.as('lead').get(address);
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain('Not judged in this audit.');
  expect(page.body).not.toContain('name="level"');
  expect((await world.as('lead').post(address, judgement)).statusCode).toBe(409);
});

test('the audit finishes without it', async () => {
  for (const criterion of ['A1', 'B1'])
    expect(
      (await world.as('member').post(href(paths.audit.criterion, { ...at(), criterion }), judgement)).statusCode,
    ).toBe(303);
  for (const [standard, criterion] of [
    ['A', 'A1'],
    ['B', 'B1'],
  ] as const)
    await world.as('lead').post(href(paths.audit.agreeStandard, { ...at(), standard }), { answers: `${criterion}:1` });
  const missing = await world.as('lead').get(href(paths.audit.finish, at()));
  expect(missing.body).not.toMatch(/not judged|not agreed/);
});

test('a school chooses among its route’s optional standards, enough of them, until somebody else was first', async () => {
  const [full] = grid.routes;
  const routes = [{ ...full, optional: { standards: ['1', '2'], atLeast: 1 } }];
  const schemeVersionId = await keepScheme(world.database, { ...grid, version: '1.8', routes } as typeof grid);
  const { lead, head } = world.people;
  const { id } = await enrolmentIn(world.database, {
    ...{ schoolId: world.school, bodyId: world.body, schemeVersionId, team: { lead, head }, tasks: {}, now: world.now },
  });
  const address = href(paths.audit.scope, { enrolment: id });
  expect((await world.as('lead').get(href(paths.audit.exemptions, { enrolment: id }))).body).toContain(
    `href="${address}"`,
  );
  const page = await world.as('lead').get(address);
  expect(page.body.match(/name="choose"[^>]*checked/g)).toHaveLength(2);
  expect((await world.as('lead').post(address, { version: '1' })).body).toContain('Choose at least 1');
  expect((await world.as('member').post(address, { version: '1', choose: '1' })).statusCode).toBe(404);
  expect((await world.as('lead').post(address, { version: '1', choose: '1' })).statusCode).toBe(303);
  expect((await world.as('head').post(address, { version: '1', choose: '2' })).statusCode).toBe(409);
  const overview = (await world.as('lead').get(href(paths.audit.home, { enrolment: id }))).body;
  expect(overview).toContain('It belongs to an optional standard that your school left aside.');
  expect(overview).not.toContain('id="row-2"');
  const without = await world.as('lead').get(href(paths.audit.scope, at()));
  expect(without.body).toContain('Your route offers no choice');
  expect((await world.as('lead').post(href(paths.audit.scope, at()), { version: '1' })).statusCode).toBe(404);
});
