import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uuidv7 } from '#platform/db';
import { mailsIn, siteWith, walker, type Walker } from '../../../testing/walk.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
let app: FastifyInstance;
let now: Date;

beforeAll(async () => {
  world = await testWorld();
  app = await siteWith(world, { clock: () => now });
});
afterAll(async () => {
  await app.close();
  await world.close();
});
beforeEach(() => {
  now = new Date(world.now);
});

const as = (who: Who): Walker => {
  const one = walker(app);
  one.hold(world.people[who].token);
  return one;
};
const linkTo = async (address: string): Promise<string> => {
  const mail = (await mailsIn(world)).findLast((one) => one.to.address === address);
  return new URL(/http:\S+/.exec(mail?.text ?? '')?.[0] ?? 'http://none.invalid/').pathname;
};
const invite = async (who: Who, name: string, email: string, role: string): Promise<string> => {
  const answer = await as(who).post('/people/invite', { name, email, role });
  expect(answer.statusCode).toBe(303);
  return linkTo(email);
};

describe('inviting', () => {
  test('a coordinator invites to the school’s parts, and cannot make a senior leader', async () => {
    const page = await as('lead').get('/people');
    expect(page.body).toContain('Invite somebody');
    expect(page.body).not.toContain('value="head"');
    const refused = await as('lead').post('/people/invite', { name: 'A B', email: 'a.b@test.example', role: 'head' });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('Choose the part');
    const empty = await as('lead').post('/people/invite', {});
    expect(empty.body).toContain('href="#name"');
    expect(empty.body).toContain('href="#email"');
    expect(empty.body).toContain('href="#role"');
  });

  test('an officer invites advisers, and no director; what the body sent the school does not see', async () => {
    expect(
      (await as('officer').post('/people/invite', { name: 'A', email: 'x@test.example', role: 'director' })).statusCode,
    ).toBe(422);
    await invite('officer', 'New Adviser', 'new.adviser@test.example', 'adviser');
    expect((await as('officer').get('/people')).body).toContain('New Adviser');
    for (const who of ['lead', 'rival', 'stranger'] as const)
      expect((await as(who).get('/people')).body).not.toContain('New Adviser');
  });

  test('an officer invites a school’s first coordinator, and says which school', async () => {
    const form = { name: 'First Lead', email: 'first.lead@test.example', role: 'lead' };
    for (const school of ['', '999999', 'No Such School']) {
      const wrong = await as('officer').post('/people/invite', { ...form, school });
      expect(wrong.statusCode).toBe(422);
      expect(wrong.body).toContain('href="#school"');
    }
    const led = await as('officer').post('/people/invite', { ...form, school: '900002' });
    expect([led.statusCode, led.body.includes('Somebody leads this school here already.')]).toEqual([422, true]);
    const fresh = uuidv7();
    await world.asSystem((db) => db`insert into school (id, urn, name) values (${fresh}, 900009, 'Newton School')`);
    expect((await as('officer').post('/people/invite', { ...form, school: '900009' })).statusCode).toBe(303);
    const link = await linkTo('first.lead@test.example');
    expect((await walker(app).get(link)).body).toContain('Newton School');
    expect((await as('rival').get('/people')).body).not.toContain('First Lead');
  });

  test('only those who lead a place see the page', async () => {
    for (const who of ['member', 'governor', 'carer', 'partner', 'adviser', 'former'] as const)
      expect((await as(who).get('/people')).statusCode).toBe(404);
  });

  test('text that looks like markup stays text, and too long a name is refused', async () => {
    const form = { name: '<b>Bold</b>', email: 'bold@test.example', role: 'member' };
    expect((await as('lead').post('/people/invite', form)).statusCode).toBe(422);
    expect((await as('lead').post('/people/invite', { ...form, name: 'x'.repeat(201) })).statusCode).toBe(422);
  });
});

