import readSheets from 'read-excel-file/node';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { learnersIn, type LearnersWorld } from '../../../testing/learners.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
let made: LearnersWorld;
const at = () => ({ enrolment: world.ladder.id });
const home = (query: Record<string, string> = {}) => href(paths.learners.home, at(), query);
const get = async (who: Who, path: string) => (await world.as(who).get(path)).body;

beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

test('before there is a roll the page says who begins', async () => {
  const page = await get('lead', home());
  expect(page).toContain('The school’s roll has not been brought in yet.');
  expect(page).toContain('Nobody is in a group yet.');
  expect(await get('member', href(paths.learners.worth, at()))).toContain('No figure can be counted in pupils yet.');
});

test('the group furthest behind is named first, with both levels; a day or year can be chosen', async () => {
  made = await learnersIn(world);
  const page = await get('lead', home());
  expect(page).toContain('17 of 40 pupils on roll are in at least one group of need on 23 November 2026.');
  expect(page).toMatch(/stand furthest behind in reading: 9\d\.\d beside 10\d\.\d for other pupils/);
  expect(page).not.toContain('Child protection');
  expect(page).toContain('not recorded a year ago');
  expect(page).toMatch(/Provision[^]*4 of 12/);
  const seven = await get('head', home({ year: '7', assessment: made.reading }));
  expect(seven).toContain('of 20 pupils in Year 7');
  const past = await get('lead', home({ on: '1 September 2023' }));
  expect(past).toContain('Nobody was on roll on 1 September 2023.');
  const ahead = await world.as('lead').get(home({ on: '1 September 2030' }));
  expect(ahead.statusCode).toBe(422);
  expect(ahead.body).toContain('href="#on"');
  for (const who of ['governor', 'adviser', 'verifier', 'officer', 'rival', 'carer'] as const)
    expect((await world.as(who).get(home())).statusCode).toBe(404);
});

test('one group shows its pupils by name, found by words, and the look is in the trail', async () => {
  const group = (key: string, query: Record<string, string> = {}) =>
    href(paths.learners.group, { ...at(), group: key }, query);
  const page = await get('member', group('pupil-premium'));
  expect(page).toContain('Surname3, Ann &lt;b>3&lt;/b>');
  expect(page).toContain('below expected');
  expect(page).toContain('Definition 2014');
  expect(page).toContain('One pupil is worth 8.3 percentage points of this group of 12.');
  const found = await get('member', group('pupil-premium', { words: 'surname11' }));
  expect(found).toContain('1 pupil found');
  expect(found).not.toContain('Surname3,');
  expect(await get('member', group('pupil-premium', { words: '%' }))).toContain('No pupil of this group has “%”');
  expect(await get('lead', group('eal'))).toContain('Nobody is in this group on this day.');
  for (const key of ['child-protection', 'nonsense', 'own:x', `own:${made.reading}`])
    expect((await world.as('head').get(group(key))).statusCode).toBe(404);
  const looks = await world.asSystem(
    (db) => db<{ about: { where?: string } }[]>`select about from trail_entry where act = 'pupils.seen'`,
  );
  expect(looks.some(({ about }) => about.where === 'group')).toBe(true);
});

test('the file that may leave hides small groups and what would give them away', async () => {
  const file = (kind: string) => href(paths.learners.sheet, { ...at(), file: kind });
  const csv = (await world.as('lead').get(file('csv'))).body;
  expect(csv).toMatch(/Looked after,1989,c,c/);
  expect(csv).toMatch(/Young carer,2023,c,c/);
  const book = await world.as('lead').get(file('workbook'));
  const sheets = await readSheets(book.rawPayload);
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Groups', 'About this file']);
  expect((await world.as('lead').get(file('pdf'))).statusCode).toBe(404);
  expect((await world.as('governor').get(file('csv'))).statusCode).toBe(404);
});

test('what one pupil is worth: the team sees pupils, a governor only what may be shown', async () => {
  const path = href(paths.learners.worth, at(), { assessment: made.reading });
  const team = await get('lead', path);
  expect(team).toContain('Young carer');
  expect(team).toContain('25.0 points');
  expect(team).toContain('at or above what is expected in Reading, Autumn 2026');
  const governor = await get('governor', path);
  expect(governor).toContain('hidden: fewer than 10');
  expect(governor).not.toContain('25.0 points');
  expect(governor).toContain('How many pupils is this percentage?');
});
