import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { openBrowser } from '../../testing/browser.ts';
import { contextFor, faultsOf, openSite, type Site } from '../../testing/site.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';

let world: World;
let site: Site;
let chromium: Browser;
const good = {
  level: 'climbing',
  comment: 'The list is dated.',
  evidence: 'The list',
  impact: 'Two pupils were found.',
  version: 0,
};
beforeAll(async () => {
  world = await testWorld();
  [site, chromium] = await Promise.all([openSite(world), openBrowser()]);
  const at = { enrolment: world.ladder.id };
  await world.as('member').post(href(paths.audit.criterion, { ...at, criterion: 'A1' }), good);
  await world
    .as('member')
    .post(href(paths.audit.criterion, { enrolment: world.grid.id, criterion: '1.1.1' }), { ...good, level: 'seed' });
  await world.as('member').post(href(paths.audit.areas, at), {
    kind: 'strength',
    text: 'Newcomers are met.',
    evidence: 'Entry checks',
    criterion: 'A2',
    version: 0,
  });
  await world
    .as('lead')
    .post(href(paths.audit.second, { ...at, criterion: 'A1' }), { otherLevel: 'rung', why: 'Two were missed.' });
  const { lead, member } = world.people;
  await world
    .as('head')
    .post(href(paths.audit.seconds, grid()), { standard: '2', one: lead.personId, other: member.personId });
  const line = href(paths.audit.criterion, { ...grid(), criterion: '1.1.1' });
  await world.as('head').post(line, { ...good, level: 'tree', comment: 'Half of mine.', version: 0, then: 'draft' });
  const shared = { 'seen-A': `0:${member.membershipId}`, 'seen-B': '0:', 'who-A-1': member.membershipId };
  await world.as('lead').post(href(paths.audit.shareOut, ladder()), { ...shared, 'due-A': '20 November 2026' });
  await world
    .as('member')
    .post(href(paths.audit.notApplicable, { ...ladder(), criterion: 'B1' }), { whyNot: 'No groups.' });
});
afterAll(async () => {
  await chromium.close();
  await site.close();
  await world.close();
});

const ladder = () => ({ enrolment: world.ladder.id });
const grid = () => ({ enrolment: world.grid.id });
const pages: readonly (readonly [string, () => string, Who | null])[] = [
  ['the matrix', () => href(paths.audit.home, grid()), 'lead'],
  ['the strands', () => href(paths.audit.home, ladder()), 'governor'],
  ['one view', () => href(paths.audit.home, ladder(), { show: 'unjudged' }), 'member'],
  ['a standard', () => href(paths.audit.standard, { ...grid(), standard: '1' }), 'lead'],
  ['a criterion', () => href(paths.audit.criterion, { ...ladder(), criterion: 'A1' }), 'member'],
  ['a criterion to read', () => href(paths.audit.criterion, { ...ladder(), criterion: 'A1' }), 'adviser'],
  ['strengths and areas', () => href(paths.audit.areas, ladder()), 'lead'],
  ['the finish', () => href(paths.audit.finish, ladder()), 'head'],
  ['the matrix of an earlier day', () => href(paths.audit.home, grid(), { at: '2026-11-01' }), 'lead'],
  ['second ratings', () => href(paths.audit.seconds, grid()), 'lead'],
  ['a standard to rate blind', () => href(paths.audit.standard, { ...grid(), standard: '2' }), 'member'],
  ['a rating', () => href(paths.audit.criterion, { ...grid(), criterion: '2.1.1' }), 'member'],
  ['settling', () => href(paths.audit.settle, { ...ladder(), criterion: 'A1' }), 'lead'],
  ['two texts', () => href(paths.audit.criterion, { ...grid(), criterion: '1.1.1' }), 'head'],
  ['how it came to be judged', () => href(paths.audit.history, { ...ladder(), criterion: 'A1' }), 'governor'],
  ['print or download', () => href(paths.audit.download, grid()), 'adviser'],
  ['who does what by when', () => href(paths.audit.assignments, ladder()), 'governor'],
  ['sharing out', () => href(paths.audit.shareOut, ladder(), { propose: 'pairs' }), 'lead'],
  ['one standard on its way', () => href(paths.audit.assignment, { ...ladder(), standard: 'A' }), 'member'],
  ['who does one, and when', () => href(paths.audit.shareOne, { ...ladder(), standard: 'A' }), 'lead'],
  ['a proposal', () => href(paths.audit.proposal, { ...grid(), proposal: 'improvement:1:warm' }), 'member'],
  ['your time', () => href(paths.workload.home, ladder()), 'member'],
  ['the team’s time', () => href(paths.workload.team, ladder()), 'lead'],
  ['the schemes', () => paths.schemes.list, null],
  ['a scheme', () => href(paths.schemes.version, { scheme: 'test-grid', version: '1.0' }), null],
];

