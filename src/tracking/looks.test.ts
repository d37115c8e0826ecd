import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { openBrowser } from '../../testing/browser.ts';
import { followedSchool, type Followed } from '../../testing/followed.ts';
import { contextFor, faultsOf, openSite, type Site } from '../../testing/site.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';

let world: World;
let site: Site;
let chromium: Browser;
let made: Followed;
const enrolment = () => ({ enrolment: world.ladder.id });

beforeAll(async () => {
  world = await testWorld();
  made = await followedSchool(world);
  site = await openSite(world);
  chromium = await openBrowser();
});
afterAll(async () => {
  await chromium.close();
  await site.close();
  await world.close();
});

const pages = (): readonly (readonly [string, Who, string])[] => [
  ['training', 'lead', href(paths.training.home, enrolment())],
  ['training, read by the adviser', 'adviser', href(paths.training.home, enrolment())],
  ['attendance', 'member', href(paths.training.session, { ...enrolment(), session: made.training })],
  ['catch-up', 'lead', href(paths.training.session, { ...enrolment(), session: made.catchUp })],
  ['plan a session', 'head', href(paths.training.plan, enrolment())],
  ['staff', 'lead', href(paths.training.staff, enrolment())],
  ['pupils', 'member', href(paths.pupils.home, enrolment())],
  ['pupils by code', 'verifier', href(paths.pupils.home, enrolment())],
  ['bring a list', 'lead', href(paths.pupils.bring, enrolment())],
  ['add a pupil', 'lead', href(paths.pupils.add, enrolment())],
  ['the roll', 'member', href(paths.roll.home, enrolment())],
  ['bring a file', 'lead', href(paths.roll.files, enrolment())],
  ['what changed', 'lead', href(paths.tracking.home, enrolment())],
  ['what changed, read by a governor', 'governor', href(paths.tracking.home, enrolment())],
  ['declare', 'lead', href(paths.tracking.declare, enrolment())],
  ['results', 'member', href(paths.tracking.measure, { ...enrolment(), measure: made.measure })],
];

test('every page of training, pupils and tracking passes axe, and fits a phone', async () => {
  for (const [name, who, path] of pages())
    for (const look of [{ width: 1280 }, { width: 390, dark: true }]) {
      const context = await contextFor(chromium, site, world.people[who].token, look);
      const page = await context.newPage();
      await page.goto(site.origin + path);
      expect(await page.locator('h1').count(), name).toBe(1);
      expect(await faultsOf(page), `${name} at ${look.width}`).toEqual([]);
      await context.close();
    }
}, 240_000);

test('the link of an error leads into its field, in a form and in the grid', async () => {
  const context = await contextFor(chromium, site, world.people.lead.token);
  const page = await context.newPage();
  await page.goto(site.origin + href(paths.pupils.add, enrolment()));
  await page.evaluate(() => document.querySelector<HTMLFormElement>('main form')?.requestSubmit());
  await page.waitForSelector('.govuk-error-summary');
  expect(await faultsOf(page)).toEqual([]);
  await page.click('.govuk-error-summary a[href="#surname"]');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('surname');
  await page.goto(site.origin + href(paths.tracking.measure, { ...enrolment(), measure: made.measure }));
  await page.fill('[name="after.P-002"]', '300');
  await page.click('button:has-text("Save the results")');
  await page.waitForSelector('.govuk-error-summary');
  await page.click('.govuk-error-summary a');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('after.P-002');
  await context.close();
}, 60_000);

test('attendance is saved by keyboard alone', async () => {
  const context = await contextFor(chromium, site, world.people.member.token);
  const page = await context.newPage();
  await page.goto(site.origin + href(paths.training.session, { ...enrolment(), session: made.catchUp }));
  await page.focus('input[name=present]');
  await page.keyboard.press('Space');
  await page.focus('button:has-text("Save attendance")');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.wm-told');
  expect(await page.textContent('.wm-told')).toContain('Attendance is saved: one person was there.');
  await context.close();
}, 60_000);
