import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { addAction, reading, versionIn, writeAction } from '../../../../testing/plan.ts';
import { testWorld, type Who, type World } from '../../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });

describe('adding an action, part by part', () => {
  test('an empty part names its fields, each linked', async () => {
    const page = await world.as('lead').post(href(paths.plan.add, at()), {});
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('<title>Error: What changes');
    for (const field of ['answers', 'objective', 'coreChange']) expect(page.body).toContain(`href="#${field}"`);
    const people = await writeAction(world, { ...reading(world), owner: '', cost: '', premium: '', dueOn: '' });
    for (const field of ['owner', 'cost', 'premium', 'dueOn']) expect(people.body).toContain(`href="#${field}"`);
  });
  test('what was typed stays, too long is refused with the limit, and a script is text', async () => {
    const long = 'é'.repeat(30_000);
    const page = await writeAction(world, {
      ...reading(world),
      objective: `<script>${'x'.repeat(501)}`,
      coreChange: `<img src=x onerror=alert(1)>${long}`,
    });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('Use 500 characters or fewer');
    expect(page.body).toContain('Use 4,000 characters or fewer');
    expect(page.body).not.toContain('<img src=x');
    expect(page.body).toContain(long);
  });
  test('a Pupil Premium share above the cost is refused', async () => {
    const page = await writeAction(world, { ...reading(world), premium: '2000' });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain('href="#premium"');
  });
  test.each([
    ['a day by which it is done before it begins', { beginsOn: '1 March 2027' }, 'dueOn'],
    ['a cost in words', { cost: 'plenty' }, 'cost'],
    ['a day that there is not', { dueOn: '31 February 2027' }, 'dueOn'],
  ])('%s is refused', async (_, more, field) => {
    const page = await writeAction(world, { ...reading(world), ...more });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(`href="#${field}"`);
  });
  test.each([
    ['an owner of another school', () => ({ owner: world.people.rival.membershipId }), 'Choose who answers for it'],
    ['a criterion that the scheme has not', () => ({ answers: 'criterion:Z9' }), 'Choose what this action answers'],
    ['an area that is not ours', () => ({ answers: `area:${world.school}` }), 'Choose what this action answers'],
    ['a partnership that is not ours', () => ({ partnership: world.school }), 'Choose a partner from the list'],
    ['a group that the scheme has not', () => ({ targetGroups: ['witches'] }), 'Choose groups from the list'],
    ['a pupil who is not followed', () => ({ pupilIds: [world.school] }), 'Choose pupils from the list'],
  ] as const)('%s does not get into the plan', async (_, more, words) => {
    const page = await writeAction(world, { ...reading(world), ...more() });
    expect(page.statusCode).toBe(422);
    expect(page.body).toContain(words);
    expect(page.body).not.toContain('Put it into the plan');
  });
  test('money is read as people write it', async () => {
    const page = await world.as('lead').get(await addAction(world, { cost: ' £ 12,345.6 ', premium: '1,000' }, false));
    expect(page.body).toContain('£12,345.60, of which Pupil Premium pays £1,000');
  });
  test('a saved action is on the list with its owner, and its page shows all that was typed', async () => {
    const address = await addAction(
      world,
      {
        objective: 'A tutor for every newcomer',
        beginsOn: '4 January 2027',
        staysFixed: 'Twenty minutes, twice a week',
        mayAdapt: 'Which texts',
        deliveredBy: 'Form tutors',
        staffNeed: 'One hour of training',
        doneAsMeant: 'A look into two groups a month',
      },
      false,
    );
    const list = await world.as('governor').get(href(paths.plan.home, at()));
    expect(list.body).toContain('A tutor for every newcomer');
    expect(list.body).toContain('Mina Member');
    const page = await world.as('lead').get(address);
    for (const words of [
      '£1,200, of which Pupil Premium pays £800.50',
      'Friday 29 January 2027',
      'Monday 4 January 2027',
      'The library on Tuesdays',
      'No success measure is declared yet',
      ...[
        'Twenty minutes, twice a week',
        'Which texts',
        'Form tutors',
        'One hour of training',
        'A look into two groups',
      ],
    ])
      expect(page.body).toContain(words);
  });
});

describe('an action that is being written', () => {
  const begin = async (who: Who, form: Readonly<Record<'objective', string>>) => {
    const answer = await world.as(who).post(href(paths.plan.add, at()), { then: 'later', ...form });
    expect(answer.statusCode).toBe(303);
    const home = (await world.as(who).get(href(paths.plan.home, at()))).body;
    const links = [...home.matchAll(/href="([^"]+\/drafts\/[^"/]+)">([^<]*)</g)];
    return links.find(([, , title]) => title === form.objective)?.[1] ?? '';
  };
  test('is kept half-written, stands on the plan for the team alone, and is in no plan', async () => {
    const draft = await begin('member', { objective: 'Half a thought' });
    const check = await world.as('lead').get(draft);
    expect(check.body).toContain('Half a thought');
    expect(check.body).toContain('Choose what this action answers');
    expect(check.body).not.toContain('Put it into the plan');
    for (const who of ['governor', 'adviser'] as const) {
      expect((await world.as(who).get(href(paths.plan.home, at()))).body).not.toContain('Half a thought');
      expect((await world.as(who).get(draft)).statusCode).toBe(404);
    }
    expect((await world.as('rival').get(draft)).statusCode).toBe(404);
  });
  test('nothing written is nothing kept', async () => {
    const answer = await world.as('member').post(href(paths.plan.add, at()), { then: 'later', objective: '  ' });
    expect(answer.statusCode).toBe(303);
    const home = (await world.as('member').get(href(paths.plan.home, at()))).body;
    expect(home).not.toContain('No objective yet');
  });
  test('two who write at one part: the second sees both texts and keeps theirs if they want', async () => {
    const draft = await begin('lead', { objective: 'For two' });
    const how = `${draft}/parts/how`;
    const version = versionIn((await world.as('lead').get(how)).body);
    await world.as('member').post(how, { staysFixed: 'As Mina wrote it', version });
    const lost = await world.as('lead').post(how, { staysFixed: 'As Leo wrote it', version });
    expect(lost.statusCode).toBe(409);
    expect(lost.body).toContain('As Mina wrote it');
    expect(lost.body).toContain('As Leo wrote it');
    await world.as('lead').post(how, { staysFixed: 'As Leo wrote it', version: versionIn(lost.body) });
    expect((await world.as('member').get(draft)).body).toContain('As Leo wrote it');
  });
  test('goes into the plan once, however often its button is pressed; given up, it is gone', async () => {
    const done = await writeAction(world, { ...reading(world), objective: 'Pressed twice' });
    const first = String(done.headers.location);
    const [kept] = await world.asSystem(
      (db) => db<{ id: string }[]>`select id from action_draft where action_id = ${first.split('/').at(-1) ?? ''}`,
    );
    const draft = href(paths.plan.draft, { ...at(), draft: kept?.id ?? '' });
    const again = await world.as('member').post(draft, { version: '4' });
    expect([again.statusCode, again.headers.location]).toEqual([303, first]);
    const mine = await begin('member', { objective: 'Never mind' });
    const version = versionIn((await world.as('member').get(mine)).body);
    expect((await world.as('member').post(`${mine}/drop`, { version })).statusCode).toBe(303);
    expect((await world.as('member').get(mine)).statusCode).toBe(404);
  });
});