describe.each([{ width: 1280 }, { width: 390, dark: true }])('at $width wide', (look) => {
  test.each(pages)('%s can be used by everybody', async (_, path, who) => {
    const context = await contextFor(chromium, site, who === null ? null : world.people[who].token, look);
    const page = await context.newPage();
    await page.goto(site.origin + path());
    expect(await faultsOf(page)).toEqual([]);
    expect(await page.locator('h1').count()).toBe(1);
    await context.close();
  });
});

test('an empty judgement leads from the error to its field, and nothing typed is lost', async () => {
  const context = await contextFor(chromium, site, world.people.member.token);
  const page = await context.newPage();
  await page.goto(site.origin + href(paths.audit.criterion, { ...ladder(), criterion: 'A2' }));
  await page.fill('#evidence', 'A folder <b>of</b> lists');
  await page.click('main form button:has-text("Save and go to")');
  expect(await page.title()).toMatch(/^Error: /);
  await page.click('.govuk-error-summary a[href="#comment"]');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('comment');
  expect(await page.inputValue('#evidence')).toBe('A folder <b>of</b> lists');
  expect(await faultsOf(page)).toEqual([]);
  await context.close();
});

/** Presses Tab until the link or button with these words has the focus. */
const tabTo = async (page: Page, words: RegExp): Promise<void> => {
  for (let press = 0; press < 80; press += 1) {
    await page.keyboard.press('Tab');
    if (words.test(await page.evaluate(() => document.activeElement?.textContent ?? ''))) return;
  }
  throw new Error(`Tab did not come to ${String(words)}.`);
};

test('a newcomer comes from home to the first criterion that waits, judges it and the next, by keyboard alone', async () => {
  const context = await contextFor(chromium, site, world.people.member.token);
  const page = await context.newPage();
  await page.goto(site.origin + href(paths.enrolments.home, grid()));
  expect(await page.locator('.wm-next a').count()).toBe(1);
  await tabTo(page, /^Judge the first/);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  const first = new URL(page.url());
  expect([first.pathname, first.search]).toEqual([
    href(paths.audit.criterion, { ...grid(), criterion: '1.1.2' }),
    '?show=needs-me',
  ]);
  await page.focus('#main');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  for (const text of ['Curtains hang in the hall.', 'Seen on 3 November', 'It is quieter.']) {
    await page.keyboard.press('Tab');
    await page.keyboard.type(text);
  }
  await tabTo(page, /^Save and go to 1\.2\.1$/);
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')]);
  expect(await page.textContent('.wm-told')).toContain('Your judgement of 1.1.2 is saved.');
  expect(new URL(page.url()).pathname).toBe(href(paths.audit.criterion, { ...grid(), criterion: '1.2.1' }));
  await page.goto(site.origin + href(paths.audit.home, grid()));
  await page.focus('.wm-matrix__title a');
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowDown']) await page.keyboard.press(key);
  expect(await page.evaluate(() => document.activeElement?.getAttribute('href'))).toMatch(/standards\/2#dry$/);
  await context.close();
});

test('what is typed is kept by itself; without a network the page says so, and sends it when the network is back', async () => {
  const context = await contextFor(chromium, site, world.people.member.token);
  const page = await context.newPage();
  const path = site.origin + href(paths.audit.criterion, { ...ladder(), criterion: 'A2' });
  const line = page.locator('.wm-keeping');
  await page.goto(path);
  await page.fill('#comment', 'Half a sentence');
  await line.filter({ hasText: 'Kept as your draft' }).waitFor();
  await context.setOffline(true);
  await page.fill('#comment', 'Half a sentence, and more');
  await line.filter({ hasText: 'The network is gone' }).waitFor();
  await context.setOffline(false);
  await line.filter({ hasText: 'Kept as your draft' }).waitFor();
  const other = await contextFor(chromium, site, world.people.member.token, { width: 390 });
  const phone = await other.newPage();
  await phone.goto(path);
  expect(await phone.inputValue('#comment')).toBe('Half a sentence, and more');
  expect(await faultsOf(phone)).toEqual([]);
  await other.close();
  await context.close();
});
