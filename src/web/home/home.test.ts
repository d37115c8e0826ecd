import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { uuidv7, type Db } from '#platform/db';
import { href, paths } from '#paths';
import { openBrowser } from '../../../testing/browser.ts';
import { contextFor, faultsOf, openSite, type Site } from '../../../testing/site.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';

let world: World;
let site: Site;
let chromium: Chromium;

const heading = (html: string): string => /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1] ?? '';

/** Actions of the plan, as the coordinator would have written them: the member has every second one. */
const plan = async (db: Db, enrolment: string, school: string, many: number): Promise<void> => {
  const { lead, member } = world.people;
  for (let number = 1; number <= many; number += 1) {
    const owner = number % 2 === 0 ? member : lead;
    await db`insert into action (id, enrolment_id, school_id, number, criterion, objective, core_change, owner_id, pupils, cost_pence, premium_pence, due_on, saved_by, saved_at)
      values (${uuidv7()}, ${enrolment}, ${school}, ${number}, 'A1', ${number === 1 ? 'Readers <script>alert(1)</script> catch up' : `Objective ${number}`},
        'What changes', ${owner.membershipId}, 'Year 7', 0, 0, ${number === 1 ? '2026-11-20' : `2027-01-${String((number % 28) + 1).padStart(2, '0')}`}, ${lead.personId}, ${world.now})`;
  }
};

beforeAll(async () => {
  world = await testWorld();
  site = await openSite(world);
  chromium = await openBrowser();
});

afterAll(async () => {
  await chromium.close();
  await site.close();
  await world.close();
});

describe('everybody has a home page of their own', () => {
  test.each<[Who, string]>([
    ['officer', 'Desk'],
    ['director', 'Desk'],
    ['adviser', 'Your schools'],
    ['verifier', 'Your schools'],
    ['moderator', 'Your schools'],
    ['panel', 'Your schools'],
    ['head', 'Testbury School'],
    ['lead', 'Testbury School'],
    ['member', 'Testbury School'],
    ['governor', 'Testbury School'],
    ['carer', 'You and Testbury School'],
    ['partner', 'Your service'],
    ['former', 'You have no part here at the moment'],
  ])('%s: %s', async (who, title) => {
    const answer = await world.as(who).get(paths.home);
    expect(answer.statusCode).toBe(200);
    expect(heading(answer.body)).toBe(title);
  });

  test('a visitor learns what this is and can search the register', async () => {
    const { body } = await world.visitor.get(paths.home);
    expect(heading(body)).toBe('Show what changed for your children');
    expect(body).toContain(`action="${paths.register.list}"`);
    expect(body).not.toContain('Sign out');
  });

  test('somebody of another school sees nothing of ours', async () => {
    const { body } = await world.as('rival').get(paths.home);
    expect(heading(body)).toBe('Rivalton School');
    expect(body).not.toContain('Testbury');
  });
});

describe('a school’s front page', () => {
  test('says what comes next, why, and how long it takes, in one panel', async () => {
    const { body } = await world.as('lead').get(paths.home);
    expect(body.match(/class="wm-next"/g)).toHaveLength(1);
    expect(body).toContain('Plan the first training session');
    expect(body).toContain('about 10 minutes');
  });

  test('asks a governor for nothing', async () => {
    const { body } = await world.as('governor').get(paths.home);
    expect(body).not.toContain('class="wm-next"');
    expect(body).toContain('open work');
  });

  test('with sixty open actions: the first due stands first, a script stays text, and few statements are sent', async () => {
    await world.asSystem(async (db) => plan(db, world.ladder.id, world.school, 60));
    await world.as('lead').get(paths.home);
    const before = world.database.statements();
    const { body } = await world.as('lead').get(href(paths.enrolments.home, { enrolment: world.ladder.id }));
    expect(world.database.statements() - before).toBeLessThanOrEqual(10);
    expect(body).toContain('Readers &lt;script>alert(1)&lt;/script> catch up');
    expect(body).toContain('3 days late');
    expect(body.indexOf('3 days late')).toBeLessThan(body.indexOf('Objective 28'));
    expect(body).toContain('The 8 due first');
    const rest = /href="([^"]*work=all)#open-work">All \d+ tasks</.exec(body)?.[1] ?? '';
    expect((await world.as('lead').get(rest)).body).toContain('Objective 28');
    expect(body.length).toBeLessThan(60_000);
  });

  test('tells what colleagues changed, and not whom they looked at', async () => {
    const enrolment = world.ladder.id;
    await world.as('member').get(href(paths.roll.home, { enrolment }));
    const owls = { title: 'Night owls', meaning: 'Up late' };
    const made = await world.as('head').post(href(paths.groups.makeOwn, { enrolment }), owls);
    expect(made.statusCode).toBe(303);
    const { body } = await world.as('lead').get(href(paths.enrolments.home, { enrolment }));
    const news = body.slice(body.indexOf('Since you were last here'));
    expect(news).toContain('made a group of the school’s own');
    expect(news).not.toContain('saw the roll');
  });

  test('is not there for another school or another body', async () => {
    const path = href(paths.enrolments.home, { enrolment: world.ladder.id });
    const missing = await world.as('rival').get(href(paths.enrolments.home, { enrolment: uuidv7() }));
    for (const who of ['rival', 'stranger', 'carer'] as const)
      expect((await world.as(who).get(path)).statusCode).toBe(404);
    expect(heading((await world.as('rival').get(path)).body)).toBe(heading(missing.body));
  });
});

describe('the desk', () => {
  test('lists every school of its own body and no other', async () => {
    const { body } = await world.as('officer').get(paths.home);
    expect(body).toContain('Testbury School');
    expect(body).toContain('Rivalton School');
    const stranger = await world.as('stranger').get(paths.home);
    expect(stranger.body).not.toContain('Testbury School');
    expect(stranger.body).toContain('No school is on the path yet');
  });

  test.each(['0', '-1', 'x', '99999999', '2'])('page %s is a page', async (page) => {
    expect((await world.as('officer').get(`${paths.home}?page=${page}`)).statusCode).toBe(200);
  });
});

describe('pages for everyone', () => {
  test.each([
    [paths.help, 'Help'],
    [paths.accessibility, 'Accessibility'],
    [paths.privacy, 'Privacy'],
  ])('%s', async (path, title) => {
    const answer = await world.visitor.get(path);
    expect(answer.statusCode).toBe(200);
    expect(heading(answer.body)).toBe(title);
  });

  test('the page of components is for the demonstration only', async () => {
    expect((await world.visitor.get(paths.kit)).statusCode).toBe(404);
  });
});

describe('in a browser', () => {
  test.each<[Who | null, string, number, boolean]>([
    [null, paths.home, 1280, false],
    [null, paths.home, 390, true],
    [null, paths.help, 390, false],
    [null, paths.privacy, 390, true],
    ['lead', paths.home, 1280, false],
    ['lead', paths.home, 390, true],
    ['officer', paths.home, 1280, true],
    ['officer', paths.home, 390, false],
    ['verifier', paths.home, 390, false],
    ['carer', paths.home, 390, true],
  ])('%s at %s, %i wide, dark %s: axe finds nothing', async (who, path, width, dark) => {
    const context = await contextFor(chromium, site, who === null ? null : world.people[who].token, { width, dark });
    const tab = await context.newPage();
    await tab.goto(site.origin + path);
    expect(await faultsOf(tab)).toEqual([]);
    await context.close();
  });
});
