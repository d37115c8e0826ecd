import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidv7 } from '#platform/db';
import { openBrowser } from '../../testing/browser.ts';
import { contextFor, faultsOf, openSite, type Site } from '../../testing/site.ts';
import { testWorld, type World } from '../../testing/world.ts';
import { insertInvitation } from './invitations/store.ts';
import { hashPassword } from './password/hash.ts';
import { insertLink, savePassword } from './password/store.ts';
import { newToken } from './sessions/token.ts';

let world: World;
let site: Site;
let demonstration: Site;
let chromium: Browser;
const invited = newToken();
const reset = newToken();
const password = 'tin kettle on the moor';

beforeAll(async () => {
  world = await testWorld();
  [site, demonstration, chromium] = await Promise.all([
    openSite(world),
    openSite(world, { isDemonstration: true }),
    openBrowser(),
  ]);
  const { people, school, now } = world;
  const hash = await hashPassword(password);
  const until = new Date(now.getTime() + 3_600_000);
  await world.asSystem(async (db) => {
    await savePassword(db, people.lead.personId, hash, now);
    await db`insert into membership (id, person_id, role, school_id, started_on)
      values (${uuidv7()}, ${people.governor.personId}, 'carer', ${world.rivalSchool}, '2026-01-05')`;
    await insertLink(db, { kind: 'reset', personId: people.lead.personId, hash: reset.hash }, now, until);
    const given = { name: 'Nora New', role: 'governor', schoolId: school, bodyId: null, partnerId: null } as const;
    const from = {
      fromSchoolId: school,
      fromBodyId: null,
      invitedBy: people.lead.membershipId,
      inviterName: 'Leo Lead',
    };
    const address = { email: 'nora@test.example', emailKey: 'nora@test.example' };
    await insertInvitation(db, { ...given, ...from, ...address }, { hash: invited.hash, at: now, until });
  });
});
afterAll(async () => {
  await chromium.close();
  await Promise.all([site.close(), demonstration.close()]);
  await world.close();
});

type Shown = Readonly<{
  name: string;
  path: string;
  who?: 'lead' | 'governor' | 'officer';
  demo?: boolean;
  act?: (page: Page) => Promise<void>;
}>;

const press = (name: string) => async (page: Page) => {
  await Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).first().click()]);
};
const pages: readonly Shown[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-in-demonstration', path: '/sign-in', demo: true },
  { name: 'sign-in-empty', path: '/sign-in', act: press('Sign in') },
  { name: 'forgotten', path: '/forgotten-password' },
  { name: 'new-password', path: `/new-password/${reset.token}` },
  { name: 'link-over', path: '/new-password/made-up' },
  { name: 'invitation', path: `/invitations/${invited.token}` },
  { name: 'invitation-refused', path: `/invitations/${invited.token}`, who: 'lead' },
  { name: 'choose-role', path: '/choose-role', who: 'governor' },
  { name: 'account', path: '/account', who: 'lead' },
  { name: 'change-password', path: '/account/password', who: 'lead' },
  { name: 'second-step', path: '/account/second-step', who: 'governor' },
  { name: 'second-step-code', path: '/account/second-step', who: 'lead', act: press('Set up two-step sign-in') },
  { name: 'people', path: '/people', who: 'lead' },
  { name: 'people-empty', path: '/people', who: 'lead', act: press('Send the invitation') },
  { name: 'invite', path: '/people/invite', who: 'lead' },
  { name: 'people-body', path: '/people', who: 'officer' },
];

test.each([
  { width: 1280, dark: false },
  { width: 390, dark: true },
])('every page of sign-in and accounts is without faults of accessibility at $width wide', async (look) => {
  const faults: string[] = [];
  for (const shown of pages) {
    const at = shown.demo ? demonstration : site;
    const context = await contextFor(chromium, at, shown.who ? world.people[shown.who].token : null, look);
    const page = await context.newPage();
    await page.goto(`${at.origin}${shown.path}`);
    // A second look finds the secret set up by the first: the button is gone.
    if (shown.act && (shown.name !== 'second-step-code' || look.width === 1280)) await shown.act(page);
    faults.push(...(await faultsOf(page)).map((fault) => `${shown.name}: ${fault}`));
    const folder = process.env['SHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/${shown.name}-${look.width}.png`, fullPage: true });
    await context.close();
  }
  expect(faults).toEqual([]);
});

test('the error summary has the focus, and its link leads to the field', async () => {
  const context = await contextFor(chromium, site, null);
  const page = await context.newPage();
  await page.goto(`${site.origin}/sign-in`);
  await press('Sign in')(page);
  expect(await page.title()).toBe('Error: Sign in – Waymark');
  await page.waitForFunction(() => document.activeElement?.classList.contains('govuk-error-summary'));
  await page.getByRole('link', { name: 'Enter your password.' }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('password');
  await context.close();
});

test('signs in by keyboard alone, and a pasted password is taken', async () => {
  const context = await contextFor(chromium, demonstration, null);
  const page = await context.newPage();
  await page.goto(`${demonstration.origin}/sign-in?then=/account`);
  await page.locator('#email').focus();
  await page.keyboard.insertText(world.people.lead.email);
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(password);
  await Promise.all([page.waitForURL((url) => url.pathname === '/account'), page.keyboard.press('Enter')]);
  expect(await page.locator('h1').innerText()).toBe('Your account');
  await context.close();
});
