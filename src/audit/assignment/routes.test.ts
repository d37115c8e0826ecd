import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { workOff } from '../../../testing/work.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { tasks } from '../../web/tasks.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.ladder.id });
const one = (standard = 'A') => href(paths.audit.assignment, { ...at(), standard });
const list = () => href(paths.audit.assignments, at());
const shareOut = () => href(paths.audit.shareOut, at());
const id = (who: Who) => world.people[who].membershipId;
const seen = (standard: string, version: number, ...who: Who[]) => ({
  [`seen-${standard}`]: `${version}:${who.map(id).toSorted().join(',')}`,
});
const judge = (who: Who, criterion: string, version = 0) =>
  world.as(who).post(href(paths.audit.criterion, { ...at(), criterion }), {
    level: 'climbing',
    comment: 'Seen in lists.',
    evidence: 'The list',
    impact: 'Two pupils were found.',
    version,
  });
const move = (who: Who, name: string, version: number, reason = '', standard = 'A') =>
  world.as(who).post(href(paths.audit.moveAssignment, { ...at(), standard }), { move: name, version, reason });
const withoutMail = tasks.filter(({ name }) => name !== 'mail.send');
const noticesOf = async (who: Who) => {
  await workOff(world, { only: withoutMail });
  return (await world.as(who).get('/notices')).body;
};

describe('before anything is shared out', () => {
  test('everybody in the team may judge what nobody looks after, and the page says so', async () => {
    expect((await judge('member', 'B1')).statusCode).toBe(303);
    const page = await world.as('governor').get(list());
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('No strand is shared out yet');
    expect(page.body).not.toContain('Share out the strands');
    expect((await world.as('adviser').get(list())).statusCode).toBe(404);
    expect((await world.as('rival').get(list())).statusCode).toBe(404);
    expect((await world.as('member').get(shareOut())).statusCode).toBe(404);
  });
  test('a standard cannot be handed in by anybody', async () => {
    const page = await move('member', 'hand-in', 0);
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('Nobody was given it yet.');
  });
});

describe('sharing out', () => {
  test('proposes pairs without saving anything', async () => {
    const page = await world.as('lead').get(`${shareOut()}?propose=pairs`);
    expect(page.body).toContain('Pairs are proposed');
    expect(page.body).toMatch(new RegExp(`value="${id('member')}" selected`));
    expect((await world.as('lead').get(list())).body).toContain('No strand is shared out yet');
  });
  test('refuses people who are not in the team, the same person twice and days that are none, and keeps what was typed', async () => {
    const page = await world.as('lead').post(shareOut(), {
      ...seen('A', 0, 'member'),
      ...seen('B', 0),
      'who-A-1': id('rival'),
      'who-B-1': id('member'),
      'who-B-2': id('member'),
      'due-A': '31 February 2027',
      'due-B': '4 December 2026',
    });
    expect(page.statusCode).toBe(422);
    for (const words of [
      'Choose somebody who is in the team',
      'Choose two different people',
      'Enter the day it is due',
    ])
      expect(page.body).toContain(words);
    expect(page.body).toContain('href="#due-A"');
    expect(page.body).toContain('value="31 February 2027"');
    expect(page.body).toContain('value="4 December 2026"');
    expect((await world.as('lead').post(shareOut(), {})).statusCode).toBe(422);
  });
  test('gives each standard its people and its day in one form, and tells those who are new', async () => {
    const done = await world.as('lead').post(shareOut(), {
      ...seen('A', 0, 'member'),
      ...seen('B', 0),
      'who-A-1': id('member'),
      'who-A-2': id('lead'),
      'who-B-1': id('member'),
      all: '30 November 2026',
      'due-B': '4 December 2026',
    });
    expect(done.statusCode).toBe(303);
    const page = await world.as('lead').get(list());
    expect(page.body).toContain('Leo Lead and Mina Member');
    expect(page.body).toContain('Mon 30 Nov');
    expect(page.body).toContain('Not begun');
    const told = await noticesOf('member');
    expect(told).toContain('Strand B, Doing is given to you');
    expect(told).toContain('You judge it with Leo Lead. It is due on Monday 30 November 2026.');
    expect(await noticesOf('lead')).toContain('No notices');
    expect((await world.as('lead').get(href(paths.enrolments.team, at()))).body).toContain('B Doing');
  });
  test('is not written over by a form that was opened before: nothing is saved, both are shown', async () => {
    const late = await world.as('head').post(shareOut(), {
      ...seen('A', 0, 'member'),
      ...seen('B', 1, 'member'),
      'who-A-1': id('head'),
      'who-B-1': id('head'),
    });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('Somebody changed this one while you were choosing');
    expect(late.body).toContain('It now stands with Leo Lead and Mina Member, due on Monday 30 November 2026');
    expect((await world.as('lead').get(one('B'))).body).not.toContain('Hannah Head');
  });
  test('of one standard agrees hours and a free period; hours that are no number are refused', async () => {
    const path = href(paths.audit.shareOne, { ...at(), standard: 'A' });
    const form = {
      ...seen('A', 1, 'member', 'lead'),
      'who-A-1': id('member'),
      'who-A-2': id('lead'),
      'due-A': '30/11/2026',
      'free-A-1': 'Thursday period 5, 1 h',
    };
    expect((await world.as('lead').post(path, { ...form, 'hours-A-1': 'some' })).statusCode).toBe(422);
    expect((await world.as('lead').post(path, { ...form, 'hours-A-1': '2.5' })).statusCode).toBe(303);
    expect((await world.as('member').get(one())).body).toContain('2.5 hours, Thursday period 5, 1 h');
    expect((await world.as('governor').get(one())).body).not.toContain('Thursday period 5');
    expect((await world.as('lead').post(path, { ...form, 'hours-A-1': '2.5' })).statusCode).toBe(303);
    expect((await world.as('lead').get(path)).body).toContain('value="2.5"');
  });
});

