import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { openBrowser } from '../../testing/browser.ts';
import { crossed } from '../../testing/crossed.ts';
import { addEvidence, itemOf, pdfFile } from '../../testing/evidence.ts';
import { contextFor, faultsOf, openSite, type Site } from '../../testing/site.ts';
import { testNow, testWorld, type World } from '../../testing/world.ts';

let world: World;
let site: Site;
let chromium: Browser;
let item = '';
const at = () => ({ enrolment: world.ladder.id });

beforeAll(async () => {
  world = await testWorld(testNow, crossed);
  item = itemOf(
    await addEvidence(world, { title: 'Reading mentors: review', note: 'Eighteen pupils read three times a week.' }),
  );
  await addEvidence(world, { kind: 'link', title: 'Shared plan', url: 'https://x.sharepoint.com/plan' });
  await addEvidence(world, {
    kind: 'observation',
    title: 'Seen in the hall',
    byWhom: 'Deputy',
    consent: 'given',
    consentKept: 'Office',
    consentUntil: '10 December 2026',
  });
  await addEvidence(world, {
    kind: 'figure',
    title: 'Reading ages',
    measure: 'Reading age gained',
    value: '-4',
    pupils: '5',
    source: 'NGRT',
  });
  await world
    .as('member')
    .upload(href(paths.evidence.several, at()), { to: '1 May 2024', voices: [] }, [
      pdfFile('old_policy.pdf', 'policy', 'files'),
    ]);
  const address = href(paths.evidence.item, { ...at(), item });
  await world.as('member').post(`${address}/criteria`, { criteria: ['A1', 'A2'], says: 'It shows it', impact: '' });
  await world.as('lead').post(href(paths.evidence.premium, at()), {
    number: '1',
    title: 'Reading mentors',
    part: 'teaching',
    challenge: '',
  });
  site = await openSite(world);
  chromium = await openBrowser();
});
afterAll(async () => {
  await chromium.close();
  await site.close();
  await world.close();
});

const pages = (): readonly string[] => {
  const one = { ...at(), item };
  return [
    href(paths.evidence.home, at()),
    href(paths.evidence.home, at(), { words: 'pupils', item }),
    href(paths.evidence.item, one),
    href(paths.evidence.add, at()),
    ...(['photograph', 'observation', 'figure', 'minutes'] as const).map((kind) =>
      href(paths.evidence.add, at(), { kind, criterion: 'B1' }),
    ),
    href(paths.evidence.change, one),
    href(paths.evidence.consent, one),
    href(paths.evidence.keep, one),
    href(paths.evidence.remove, one),
    href(paths.evidence.join, one),
    href(paths.evidence.several, at()),
    href(paths.evidence.unsaid, at()),
    href(paths.evidence.premium, at()),
    href(paths.evidence.elsewhere, at()),
    href(paths.evidence.coverage, at()),
    href(paths.evidence.coverage, { enrolment: world.grid.id }),
  ];
};

test('every page of evidence passes axe and fits a phone, in the light and in the dark', async () => {
  for (const look of [{ width: 1280 }, { width: 390, dark: true }]) {
    const context = await contextFor(chromium, site, world.people.lead.token, look);
    const page = await context.newPage();
    for (const path of pages()) {
      await page.goto(site.origin + path);
      expect(await page.locator('h1').count(), path).toBe(1);
      expect(await faultsOf(page), `${path} at ${look.width}`).toEqual([]);
    }
    await context.close();
  }
}, 120_000);

test('by keyboard alone: search, choose an item, open it, follow a suggestion', async () => {
  const context = await contextFor(chromium, site, world.people.lead.token);
  const page = await context.newPage();
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');
  const tabTo = async (words: RegExp) => {
    for (let n = 0; n < 80; n += 1) {
      if (words.test(await focused())) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Nothing that the Tab key reaches says ${words.source}.`);
  };
  await page.goto(site.origin + href(paths.evidence.home, at()));
  await page.locator('#words').focus();
  await page.keyboard.type('mentors');
  await page.keyboard.press('Enter');
  await page.waitForURL(/words=mentors/);
  await tabTo(/^Reading mentors: review$/);
  await page.keyboard.press('Enter');
  await page.waitForURL(/#item$/);
  await tabTo(/^Open this note/);
  await page.keyboard.press('Enter');
  await page.waitForURL(new RegExp(`${item}$`));
  await tabTo(/^Link it to Inspection Inclusion/);
  await page.keyboard.press('Enter');
  await page.getByText('The item now counts for Inspection, Inclusion').waitFor();
  expect(await page.locator('#elsewhere').innerText()).toContain('Inspection: Inclusion');
  await context.close();
}, 60_000);
