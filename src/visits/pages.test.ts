import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { openBrowser } from '../../testing/browser.ts';
import { contextFor, faultsOf, openSite, type Site } from '../../testing/site.ts';
import { judgeAs, visitWorld, type VisitWorld } from '../../testing/visit.ts';
import type { Who } from '../../testing/world.ts';

let world: VisitWorld;
let site: Site;
let chromium: Browser;
beforeAll(async () => {
  world = await visitWorld();
  await judgeAs(world, 'A1', { level: 'climbing', reasons: 'Five of six pupils named the same adult.' });
  const post = (path: string, form: Record<string, string>) => world.as('verifier').post(path, form);
  await post(href(paths.visits.agenda, at()), {
    startsAt: '09:30',
    what: 'Senior leaders',
    meets: 'Pupils',
    place: 'Library',
  });
  for (const kind of ['strength', 'area'])
    await post(href(paths.visits.points, at()), { kind, says: `One ${kind} of the school`, seenIn: 'Year 7 lessons' });
  site = await openSite(world);
  chromium = await openBrowser();
}, 120_000);
afterAll(async () => {
  await chromium.close();
  await site.close();
  await world.close();
});

const at = () => ({ enrolment: world.ladder.id });
const looks = [
  { width: 1280, dark: false },
  { width: 390, dark: true },
] as const;

const visitPages = (): readonly (readonly [name: string, who: Who, path: string])[] => [
  ['desk', 'verifier', href(paths.visits.home, at())],
  ['school', 'lead', href(paths.visits.home, at())],
  ['no-day', 'head', href(paths.visits.home, { enrolment: world.grid.id })],
  ['agenda', 'verifier', href(paths.visits.agenda, at())],
  ['claims', 'verifier', href(paths.visits.sample, at())],
  ['criterion', 'verifier', href(paths.visits.criterion, { ...at(), criterion: 'A1' })],
  ['actions', 'verifier', href(paths.visits.actions, at())],
  ['action', 'verifier', href(paths.visits.action, { ...at(), action: world.action })],
  ['target-pupils', 'verifier', href(paths.visits.pupils, { ...at(), action: world.action })],
  ['points', 'verifier', href(paths.visits.points, at())],
  ['report', 'verifier', href(paths.visits.report, at())],
  ['unsent', 'governor', href(paths.visits.report, at())],
  ['second-view', 'moderator', href(paths.visits.moderation, at())],
  ['second-view-of', 'moderator', href(paths.visits.moderate, { ...at(), criterion: 'A1' })],
];

describe('every page of the visit, as wide as a desk and as a phone, light and dark', () => {
  test('has nothing that axe finds and does not scroll sideways', async () => {
    const faults: string[] = [];
    // SCREENSHOTS names a folder for whoever wants to see the pages themselves.
    const kept = process.env['SCREENSHOTS'];
    for (const look of looks)
      for (const [name, who, path] of visitPages()) {
        const context = await contextFor(chromium, site, world.people[who].token, look);
        const page = await context.newPage();
        const answer = await page.goto(site.origin + path);
        if (answer?.status() !== 200) faults.push(`${name}: ${answer?.status()}`);
        faults.push(...(await faultsOf(page)).map((fault) => `${name} ${look.width}: ${fault}`));
        if (kept !== undefined) await page.screenshot({ path: `${kept}/${name}-${look.width}.png`, fullPage: true });
        await context.close();
      }
    expect(faults).toEqual([]);
  }, 180_000);

  test('an error’s link leads into its field', async () => {
    const context = await contextFor(chromium, site, world.people.verifier.token);
    const page = await context.newPage();
    await page.goto(site.origin + href(paths.visits.points, at()));
    await page.getByRole('button', { name: 'Add it to the report' }).click();
    await page.getByRole('link', { name: 'Say where you saw it' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('seenIn');
    await context.close();
  });
});