describe('accepting', () => {
  test('a new person makes an account from the mail; looking accepts nothing; it works once', async () => {
    const link = await invite('lead', 'Nora New', 'nora.new@test.example', 'governor');
    const nora = walker(app);
    for (let i = 0; i < 2; i++) expect((await nora.get(link)).body).toContain('Leo Lead invites you');
    const weak = await nora.post(link, { name: 'Nora New', password: 'noranew1' });
    expect(weak.statusCode).toBe(422);
    const done = await nora.post(link, { name: 'Nora Newman', password: 'otter bicycle marmalade' });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/']);
    expect((await nora.get('/account')).body).toContain('Governor, Testbury School (now)');
    expect((await walker(app).get(link)).statusCode).toBe(409);
    const again = await walker(app).post(link, { name: 'Mallory', password: 'otter bicycle marmalade' });
    expect(again.statusCode).toBe(409);
    const fresh = walker(app);
    expect(
      (await fresh.post('/sign-in', { email: 'nora.new@test.example', password: 'otter bicycle marmalade' }))
        .statusCode,
    ).toBe(303);
  });

  test('a member of the working party is led to two-step sign-in before anything else', async () => {
    const link = await invite('lead', 'Mo Member', 'mo.member@test.example', 'member');
    const mo = walker(app);
    const done = await mo.post(link, { name: 'Mo Member', password: 'otter bicycle marmalade' });
    expect(done.headers.location).toBe('/account/second-step');
  });

  test('somebody else who is signed in cannot accept it', async () => {
    const link = await invite('lead', 'Olga Other', 'olga.other@test.example', 'governor');
    const rival = as('rival');
    const page = await rival.get(link);
    expect(page.body).toContain('Rita Rival cannot accept this invitation.');
    expect((await rival.post(link, { name: 'Rita', password: 'otter bicycle marmalade' })).body).toContain(
      'cannot accept',
    );
    const rows = await world.asSystem(
      (db) => db`select 1 from invitation where email_key = 'olga.other@test.example' and accepted_at is null`,
    );
    expect(rows).toHaveLength(1);
  });

  test('a person who is invited with an address that they have accepts with one press, signed in', async () => {
    await as('lead').post('/people/invite', {
      name: 'Rita R',
      email: world.people.rival.email.toUpperCase(),
      role: 'governor',
    });
    const found = await linkTo(world.people.rival.email);
    const rival = as('rival');
    expect((await rival.get(found)).body).toContain('Accept the invitation');
    const done = await rival.post(found, {});
    expect(done.headers.location).toBe('/choose-role');
    expect((await rival.get('/choose-role')).body).toContain('Governor, Testbury School');
  });

  test('two acceptances at once make one account', async () => {
    const link = await invite('lead', 'Twice', 'twice@test.example', 'carer');
    const answers = await Promise.all(
      [1, 2].map(() => walker(app).post(link, { name: 'Twice', password: 'otter bicycle marmalade' })),
    );
    expect(answers.filter((answer) => answer.statusCode === 303 && answer.headers.location === '/')).toHaveLength(1);
    const rows = await world.asSystem((db) => db`select 1 from person where email_key = 'twice@test.example'`);
    expect(rows).toHaveLength(1);
  });

  test('is over after two weeks', async () => {
    const link = await invite('lead', 'Late Comer', 'late@test.example', 'governor');
    now = new Date(now.getTime() + 14 * 86_400_000 + 1000);
    expect((await walker(app).get(link)).body).toContain('more than two weeks old');
  });

  test('sent again or taken back by those who sent it only', async () => {
    const link = await invite('lead', 'Ann Again', 'ann.again@test.example', 'governor');
    const [row] = await world.asSystem(
      (db) => db<{ id: string }[]>`select id from invitation where email_key = 'ann.again@test.example'`,
    );
    for (const act of ['again', 'withdraw'])
      for (const who of ['rival', 'stranger', 'officer'] as const)
        expect((await as(who).post(`/people/invitations/${row?.id}/${act}`)).statusCode).toBe(404);
    expect((await as('head').post(`/people/invitations/${row?.id}/again`)).statusCode).toBe(303);
    const fresh = await linkTo('ann.again@test.example');
    expect(fresh).not.toBe(link);
    expect((await walker(app).get(link)).statusCode).toBe(404);
    expect((await walker(app).get(fresh)).statusCode).toBe(200);
    expect((await as('lead').post(`/people/invitations/${row?.id}/withdraw`)).statusCode).toBe(303);
    expect((await walker(app).get(fresh)).body).toContain('It was taken back');
  });

  test('a circled a or small letters make no second account', async () => {
    await as('lead').post('/people/invite', { name: 'Nora Twin', email: 'ⓝora.NEW@test.example', role: 'carer' });
    const page = await walker(app).get(await linkTo('nora.new@test.example'));
    expect(page.body).toContain('Sign in to accept');
  });
});
