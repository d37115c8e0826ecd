import type { Browser as Chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makePapers, reasons, reportedVisit } from '../../testing/awards.ts';
import { openBrowser } from '../../testing/browser.ts';
import { contextFor, faultsOf, openSite, type Site } from '../../testing/site.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';

let world: World;
let site: Site;
let chromium: Chromium;
const looks = [
  { width: 1280, dark: false },
  { width: 390, dark: true },
] as const;

/** Every page of awards and of the register, in every state that it has, as the people who see it. */
const look = async (name: string, who: Who | null, path: string) => {
  for (const { width, dark } of looks) {
    const context = await contextFor(chromium, site, who === null ? null : world.people[who].token, { width, dark });
    const tab = await context.newPage();
    await tab.goto(site.origin + path);
    expect(await faultsOf(tab), `${name} at ${width}`).toEqual([]);
    const kept = process.env['SCREENSHOTS'];
    if (kept) await tab.screenshot({ path: `${kept}/${name}-${width}.png`, fullPage: true });
    await context.close();
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

test('Empty pages, the refused gate, the panel’s form and its mistakes', async () => {
  const decision = `/enrolments/${world.ladder.id}/decision`;
  await look('register-empty', null, '/register');
  await look('decisions-empty', 'officer', '/decisions');
  await look('awards-empty', 'officer', '/awards');
  await look('decision-refused', 'panel', decision);
  await reportedVisit(world, { A1: 'climbing', A2: 'climbing', B1: 'climbing' }, { B1: 'rung' });
  await look('decision-form', 'panel', decision);
  await world.as('panel').post(decision, { outcome: 'nearly', 'settle-B1': 'rung', reasons });
  await look('decision-signature', 'director', decision);
  await look('decisions', 'officer', '/decisions');
  await world.as('director').post(`${decision}/sign`);
  await look('decision-gaps', 'officer', decision);
  await look('decision-school', 'lead', decision);
});

test('A published award in every status, with its errors reached from the summary', async () => {
  const decision = `/enrolments/${world.ladder.id}/decision`;
  await world.as('officer').post(`${decision}/gaps/B1`, { says: 'The scores of the support groups came in.' });
  const [number] = await makePapers(world);
  const award = `/awards/${number}`;
  await look('award', null, award);
  await look('register', null, '/register');
  await look('awards', 'officer', '/awards');
  await look('standing', 'officer', `${award}/standing`);
  await look('keys', 'director', '/signing-keys');
  const context = await contextFor(chromium, site, world.people.officer.token);
  const tab = await context.newPage();
  await tab.goto(`${site.origin}${award}/standing`);
  const refused = await world.as('officer').post(`${award}/suspend`, { reason: '' });
  await tab.setContent(refused.body);
  await tab.click('.govuk-error-summary a');
  expect(await tab.evaluate(() => document.activeElement?.id)).toBe('reason');
  await context.close();
  await world.as('officer').post(`${award}/ask-withdrawal`, { reason: 'The school no longer runs the hub.' });
  await look('standing-asked', 'director', `${award}/standing`);
  await world.as('director').post(`${award}/sign-withdrawal`);
  await look('award-withdrawn', null, award);
  await look('register-withdrawn', null, '/register?status=withdrawn');
});
