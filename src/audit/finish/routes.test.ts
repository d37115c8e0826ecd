import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '#platform/db';
import { href, paths } from '#paths';
import { measureIn, scoreIn } from '../../../testing/scores.ts';
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
const addressOf = (body: string, text: string) =>
  new RegExp(`href="([^"]+)">(?:\\d+\\. )?${text}`).exec(body)?.[1] ?? '';

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
    expect((await world.as('head').post(`${one}/agree`, { version: 1 })).statusCode).toBe(303);
    expect((await world.as('lead').post(`${other}/agree`, { version: 1 })).statusCode).toBe(409);
    expect((await world.as('governor').get(areas())).body).toContain('agreed by Hannah Head');
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

const overview = () => href(paths.audit.home, { enrolment: world.ladder.id });
const finish = () => href(paths.audit.finish, { enrolment: world.ladder.id });

/** A target pupil of the school, with a baseline or without. */
const follow = (code: string, baseline: number | null) =>
  world.asSystem(async (db) => {
    const pupil = uuidv7();
    await db`insert into restricted.pupil (id, school_id, code, surname, forename, added_at) values (${pupil}, ${world.school}, ${code}, 'Test', 'Pupil', ${world.now})`;
    await db`insert into target_pupil (enrolment_id, school_id, pupil_id, code, kind, listed_at) values (${world.ladder.id}, ${world.school}, ${pupil}, ${code}, 'target', ${world.now})`;
    const measure = await measureIn(db, world.ladder, { title: `Reading ${code}`, scale: 'Score', at: world.now });
    const because = baseline === null ? 'Was away' : null;
    await scoreIn(db, { measure, pupil, point: 'baseline', value: baseline, because, at: world.now });
    return { pupil, measure };
  });

describe('finishing', () => {
  test('is refused while something is missing, and names it with a link to the place', async () => {
    const page = await world.as('lead').post(finish());
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('The audit cannot be finished yet.');
    expect(page.body).toContain('1 judgement is not agreed');
    expect(page.body).toContain(criterion('B1'));
    expect(page.body).toContain('1 agreed strength');
    expect(page.body).toContain('The scheme asks for 1 target pupil');
    expect(page.body).toContain(href(paths.pupils.home, { enrolment: world.ladder.id }));
  });
  test('is for the coordinator and senior leaders; a governor reads what is missing, but nothing of pupils', async () => {
    expect((await world.as('member').post(finish())).statusCode).toBe(404);
    const page = await world.as('governor').get(finish());
    expect(page.body).toContain('1 judgement is not agreed');
    expect(page.body).not.toContain('The scheme asks for 1 target pupil');
  });
  test('waits for a baseline of each target pupil: a missing value is none', async () => {
    await follow('P-001', 98);
    const { pupil, measure } = await follow('P-002', null);
    expect((await world.as('lead').get(finish())).body).toContain('1 target pupil has no baseline');
    await world.asSystem((db) =>
      scoreIn(db, { measure, pupil, point: 'baseline', value: 91, at: new Date(world.now.getTime() + 1000) }),
    );
    expect((await world.as('lead').get(finish())).body).not.toContain('no baseline');
  });
  test('opens when all is there, freezes every judgement and area, and ends the step', async () => {
    await world.as('head').post(href(paths.audit.agree, at('B1')), { version: 1 });
    const page = await world.as('member').get(areas());
    for (const text of [strength.text, 'Support groups have no end date.']) {
      const version = Number(
        /take-back"[^>]*>.*?name="version" value="(\d+)"/.exec(page.body.slice(page.body.indexOf(text)))?.[1],
      );
      await world.as('head').post(`${addressOf(page.body, text)}/agree`, { version });
    }
    expect((await world.as('lead').get(finish())).body).toContain('Everything that the scheme asks for is here.');
    expect((await world.as('lead').post(finish())).statusCode).toBe(303);
    expect((await world.as('governor').get(overview())).body).toContain('This audit is finished');
    const late = await world
      .as('member')
      .post(criterion('A1'), { level: 'top', comment: 'Late.', evidence: '', impact: '', version: 1 });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Put what you want to change into the action plan.');
    expect((await world.as('member').post(areas(), strength)).statusCode).toBe(409);
    expect((await world.as('lead').post(finish())).statusCode).toBe(409);
    const [step] = await world.asSystem(
      (db) => db`select done_on from enrolment_step where enrolment_id = ${world.ladder.id} and step = 2`,
    );
    expect(step).toEqual({ doneOn: '2026-11-23' });
    const acts = await world.asSystem(
      (db) => db`select act from trail_entry where enrolment_id = ${world.ladder.id} and act = 'audit.finished'`,
    );
    expect(acts).toHaveLength(1);
  });
});