describe('from hand to hand', () => {
  test('judging begins a standard; it is handed in once every criterion is judged', async () => {
    expect((await judge('member', 'A1')).statusCode).toBe(303);
    const begun = await world.as('member').get(one());
    expect(begun.body).toContain('In progress');
    expect(begun.body).toContain('Go on with A2');
    const early = await move('member', 'hand-in', 2);
    expect(early.statusCode).toBe(409);
    expect(early.body).toContain('Not every criterion in it is judged.');
    await judge('lead', 'A2');
    expect((await move('head', 'hand-in', 2)).body).toContain('Only those named for it hand it in');
    expect((await move('member', 'hand-in', 1)).statusCode).toBe(409);
    expect((await move('member', 'hand-in', 2)).statusCode).toBe(303);
    expect((await move('member', 'hand-in', 2)).statusCode).toBe(409);
    expect(await noticesOf('head')).toContain('Strand A, Knowing is handed in');
  });
  test('what is handed in is not judged by those named, the coordinator among them; a senior leader still may', async () => {
    for (const who of ['member', 'lead'] as const) {
      const page = await judge(who, 'A1', 1);
      expect(page.statusCode).toBe(409);
      expect(page.body).toContain('Its strand is handed in and waits to be looked at.');
    }
    expect((await judge('head', 'A1', 1)).statusCode).toBe(303);
  });
  test('nobody closes their own work, and changes need a reason', async () => {
    const own = await move('lead', 'close', 3);
    expect(own.statusCode).toBe(409);
    expect(own.body).toContain('It is your own work.');
    expect((await move('member', 'close', 3)).body).toContain('looks at what is handed in');
    expect((await move('head', 'ask-changes', 3)).statusCode).toBe(422);
    expect((await move('head', 'ask-changes', 3, 'x'.repeat(1001))).statusCode).toBe(422);
    expect((await move('head', 'burn', 3)).statusCode).toBe(422);
    expect((await move('governor', 'close', 3)).statusCode).toBe(404);
    expect((await move('head', 'ask-changes', 3, 'Say who <b>counted</b>.')).statusCode).toBe(303);
    const page = await world.as('member').get(one());
    expect(page.body).toContain('Say who &lt;b>counted&lt;/b>.');
    expect(page.body).toContain('Changes asked for');
    expect(await noticesOf('member')).toContain('Strand A, Knowing needs changes');
    expect((await judge('member', 'A1', 2)).statusCode).toBe(303);
  });
  test('two who look at it at once have one winner, and it is closed to all until it is opened with a reason', async () => {
    expect((await move('member', 'hand-in', 4)).statusCode).toBe(303);
    const both = await Promise.all([move('head', 'close', 5), move('head', 'ask-changes', 5, 'One more.')]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409]);
    if (both[0]?.statusCode !== 303) {
      await move('member', 'hand-in', 6);
      await move('head', 'close', 7);
    }
    const page = await world.as('lead').get(one());
    expect(page.body).toContain('Closed');
    expect((await judge('head', 'A1', 3)).body).toContain('Its strand was looked at and is closed.');
    const version = Number(/name="version" value="(\d+)"/.exec(page.body)?.[1]);
    expect((await move('lead', 'reopen', version)).statusCode).toBe(422);
    const shut = await world
      .as('lead')
      .post(href(paths.audit.shareOne, { ...at(), standard: 'A' }), { ...seen('A', version, 'member', 'lead') });
    expect(shut.statusCode).toBe(303);
    expect((await world.as('lead').get(one())).body).toContain('Mina Member');
    expect((await move('lead', 'reopen', version, 'The list was renewed.')).statusCode).toBe(303);
    expect((await world.as('lead').get(one())).body).toContain('opened it again: The list was renewed.');
  });
});
