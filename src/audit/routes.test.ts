import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '#platform/db';
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
    expect(page.body).toMatch(/To judge(<!-- -->| |<[^>]+>)*5/);
  });
  test('can be narrowed to one view, and an unknown view is the whole', async () => {
    const mine = await world.as('member').get(`${overview()}?show=mine`);
    expect(mine.body).toContain('id="c-A1"');
    expect(mine.body).not.toContain('id="c-B1"');
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

test('evidence that the school linked is counted in the overview and named at its criterion', async () => {
  await world.asSystem(async (db) => {
    const item = uuidv7();
    await db`insert into evidence_item (id, school_id, kind, title, added_by, added_at) values (${item}, ${world.school}, 'note', 'Review log', ${world.people.lead.membershipId}, ${world.now})`;
    await db`insert into claim (id, item_id, enrolment_id, school_id, criterion, says, claimed_by, claimed_at)
      values (${uuidv7()}, ${item}, ${world.ladder.id}, ${world.school}, 'B1', 'It shows who came.', ${world.people.lead.membershipId}, ${world.now})`;
  });
  expect((await world.as('member').get(criterion('B1'))).body).toContain('Review log');
  const bare = await world.as('member').get(`${overview()}?show=no-evidence`);
  expect(bare.body).toContain('id="c-A1"');
  expect(bare.body).not.toContain('id="c-B1"');
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
    expect((await world.as('lead').get(overview())).body).toContain('are judged, 1 agreed.');
    await judge('member', 'A1', { version: 2 });
    expect((await world.as('head').get(criterion('A1'))).body).toContain('Agree this judgement');
  });
  test('who comes to agree reads it, agrees it and goes on; changing it is a choice of its own', async () => {
    const page = await world.as('head').get(criterion('A1'));
    expect(page.body).toContain('Agree and go to A2');
    expect(page.body).not.toContain('name="level"');
    expect((await world.as('head').get(`${criterion('A1')}?change=yes`)).body).toContain('name="level"');
    // What lost the race above is still its writer's draft, beside what stands now.
    expect((await world.as('member').get(criterion('A1'))).body).toContain('I wrote this meanwhile.');
  });
  test('a whole standard at once leaves out one’s own and what changed', async () => {
    const standard = { enrolment: world.ladder.id, standard: 'A' };
    await world
      .as('lead')
      .post(href(paths.audit.agreeStandard, standard), { answers: ['A1:3', 'A2:1', 'A2:99', 'B1:1'] });
    const page = await world.as('lead').get(href(paths.audit.standard, standard));
    expect(page.body.match(/agreed by Leo Lead/g)).toHaveLength(1);
    expect((await world.as('head').get(criterion('B1'))).body).toContain('Agree this judgement');
    await world.as('lead').post(href(paths.audit.agreeStandard, standard), { answers: ['A2:2'] });
    expect(
      (await world.as('lead').get(href(paths.audit.standard, standard))).body.match(/agreed by Leo Lead/g),
    ).toHaveLength(2);
  });
});
