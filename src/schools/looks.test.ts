import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { openBrowser } from '../../testing/browser.ts';
import { contextFor, faultsOf, openSite, type Site } from '../../testing/site.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';
import { loadInventedNation } from './invented/actions.ts';
import { inventedNation } from './invented/rules.ts';

let world: World;
let site: Site;
let chromium: Browser;

beforeAll(async () => {
  world = await testWorld();
  await world.asSystem((db) => db`update school set is_demonstration = true where urn = 900001`);
  const secondary = inventedNation().find((each) => each.population === 'State-funded secondary');
  if (secondary === undefined) throw new Error('The invented country has no secondary school.');
  await loadInventedNation(world.database, world.now, [
    { ...secondary, urn: 900_001, name: 'Testbury School', eal: null },
  ]);
  const lead = world.as('lead');
  const school = { school: world.school };
  await lead.post(href(paths.schools.figures, school), {
    title: 'Girls',
    value: '35.8',
    unit: 'percent',
    percentile: '16',
    source: 'School data 2010',
  });
  await lead.post(href(paths.schools.portrait, school), {
    settingType: 'PFI school',
    attainmentOnEntry: 'Slightly below average',
    version: 0,
  });
  await lead.post(href(paths.schools.trends, school), {
    what: 'Fewer girls',
    reason: 'More places for girls elsewhere',
  });
  await lead.post(href(paths.schools.quotations, school), {
    inspectedIn: '2007-11',
    inspectorate: 'Ofsted',
    quotation: 'Students feel secure',
  });
  site = await openSite(world);
  chromium = await openBrowser();
});
afterAll(async () => {
  await chromium.close();
  await site.close();
  await world.close();
});

const pages = (): readonly (readonly [string, Who | null, string])[] => [
  ['search', null, href(paths.schools.search)],
  ['found', 'officer', href(paths.schools.search, {}, { q: 'northmoor primry' })],
  ['not found', null, href(paths.schools.search, {}, { q: 'zzqqxx' })],
  ['school', 'lead', href(paths.schools.page, { school: world.school })],
  ['school without figures', null, href(paths.schools.page, { school: world.rivalSchool })],
  ['portrait', 'head', href(paths.schools.portrait, { school: world.school })],
  ['import', 'officer', href(paths.schools.import)],
  ['enter', 'director', href(paths.schools.enter)],
];

test('every page of schools passes axe, and fits a phone', async () => {
  for (const [name, who, path] of pages())
    for (const look of [{ width: 1280 }, { width: 390, dark: true }]) {
      const context = await contextFor(chromium, site, who === null ? null : world.people[who].token, look);
      const page = await context.newPage();
      await page.goto(site.origin + path);
      expect(await page.locator('h1').count(), name).toBe(1);
      expect(await faultsOf(page), `${name} at ${look.width}`).toEqual([]);
      await context.close();
    }
}, 120_000);
