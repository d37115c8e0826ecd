import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const year = '2026-27';
const lines = `Autumn 1;2 September 2026;23 October 2026
Autumn 2;2 November 2026;18 December 2026
Spring 1;4 January 2027;12 February 2027
Spring 2;22 February 2027;25 March 2027
Summer 1;12 April 2027;28 May 2027
Summer 2;7 June 2027;21 July 2027
INSET;4 January 2027`;
const ours = () => href(paths.schools.terms, { school: world.school });
/** The fields of the form as a page filled them in. */
const filledIn = (body: string): Record<string, string> => ({
  ...Object.fromEntries(
    [...body.matchAll(/name="((?:starts|ends)-\d)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
  ),
  insetOn: /name="insetOn"[^>]*>([^<]*)</.exec(body)?.[1] ?? '',
});
const versionOf = (body: string): string => /name="version" value="(\d+)"/.exec(body)?.[1] ?? '';

describe('an authority’s dates, kept by the awarding body', () => {
  const name = 'Testshire';
  test('the list finds it; what is pasted is looked over before it is kept', async () => {
    const list = await world.as('officer').get(`${paths.schools.authorities}?q=TEST`);
    expect(list.body).toContain('Testshire');
    expect((await world.as('officer').get(`${paths.schools.authorities}?q=%25`)).body).toContain(
      'No authority is called so',
    );
    const wrong = await world
      .as('officer')
      .post(paths.schools.pasteAuthority, { name, year, lines: lines.replace('18 Dec', '38 Dec') });
    expect([wrong.statusCode, wrong.body.includes('Line 2: Write “38 December 2026” as a day')]).toEqual([422, true]);
    expect(wrong.body).toContain('38 December 2026');
    const read = await world.as('officer').post(paths.schools.pasteAuthority, { name, year, lines });
    expect(read.body).toContain('look them over and save');
    const kept = await world
      .as('officer')
      .post(paths.schools.authority, { name, year, version: '0', ...filledIn(read.body) });
    expect(kept.statusCode).toBe(303);
    const shown = await world.as('director').get(`${paths.schools.authority}?name=${name}&year=${year}`);
    for (const words of [
      'Fri 23 Oct 2026',
      'Kept on Monday 23 November 2026 by Olive Officer',
      'INSET days: 4 Jan 2027',
    ])
      expect(shown.body).toContain(words);
  });
  test('a colleague who saves on an older text is told; an unknown authority is not there', async () => {
    const { body } = await world.as('officer').get(`${paths.schools.authority}?name=${name}&year=${year}`);
    const form = { name, year, ...filledIn(body) };
    const late = await world.as('officer').post(paths.schools.authority, { ...form, version: '0' });
    expect([late.statusCode, late.body.includes('A colleague saved this year')]).toEqual([409, true]);
    expect(
      (await world.as('officer').post(paths.schools.authority, { ...form, version: versionOf(body) })).statusCode,
    ).toBe(303);
    const empty = await world.as('officer').post(paths.schools.authority, { name, year, version: '1' });
    expect([empty.statusCode, empty.body.includes('href="#ends-6"')]).toEqual([422, true]);
    expect((await world.as('officer').get(`${paths.schools.authority}?name=Narnia`)).statusCode).toBe(404);
    expect((await world.as('stranger').get(`${paths.schools.authority}?name=${name}&year=${year}`)).body).toContain(
      'No dates are kept',
    );
    expect((await world.as('lead').get(paths.schools.authorities)).statusCode).toBe(404);
  });
  test('many at once: each fault with its line, a preview, then all or nothing', async () => {
    const list = lines
      .split('\n')
      .map(
        (line) =>
          `Testshire\t2027-28\t${line.replaceAll(';', '\t').replaceAll('2027', '2028').replaceAll('2026', '2027')}`,
      )
      .join('\n');
    const faulty = await world
      .as('officer')
      .post(paths.schools.importTerms, { lines: list.replace('Testshire', 'Narnia') });
    expect([faulty.statusCode, faulty.body.includes('Line 1, Authority: “Narnia” is no authority')]).toEqual([
      422,
      true,
    ]);
    // 2 September 2027 begins a year of other week-ends: what falls on one is named.
    const read = await world.as('officer').post(paths.schools.importTerms, { lines: list });
    expect(read.statusCode).toBe(422);
    const weekdays = list
      .replace('23 October 2027', '22 October 2027')
      .replace('18 December 2027', '17 December 2027')
      .replace('12 February 2028', '11 February 2028')
      .replace('25 March 2028', '24 March 2028')
      .replace('28 May 2028', '26 May 2028')
      .replace('2 November 2027', '1 November 2027');
    const preview = await world.as('officer').post(paths.schools.importTerms, { lines: weekdays });
    expect([preview.statusCode, preview.body.includes('Nothing is saved yet')]).toEqual([200, true]);
    await world.as('officer').post(paths.schools.importTerms, { lines: weekdays, keep: 'yes' });
    expect((await world.as('officer').get(paths.schools.authorities)).body).toContain('2026-27, 2027-28');
  });
});

describe('a school’s own dates', () => {
  test('its authority’s count until it enters others; it may go back', async () => {
    expect((await world.as('governor').get(ours())).body).toContain('The dates of Testshire count for your school');
    const { body } = await world.as('lead').get(`${ours()}?year=${year}`);
    expect(versionOf(body)).toBe('0');
    const own = { year, version: '0', ...filledIn(body), 'ends-6': '16 July 2027' };
    const early = await world.as('lead').post(ours(), { ...own, 'starts-2': '20 October 2026' });
    expect(early.body).toContain('it begins before Autumn 1 has ended');
    expect((await world.as('lead').post(ours(), own)).statusCode).toBe(303);
    expect((await world.as('member').get(ours())).body).toContain('Fri 16 Jul 2027');
    for (const who of ['member', 'governor', 'rival'] as const)
      expect([who, (await world.as(who).post(ours(), own)).statusCode]).toEqual([who, 404]);
    await world.as('lead').post(href(paths.schools.removeTerms, { school: world.school }), { year });
    expect((await world.as('lead').get(ours())).body).toContain('Wed 21 Jul 2027');
  });
});

describe('the reviews of a year in one go', () => {
  const plan = () => href(paths.plan.planYear, { enrolment: world.ladder.id });
  test('days are suggested, changed, left out and planned; a fault stands at its day', async () => {
    const page = await world.as('lead').get(`${plan()}?year=${year}&weekday=Thursday`);
    for (const words of ['Thursday 10 December 2026', 'Thursday 4 February 2027', 'Over'])
      expect(page.body).toContain(words);
    const days = Object.fromEntries(
      [...page.body.matchAll(/name="(on-\d)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name, value ?? '']),
    );
    expect(Object.keys(days)).toEqual(['on-2', 'on-3', 'on-4', 'on-5', 'on-6']);
    const shared = { year, weekday: 'Thursday', startsAt: '15:45', minutesLong: '45', place: 'Hall' };
    const none = await world.as('lead').post(plan(), { ...shared, ...days });
    expect(none.body).toContain('Tick the half-terms');
    const taken = { 'take-2': 'yes', 'take-3': 'yes', 'take-4': 'yes' };
    const twice = await world
      .as('lead')
      .post(plan(), { ...shared, ...days, ...taken, 'on-3': '10 December 2026', 'on-4': 'soon' });
    expect(twice.statusCode).toBe(422);
    for (const words of ['Two reviews cannot be on one day', 'Spring 2: enter a day', 'href="#on-4"'])
      expect(twice.body).toContain(words);
    const made = await world.as('lead').post(plan(), { ...shared, ...days, ...taken, 'on-3': '2 February 2027' });
    expect(made.statusCode).toBe(303);
    const list = await world.as('governor').get(href(paths.plan.reviews, { enrolment: world.ladder.id }));
    for (const words of [
      'Thursday 10 December 2026',
      'Tuesday 2 February 2027',
      'Thursday 11 March 2027',
      'Summer 1',
      'Not planned yet',
    ])
      expect(list.body).toContain(words);
    const again = await world.as('lead').get(`${plan()}?year=${year}`);
    expect(again.body.match(/Has one/g)).toHaveLength(3);
  });
  test('without term dates it says who enters them', async () => {
    const page = await world.as('rival').get(href(paths.plan.planYear, { enrolment: world.rivalLadder.id }));
    expect(page.statusCode).toBe(200);
    const none = await world.as('lead').get(`${plan()}?year=2028-29`);
    expect(none.body).toContain('No term dates for 2028-29');
  });
});
