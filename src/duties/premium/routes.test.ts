import mammoth from 'mammoth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { addAction, versionIn } from '../../../testing/plan.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const year = '2026-27';
const at = () => ({ enrolment: world.ladder.id, year });
const home = () => href(paths.premium.home, { enrolment: world.ladder.id });
const allocation = () => href(paths.premium.allocation, at());
const statement = () => href(paths.premium.statement, at());
const given = (more: Record<string, string> = {}) => ({
  version: '0',
  'ever6-pupils': '30',
  'ever6-each': '1,075',
  'ever6-source': 'Allocation letter',
  'looked-after-pupils': '3',
  'looked-after-each': '2630',
  'looked-after-source': 'Allocation letter',
  carried: '500.50',
  onRoll: '150',
  ...more,
});
const get = async (who: Who, path: string) => (await world.as(who).get(path)).body;

test('an empty year says who begins; the amounts of a year that is not stored are not guessed', async () => {
  const page = await get('lead', home());
  expect(page).toContain('No Pupil Premium is entered yet');
  expect(page).toContain('Enter the allocation');
  expect(await get('lead', allocation())).toContain('none is guessed');
  expect((await world.as('lead').get(href(paths.premium.allocation, { ...at(), year: '2026-28' }))).statusCode).toBe(
    404,
  );
});

test('the allocation is checked, saved once, and looked-after money stands apart', async () => {
  const lead = world.as('lead');
  const wrong = await lead.post(allocation(), given({ 'ever6-source': '', 'service-pupils': 'many' }));
  expect(wrong.statusCode).toBe(422);
  expect(wrong.body).toContain('href="#service-pupils"');
  expect((await lead.post(allocation(), given({ 'ever6-source': '' }))).body).toContain('href="#ever6-source"');
  expect((await lead.post(allocation(), given())).statusCode).toBe(303);
  const late = await world.as('head').post(allocation(), given({ carried: '9' }));
  expect(late.statusCode).toBe(409);
  expect(late.body).toContain('Leo Lead saved this year before you');
  const page = await get('member', home());
  expect(page).toContain('£32,750.50');
  expect(page).toContain('Kept apart, with the Virtual School Head: £7,890');
  expect(page).toContain('33 pupils eligible, 22.0% of 150 on roll');
  expect(page).not.toContain('Change the allocation');
});

test('an action of the plan counts by itself until it is said to be a provision’s money', async () => {
  const { lead } = world.people;
  const action = (await addAction(world)).split('/').at(-1) ?? '';
  const provision = crypto.randomUUID();
  await world.asSystem(
    (
      db,
    ) => db`insert into provision (id, school_id, title, tier, menu, group_size, sessions_per_week, minutes, weeks, staff_cost_hour,
        pp_share, sen_share, starts_on, ends_on, added_at, saved_by, saved_at)
      values (${provision}, ${world.school}, 'Reading mentors', 'targeted', 'targeted', 4, 2, 30, 20, 20, 50, 50, '2026-09-07', '2027-03-19',
        ${world.now}, ${lead.personId}, ${world.now})`,
  );
  // 40 sessions of half an hour at £20: £400, of which half; and the action's £800.50.
  expect(await get('lead', home())).toContain('£1,001 of £32,750.50 Pupil Premium is planned');
  const source = href(paths.premium.source, { ...at(), kind: 'action', source: action });
  expect(
    (await world.as('lead').post(source, { version: 0, sameAs: 'elsewhere', tier: 'x', activity: '' })).statusCode,
  ).toBe(422);
  const placed = await world.as('lead').post(source, { version: 0, sameAs: provision, tier: '', activity: '' });
  expect(placed.statusCode).toBe(303);
  expect((await world.as('head').post(source, { version: 0, sameAs: '', tier: '', activity: '' })).statusCode).toBe(
    409,
  );
  const page = await get('lead', home());
  expect(page).toContain('£200 of £32,750.50 Pupil Premium is planned');
  expect(page).toContain('Counted in Reading mentors');
  expect(
    (await world.as('lead').get(href(paths.premium.source, { ...at(), kind: 'action', source: provision }))).statusCode,
  ).toBe(404);
});

test('a run that began the year before counts with the part that falls into each year, and the map says the same', async () => {
  const [club, { lead }] = [crypto.randomUUID(), world.people];
  await world.asSystem(
    (
      db,
    ) => db`insert into provision (id, school_id, title, tier, menu, group_size, sessions_per_week, minutes, weeks, staff_cost_hour,
        pp_share, sen_share, starts_on, ends_on, added_at, saved_by, saved_at)
      values (${club}, ${world.school}, 'Breakfast', 'universal', 'wider', 4, 1, 60, 22, 30, 100, 0, '2026-07-06', '2026-09-25',
        ${world.now}, ${lead.personId}, ${world.now})`,
  );
  const of = (which: string) => get('lead', href(paths.premium.home, { enrolment: world.ladder.id }, { year: which }));
  const line = (page: string) => /Breakfast<[\s\S]*?<\/tr>/.exec(page)?.[0] ?? '';
  // £660 in all.
  const parts = (await Promise.all(['2025-26', '2026-27'].map(of))).map((page) => /£(\d+)/.exec(line(page))?.[1]);
  expect(parts.map(Number).reduce((sum, part) => sum + part, 0)).toBe(660);
  expect(parts.every((part) => Number(part) > 100)).toBe(true);
  const map = await get('lead', href(paths.provision.map, { enrolment: world.ladder.id }));
  expect(map).toContain('of the plan falls into 2026 to 2027');
});

