import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { workOff } from '../../../testing/work.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { tasks } from '../../web/tasks.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
  const judged = [
    ['1.1.1', 'seed', 'Two rooms are cold.', ''],
    ['1.1.2', 'shoot', 'The hall has curtains.', ''],
    ['1.2.1', 'seed', 'A bucket stands in Room 4.', ''],
    ['2.1.1', 'tree', 'Benches are full at break.', 'Eleven pupils who stayed in now go out.'],
    ['2.2.1', 'seed', 'The shelter is locked.', ''],
  ] as const;
  for (const [criterion, level, comment, impact] of judged)
    await world.as('member').post(href(paths.audit.criterion, { enrolment: world.grid.id, criterion }), {
      level,
      comment,
      evidence: '',
      impact,
      version: 0,
    });
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.grid.id });
const areas = () => href(paths.audit.areas, at());
const proposal = (key: string) => href(paths.audit.proposal, { ...at(), proposal: key });
const add = (who: Who, text: string, criterion: string, kind = 'improvement') =>
  world.as(who).post(areas(), { kind, text, evidence: 'Seen on a walk.', criterion, version: 0 });
const read = async () =>
  world.asSystem(
    (db) => db<{ id: string; text: string; version: number }[]>`
      select id, text, version from area where enrolment_id = ${world.grid.id} order by written_at, id`,
  );
const idOf = async (text: string) => (await read()).find((each) => each.text === text)?.id ?? '';
const orderOf = async () =>
  [...(await world.as('head').get(areas())).body.matchAll(/(\d)\. (Warm the rooms|Open the shelter|Mend the roof)/g)]
    .map(([, at_, text]) => `${at_} ${text}`)
    .filter((each, index, all) => all.indexOf(each) === index);
const withoutMail = tasks.filter(({ name }) => name !== 'mail.send');
const noticesOf = async (who: Who) => {
  await workOff(world, { only: withoutMail });
  return (await world.as(who).get('/notices')).body;
};

describe('proposals', () => {
  test('come from level and spread, say why, and show the spread and the lowest level, never an average', async () => {
    const page = await world.as('member').get(areas());
    expect(page.body).toContain('The lowest level given is Seed');
    expect(page.body).toContain('No average is shown.');
    expect(page.body).toMatch(
      /Rooms, Be warm[\s\S]*Rooms, Keep dry[\s\S]*Yards, Keep dry|Rooms, Keep dry[\s\S]*Yards, Keep dry/,
    );
    expect(page.body).toContain('1 of 2 descriptors stands low here, the lowest at Seed.');
    expect((await world.as('governor').get(areas())).body).not.toContain('Proposed areas');
    expect((await world.as('adviser').get(areas())).body).not.toContain('Proposed areas');
  });
  test('are taken up in one’s own words, with what the judges wrote to begin with, and then are proposed no more', async () => {
    const page = await world.as('member').get(proposal('improvement:1:warm'));
    expect(page.body).toContain('1.1.1: Two rooms are cold.');
    expect(page.body).toContain('value="cell:1:warm" selected');
    expect((await add('member', 'Warm the rooms', 'cell:1:warm')).statusCode).toBe(303);
    expect((await world.as('member').get(proposal('improvement:1:warm'))).statusCode).toBe(404);
    expect((await world.as('lead').get(areas())).body).toContain('Rooms, Be warm.');
  });
  test('are set aside with a reason that others read, and looked at again', async () => {
    const aside = href(paths.audit.setAside, { ...at(), proposal: 'improvement:1:dry' });
    expect((await world.as('member').post(aside, {})).statusCode).toBe(422);
    expect((await world.as('governor').post(aside, { reason: 'No.' })).statusCode).toBe(404);
    expect((await world.as('member').post(aside, { reason: 'The roof is being <i>mended</i>.' })).statusCode).toBe(303);
    expect((await world.as('member').post(aside, { reason: 'Twice.' })).statusCode).toBe(303);
    const page = await world.as('lead').get(areas());
    expect(page.body).toContain('1 proposal set aside');
    expect(page.body).toContain('The roof is being &lt;i>mended&lt;/i>.');
    const again = href(paths.audit.lookAgain, { ...at(), proposal: 'improvement:1:dry' });
    expect((await world.as('lead').post(again, {})).statusCode).toBe(303);
    expect((await world.as('lead').get(areas())).body).not.toContain('set aside<');
    expect((await world.as('lead').get(proposal('improvement:9:nowhere'))).statusCode).toBe(404);
  });
  test('a place that the scheme does not have is refused at its field', async () => {
    for (const place of ['cell:1:wet', 'standard:9', 'cell:', '9.9.9']) {
      const page = await add('member', 'Somewhere', place);
      expect(page.statusCode).toBe(422);
      expect(page.body).toContain('href="#criterion"');
    }
  });
});

