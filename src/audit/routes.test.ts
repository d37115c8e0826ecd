import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = (criterion: string) => ({ enrolment: world.ladder.id, criterion });
const criterion = (code: string) => href(paths.audit.criterion, at(code));
const overview = () => href(paths.audit.home, { enrolment: world.ladder.id });
const good = {
  level: 'climbing',
  comment: 'The list is dated and staff could say who is on it.',
  evidence: 'The list of 2 November',
  impact: 'Two pupils were found in their first week.',
  version: 0,
};
const judge = (
  who: Parameters<World['as']>[0],
  code: string,
  words: Partial<Record<keyof typeof good, string | number>> = {},
) => world.as(who).post(criterion(code), { ...good, ...words });

describe('the overview', () => {
  test('lists strands where the scheme has no outcomes, with nothing judged and nothing chosen', async () => {
    const page = await world.as('lead').get(overview());
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('<h1 class="wm-h1">Look</h1>');
    expect(page.body).toContain('Nothing is judged yet. 3 criteria wait');
    expect(page.body).toContain(
      'Mina Member'
        .split(' ')
        .map((word) => word[0])
        .join(''),
    );
    expect(page.body).not.toContain('wm-matrix"');
  });
  test('shows standards by outcomes where the scheme has them', async () => {
    const page = await world.as('lead').get(href(paths.audit.home, { enrolment: world.grid.id }));
    expect(page.body).toContain('class="wm-matrix"');
    expect(page.body).toContain('2 standards by 2 outcomes');
    expect(page.body).toMatch(/To judge(<!-- -->| |<[^>]+>)*4/);
  });
  test('can be narrowed to one view, and an unknown view is the whole', async () => {
    const mine = await world.as('member').get(`${overview()}?show=mine`);
    expect(mine.body).toContain('A Knowing');
    expect(mine.body).not.toContain('B Doing');
    expect((await world.as('member').get(`${overview()}?show=%3Cscript%3E`)).statusCode).toBe(200);
  });
  test('is read by the school and its adviser, not by officers before submission, never by another school', async () => {
    for (const who of ['governor', 'member', 'head', 'adviser'] as const)
      expect((await world.as(who).get(overview())).statusCode).toBe(200);
    for (const who of ['rival', 'otherAdviser', 'stranger', 'former'] as const)
      expect((await world.as(who).get(overview())).statusCode).toBe(404);
    await judge('member', 'A2');
    const desk = await world.as('officer').get(overview());
    expect(desk.body).toContain('Nothing is judged yet');
  });
});