test('the statement is written part by part; no text is lost, and what is missing is said', async () => {
  const lead = world.as('lead');
  expect(await get('lead', statement())).toContain('The statement of intent is empty.');
  const intent = href(paths.premium.text, { ...at(), part: 'intent' });
  expect((await lead.post(intent, { version: 0, says: 'x'.repeat(8001) })).body).toContain('href="#says"');
  expect((await lead.post(intent, { version: 0, says: 'Every pupil <b>reads</b>' })).statusCode).toBe(303);
  const late = await world.as('head').post(intent, { version: 0, says: 'My view' });
  expect(late.statusCode).toBe(409);
  expect(late.body.includes('My view') && late.body.includes('Every pupil &lt;b>reads')).toBe(true);
  const add = href(paths.premium.addLine, at());
  expect((await lead.post(add, { kind: 'challenge', says: '', criteria: '' })).body).toContain(
    'href="#new-challenge-says"',
  );
  await lead.post(add, { kind: 'challenge', says: 'Reading below age on entry', criteria: '' });
  await lead.post(add, { kind: 'outcome', says: 'More read at their age', criteria: 'Half in line by July' });
  const activity = crypto.randomUUID();
  await world.asSystem(
    (db) => db`insert into premium_activity (id, school_id, part, number, title, school_year, added_by, added_at)
      values (${activity}, ${world.school}, 'targeted-support', 1, 'Reading mentors', ${year}, ${world.people.lead.membershipId}, ${world.now})`,
  );
  const detail = href(paths.premium.activity, { ...at(), activity });
  expect((await lead.post(detail, { version: 0, evidence: '', challenges: 'one', cost: '' })).statusCode).toBe(422);
  await lead.post(detail, { version: 0, evidence: 'EEF toolkit', challenges: '1', cost: '2400' });
  expect((await lead.post(detail, { version: 0, evidence: 'Else', challenges: '1', cost: '' })).statusCode).toBe(409);
  await lead.post(href(paths.premium.overview, at()), {
    version: versionIn(await get('lead', href(paths.premium.overview, at()))),
    yearsCovered: '2025 to 2028',
    authorisedBy: 'Hannah Head',
    premiumLead: 'Leo Lead',
    governorLead: '',
    reviewOn: '1 September 2027',
  });
  const page = await get('lead', statement());
  expect(page).toContain('1. Reading below age on entry');
  expect(page).toContain('The outcomes of the year before are not reviewed.');
  expect(page).not.toContain('The statement of intent is empty.');
  // What an activity is budgeted beyond what is placed under it has a use: £420 of provision and these £2,400.
  const money = await get('lead', home());
  expect(money).toContain('£2,820 of £32,750.50 Pupil Premium is planned');
  expect(money).toContain('beyond what is placed under it');
});

test('it leaves the school as a Word file and for the website, and not with five pupils or fewer', async () => {
  const read = href(paths.premium.read, at());
  const governor = await get('governor', read);
  expect(governor).toContain('22.0%');
  expect(governor).not.toContain('Take it as Word');
  const word = await world.as('lead').get(href(paths.premium.file, { ...at(), file: 'word' }));
  const text = (await mammoth.extractRawText({ buffer: word.rawPayload })).value;
  for (const words of ['Every pupil <b>reads</b>', 'Half in line by July', 'EEF toolkit', '£2,400', '£32,750.50'])
    expect(text).toContain(words);
  expect(text).not.toContain('7,890');
  const web = await world.as('lead').get(href(paths.premium.file, { ...at(), file: 'web' }));
  expect(web.body).toContain('<h2>School overview</h2>');
  expect(web.body).toContain('Every pupil &lt;b>reads&lt;/b>');
  for (const who of ['member', 'adviser', 'verifier', 'officer', 'rival'] as const)
    expect((await world.as(who).get(href(paths.premium.file, { ...at(), file: 'word' }))).statusCode).toBe(404);
  const version = versionIn(await get('lead', allocation()));
  await world.as('lead').post(allocation(), given({ version, 'ever6-pupils': '2', 'looked-after-pupils': '' }));
  expect((await world.as('lead').get(href(paths.premium.file, { ...at(), file: 'word' }))).statusCode).toBe(404);
  expect((await world.as('governor').get(read)).statusCode).toBe(404);
  expect(await get('lead', read)).toContain('This statement is not given out.');
  expect(await get('lead', home())).toContain('With five eligible pupils or fewer no statement is asked for');
});