describe('the discussion', () => {
  test('is the working party’s: threaded, kept as text, with notice to whoever wrote it', async () => {
    const path = href(paths.audit.discussArea, { ...at(), area: await idOf('Warm the rooms') });
    expect((await world.as('lead').post(path, { text: '' })).statusCode).toBe(422);
    expect((await world.as('lead').post(path, { text: 'x'.repeat(2001) })).statusCode).toBe(422);
    expect((await world.as('governor').post(path, { text: 'I wonder.' })).statusCode).toBe(404);
    expect((await world.as('adviser').get(path)).statusCode).toBe(404);
    expect((await world.as('lead').post(path, { text: 'Is it <b>every</b> room?', answers: '' })).statusCode).toBe(303);
    const page = await world.as('member').get(path);
    expect(page.body).toContain('Is it &lt;b>every&lt;/b> room?');
    const answer = /\?answer=([0-9a-f-]{36})/.exec(page.body)?.[1] ?? '';
    expect((await world.as('member').get(`${path}?answer=${answer}`)).body).toContain('Your answer to Leo Lead');
    expect((await world.as('member').post(path, { text: 'Two of nine.', answers: answer })).statusCode).toBe(303);
    expect((await world.as('member').post(path, { text: 'Lost.', answers: world.school })).statusCode).toBe(404);
    expect(await noticesOf('member')).toContain('Leo Lead wrote about an area for improvement');
    expect(await noticesOf('lead')).toContain('Mina Member wrote about an area for improvement');
    expect((await world.as('governor').get(areas())).body).toContain('Discuss (2)');
  });
  test('outlives an area that is taken back', async () => {
    await add('member', 'A passing thought', '');
    const id = await idOf('A passing thought');
    await world.as('lead').post(href(paths.audit.discussArea, { ...at(), area: id }), { text: 'Keep this in mind.' });
    await world.as('member').post(href(paths.audit.takeBackArea, { ...at(), area: id }), { version: 1 });
    const kept = await world.asSystem(
      (db) => db`select area_id, about, text from area_comment where text = 'Keep this in mind.'`,
    );
    expect(kept[0]).toMatchObject({ areaId: null, about: 'A passing thought' });
    expect((await world.as('member').get(areas())).body).toContain('Keep this in mind.');
  });
});

describe('the order', () => {
  const rank = async (who: Who, text: string, direction: string, version: number) =>
    world.as(who).post(href(paths.audit.rankArea, { ...at(), area: await idOf(text) }), { direction, version });
  test('is moved by buttons, one place at a time, by those who lead', async () => {
    await add('member', 'Open the shelter', 'cell:2:dry');
    await add('member', 'Mend the roof', 'standard:1');
    const first = (await orderOf()).map((each) => each.slice(2));
    expect(first.toSorted()).toEqual(['Mend the roof', 'Open the shelter', 'Warm the rooms']);
    const [one, two, three] = first as [string, string, string]; // The line before counts three.
    expect((await rank('member', three, 'up', 0)).statusCode).toBe(404);
    expect((await rank('lead', three, 'sideways', 0)).statusCode).toBe(422);
    expect((await rank('lead', three, 'up', 0)).statusCode).toBe(303);
    expect(await orderOf()).toEqual([`1 ${one}`, `2 ${three}`, `3 ${two}`]);
    expect((await rank('lead', one, 'up', 1)).statusCode).toBe(303);
    expect(await orderOf()).toEqual([`1 ${one}`, `2 ${three}`, `3 ${two}`]);
  });
  test('is never written over: the second of two who press at once is told and sees the order as it is', async () => {
    const both = await Promise.all([rank('lead', 'Mend the roof', 'up', 2), rank('head', 'Open the shelter', 'up', 2)]);
    expect(both.map(({ statusCode }) => statusCode).toSorted()).toEqual([303, 409]);
    expect(both.find(({ statusCode }) => statusCode === 409)?.body).toContain(
      'The order changed while you were looking',
    );
    expect(new Set((await orderOf()).map((each) => each[0])).size).toBe(3);
  });
});

describe('agreeing', () => {
  const agree = async (who: Who, text: string) =>
    world.as(who).post(href(paths.audit.agreeArea, { ...at(), area: await idOf(text) }), { version: 1 });
  test('is a senior leader’s; the coordinator agrees only what a senior leader wrote', async () => {
    const page = await agree('lead', 'Warm the rooms');
    expect(page.statusCode).toBe(409);
    expect(page.body).toContain('Senior leaders agree what stands for the whole school.');
    expect((await agree('head', 'Warm the rooms')).statusCode).toBe(303);
    await add('head', 'Listen to the yard', 'standard:2');
    expect((await agree('head', 'Listen to the yard')).body).toContain('It is your own work.');
    expect((await agree('lead', 'Listen to the yard')).statusCode).toBe(303);
    expect((await world.as('member').get(areas())).body).toContain('agreed by Leo Lead');
  });
});