describe('judging', () => {
  test('begins with nothing chosen', async () => {
    const page = await world.as('member').get(criterion('A1'));
    expect(page.body).toContain('Staff keep a dated list of pupils who need help.');
    expect(page.body).not.toMatch(/<input[^>]*name="level"[^>]* checked/);
    expect(page.body).toContain('Most of A.');
  });
  test('an empty form names what is missing, each linked to its field', async () => {
    const page = await world.as('member').post(criterion('A1'), { version: 0 });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<title>Error: ');
    for (const field of ['level', 'comment']) expect(page.body).toContain(`href="#${field}"`);
  });
  test('too long a text is kept on the page, a script stays text, and a level of another scheme is refused', async () => {
    const long = await judge('member', 'A1', { comment: `<script>alert(1)</script>${'x'.repeat(2000)}` });
    expect(long.statusCode).toBe(422);
    expect(long.body).toContain('&lt;script>alert(1)');
    expect(long.body).not.toContain('<script>alert');
    expect((await judge('member', 'A1', { level: 'tree' })).statusCode).toBe(422);
  });
  test('is kept, shown again, and counted in the overview', async () => {
    const saved = await judge('member', 'A1');
    expect(saved.statusCode).toBe(303);
    const again = await world.as('member').get(criterion('A1'));
    expect(again.body).toContain(good.comment);
    expect(again.body).toMatch(/name="version" value="1"/);
    const strand = await world
      .as('governor')
      .get(href(paths.audit.standard, { enrolment: world.ladder.id, standard: 'A' }));
    expect(strand.body).toContain('Mina Member, not agreed yet');
    expect((await world.as('lead').get(overview())).body).toContain('2 of 3 criteria are judged, 0 agreed.');
  });
  test('goes on to the next criterion, or back to the standard', async () => {
    const next = await world.as('lead').post(criterion('B1'), { ...good, comment: 'First look.', then: 'next' });
    expect(next.headers.location).toContain('/standards/B');
    const back = await world.as('member').post(criterion('A2'), { ...good, version: 1, then: 'next' });
    expect(back.headers.location).toContain('/criteria/B1');
  });
  test('a save that lost the race answers 409 with both texts, and nothing is overwritten', async () => {
    await world.as('lead').post(criterion('A1'), { ...good, comment: 'The coordinator was first.', version: 1 });
    const late = await judge('member', 'A1', { comment: 'I wrote this meanwhile.', version: 1 });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Leo Lead');
    expect(late.body).toContain('The coordinator was first.');
    expect(late.body).toContain('I wrote this meanwhile.');
    expect(late.body).toMatch(/name="version" value="2"/);
    const first = await world
      .as('rival')
      .post(href(paths.audit.criterion, { enrolment: world.rivalLadder.id, criterion: 'A1' }), { ...good });
    expect(first.statusCode).toBe(303);
    const second = await world
      .as('rival')
      .post(href(paths.audit.criterion, { enrolment: world.rivalLadder.id, criterion: 'A1' }), {
        ...good,
        comment: 'Again from an old page.',
      });
    expect(second.statusCode).toBe(409);
  });
  test('is refused to governors and advisers, and to another school as if it were not there', async () => {
    for (const who of ['governor', 'adviser', 'officer'] as const)
      expect((await judge(who, 'A1')).statusCode).toBe(404);
    expect((await judge('rival', 'A1')).statusCode).toBe(404);
    expect((await world.as('lead').post(criterion('Z9'), good)).statusCode).toBe(404);
  });
  test('of a standard that colleagues look after is refused with what to do', async () => {
    await world.asSystem(
      (db) =>
        db`update team_member set standards = '{B}' where enrolment_id = ${world.ladder.id} and membership_id = ${world.people.head.membershipId}`,
    );
    const page = await judge('member', 'B1', { version: 1 });
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('Colleagues look after this strand.');
    expect((await world.as('member').get(criterion('B1'))).body).toContain('Talk to them, or ask the coordinator');
  });
});

describe('agreeing', () => {
  test('nobody agrees their own work', async () => {
    const page = await world.as('lead').post(href(paths.audit.agree, at('A1')), { version: 2 });
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('It is your own work.');
  });
  test('a judgement that changed since it was read is not agreed', async () => {
    await world.as('head').post(href(paths.audit.agree, at('A1')), { version: 1 });
    expect((await world.as('head').get(criterion('A1'))).body).toContain('Agree this judgement');
  });
  test('a senior leader agrees; a later change has to be agreed again', async () => {
    await world.as('head').post(href(paths.audit.agree, at('A1')), { version: 2 });
    expect((await world.as('head').get(criterion('A1'))).body).toContain('Agreed by Hannah Head');
    await judge('member', 'A1', { version: 2 });
    expect((await world.as('head').get(criterion('A1'))).body).toContain('Agree this judgement');
  });
  test('a whole standard at once leaves out one’s own and what changed', async () => {
    const standard = { enrolment: world.ladder.id, standard: 'A' };
    await world.as('lead').post(href(paths.audit.agreeStandard, standard), { answers: ['A1:3', 'A2:1', 'A2:99'] });
    const page = await world.as('lead').get(href(paths.audit.standard, standard));
    expect(page.body.match(/agreed by Leo Lead/g)).toHaveLength(1);
    await world.as('lead').post(href(paths.audit.agreeStandard, standard), { answers: ['A2:2'] });
    expect(
      (await world.as('lead').get(href(paths.audit.standard, standard))).body.match(/agreed by Leo Lead/g),
    ).toHaveLength(2);
  });
});

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
