import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
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
