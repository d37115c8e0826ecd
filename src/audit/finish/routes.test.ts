import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  for (const code of ['A1', 'A2', 'B1']) await judge('lead', code);
  for (const code of ['A1', 'A2']) await world.as('head').post(href(paths.audit.agree, at(code)), { version: 1 });
});
afterAll(() => world.close());

const at = (criterion: string) => ({ enrolment: world.ladder.id, criterion });
const criterion = (code: string) => href(paths.audit.criterion, at(code));
const judge = (who: Parameters<World['as']>[0], code: string) =>
  world
    .as(who)
    .post(criterion(code), { level: 'climbing', comment: 'It is so.', evidence: '', impact: '', version: 0 });
const areas = () => href(paths.audit.areas, { enrolment: world.ladder.id });
const strength = {
  kind: 'strength',
  text: 'Newcomers are read with in their first week.',
  evidence: 'Entry checks of September',
  criterion: 'A2',
  version: 0,
};
const addressOf = (body: string, text: string) => new RegExp(`href="([^"]+)">${text}`).exec(body)?.[1] ?? '';

describe('strengths and areas for improvement', () => {
  test('an empty form names what is missing', async () => {
    const page = await world.as('member').post(areas(), { version: 0 });
    expect(page.statusCode).toBe(422);
    for (const field of ['kind', 'text', 'evidence']) expect(page.body).toContain(`href="#${field}"`);
    expect((await world.as('member').post(areas(), { ...strength, criterion: 'Z9' })).statusCode).toBe(422);
  });
  test('are written by the working party with evidence, and agreed by somebody else', async () => {
    expect((await world.as('member').post(areas(), strength)).statusCode).toBe(303);
    expect(
      (
        await world
          .as('lead')
          .post(areas(), { ...strength, kind: 'improvement', text: 'Support groups have no end date.', criterion: '' })
      ).statusCode,
    ).toBe(303);
    const page = await world.as('lead').get(areas());
    expect(page.body).toContain('2 of 2 wait for agreement.');
    const one = addressOf(page.body, strength.text);
    const other = addressOf(page.body, 'Support groups have no end date.');
    expect((await world.as('lead').post(`${one}/agree`, { version: 1 })).statusCode).toBe(303);
    expect((await world.as('lead').post(`${other}/agree`, { version: 1 })).statusCode).toBe(409);
    expect((await world.as('governor').get(areas())).body).toContain('agreed by Leo Lead');
  });
  test('a lost race shows both texts; a rewritten one has to be agreed again; an agreed one is not taken back', async () => {
    const one = addressOf((await world.as('lead').get(areas())).body, strength.text);
    await world.as('lead').post(`${one}/take-back`, { version: 1 });
    expect((await world.as('lead').get(areas())).body).toContain(strength.text);
    expect(
      (await world.as('member').post(one, { ...strength, evidence: 'Entry checks of two years', version: 1 }))
        .statusCode,
    ).toBe(303);
    const late = await world.as('head').post(one, { ...strength, evidence: 'From an old page', version: 1 });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Entry checks of two years');
    expect(late.body).toContain('From an old page');
    expect((await world.as('lead').get(areas())).body).toContain('2 of 2 wait for agreement.');
  });
});

const finish = () => href(paths.audit.finish, { enrolment: world.ladder.id });

describe('finishing', () => {
  test('is refused while something is missing, and names it with a link to the place', async () => {
    const page = await world.as('lead').post(finish());
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('The audit cannot be finished yet.');
    expect(page.body).toContain('1 judgement is not agreed');
    expect(page.body).toContain(criterion('B1'));
    expect(page.body).toContain('1 agreed strength');
  });
  test('is for the coordinator and senior leaders', async () => {
    expect((await world.as('member').post(finish())).statusCode).toBe(404);
    expect((await world.as('governor').get(finish())).statusCode).toBe(200);
  });
});
