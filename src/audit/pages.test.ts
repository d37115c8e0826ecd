import type { Browser } from 'playwright-core';
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
