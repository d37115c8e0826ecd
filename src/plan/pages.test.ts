import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { openBrowser } from '../../testing/browser.ts';
import { addAction, versionIn } from '../../testing/plan.ts';
import { contextFor, faultsOf, openSite, type Site } from '../../testing/site.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';

let world: World;
let site: Site;
let chromium: Browser;
let action: string;
let draft: string;
let clash: { version: string };
let review: string;
let ahead: string;
beforeAll(async () => {
  world = await testWorld();
  const post = (path: string, form: Record<string, string>, who: Who = 'lead') => world.as(who).post(path, form);
  const added = await post(href(paths.partnerships.addPartner, at()), {
    name: 'Testbury Library',
    kind: 'culture-and-sport',
    offers: 'A reading hour every Tuesday',
  });
  const partner = new URL(String(added.headers.location), 'http://x').searchParams.get('partner') ?? '';
  const made = await post(href(paths.partnerships.propose, at()), {
    partner,
    purpose: 'Books at home',
    pupilsGet: 'An hour with a librarian every week',
    reachedBy: 'Ask at the desk',
    agreedWith: 'Rhian Doyle',
    agreedOn: '2 November 2026',
  });
  partnership = String(made.headers.location);
  await addAction(world, {
    objective: 'Late and long: pupils who join in the middle of the year are read with in their first month',
    dueOn: '20 November 2026',
  });
  await addAction(world, { objective: 'Families know whom to ask', dueOn: '27 November 2026' });
  action = await addAction(world);
  await post(`${action}/milestones`, { what: 'Tutors trained', milestoneDue: '4 December 2026' });
  await post(
    href(paths.plan.comment, at()),
    { action: action.split('/').at(-1) ?? '', says: 'What will change for attendance?' },
    'adviser',
  );
  const { body } = await world.as('lead').get(action);
  await post(`${action}/move`, { version: versionIn(body), to: 'under-way', note: 'Six tutor groups have begun' });
  clash = { version: versionIn((await world.as('lead').get(`${action}/change`)).body) };
  const begun = await post(href(paths.plan.add, at()), {
    ...{ answers: 'criterion:A1', objective: 'Half a thought', coreChange: 'To be said' },
  });
  draft = String(begun.headers.location).replace(/\/parts\/.*/, '');
  const planned = await post(href(paths.plan.planReview, at()), {
    plannedOn: '23 November 2026',
    startsAt: '15:45',
    place: 'Library',
  });
  review = String(planned.headers.location);
  const later = await post(href(paths.plan.planReview, at()), { plannedOn: '10 December 2026', startsAt: '15:45' });
  ahead = String(later.headers.location);
  site = await openSite(world);
  chromium = await openBrowser();
}, 120_000);
afterAll(async () => {
  await chromium.close();
  await site.close();
  await world.close();
});

let partnership: string;
const at = () => ({ enrolment: world.ladder.id });
const looks = [
  { width: 1280, dark: false },
  { width: 390, dark: true },
] as const;

const planPages = (): readonly (readonly [name: string, who: Who, path: string])[] => [
  ['partnerships', 'lead', href(paths.partnerships.home, at())],
  ['partnership', 'lead', partnership],
  ['partnership-form', 'lead', href(paths.partnerships.propose, at())],
  ['partner-form', 'lead', href(paths.partnerships.addPartner, at())],
  ['hub', 'governor', href(paths.partnerships.hub, at())],
  ['plan', 'lead', href(paths.plan.home, at())],
  ['plan-empty', 'rival', href(paths.plan.home, { enrolment: world.rivalLadder.id })],
  ['board', 'lead', href(paths.plan.board, at())],
  ['timeline', 'lead', href(paths.plan.timeline, at())],
  ['files', 'governor', href(paths.plan.files, at())],
  ['action-form', 'lead', href(paths.plan.add, at())],
  ['draft', 'lead', draft],
  ['draft-people', 'lead', `${draft}/parts/people`],
  ['move', 'lead', `${action}/move?from=board`],
  ['change', 'lead', `${action}/change`],
  ['action', 'lead', action],
  ['action-adviser', 'adviser', action],
  ['measure-form', 'lead', `${action}/measure`],
  ['history', 'governor', `${action}/history`],
  ['agreement', 'head', href(paths.plan.agreement, at())],
  ['reviews', 'lead', href(paths.plan.reviews, at())],
  ['review', 'lead', review],
  ['review-form', 'lead', href(paths.plan.planReview, at())],
  ['review-ahead', 'head', ahead],
  ['review-agenda', 'lead', `${ahead}/agenda`],
  ['review-year', 'lead', href(paths.plan.planYear, at())],
  ['term-dates', 'lead', href(paths.schools.terms, { school: world.school })],
  ['authorities', 'officer', paths.schools.authorities],
];

describe('every page of partnerships and the plan, as wide as a desk and as a phone, light and dark', () => {
  test('has nothing that axe finds and does not scroll sideways', async () => {
    const faults: string[] = [];
    // SCREENSHOTS names a folder for whoever wants to see the pages themselves.
    const kept = process.env['SCREENSHOTS'];
    for (const look of looks)
      for (const [name, who, path] of planPages()) {
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

  test('from the board to the timeline and back by keyboard alone, and a card is moved', async () => {
    const context = await contextFor(chromium, site, world.people.lead.token);
    const page = await context.newPage();
    await page.goto(site.origin + href(paths.plan.home, at()));
    /** Presses Tab until the focus is on what has this name, as somebody without a mouse does. */
    const tabTo = async (name: RegExp) => {
      for (let press = 0; press < 80; press++) {
        await page.keyboard.press('Tab');
        const text = await page.evaluate(() => document.activeElement?.textContent ?? '');
        if (name.test(text.trim())) return;
      }
      throw new Error(`Tab never came to ${String(name)}.`);
    };
    await tabTo(/^Timeline$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/timeline/);
    expect(await page.getByRole('img', { name: /open actions/ }).count()).toBe(1);
    await tabTo(/^Board$/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/board/);
    expect(await faultsOf(page)).toEqual([]);
    await tabTo(/^Move to… : action 2$/);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Move action 2', level: 1 }).waitFor();
    await page.getByLabel('Under way').focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.type('We began on Monday');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Action 2 is moved.').waitFor();
    const column = page.getByRole('region', { name: /^Under way/ });
    expect(await column.getByRole('link', { name: /Families know whom to ask/ }).count()).toBe(1);
    await context.close();
  });

  test('an error’s link leads into its field, and two texts of one action stand side by side', async () => {
    const context = await contextFor(chromium, site, world.people.lead.token);
    const page = await context.newPage();
    await page.goto(site.origin + href(paths.plan.add, at()));
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await page.getByRole('link', { name: 'Say what this action is to achieve' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('objective');
    await page.goto(`${site.origin}${action}/change`);
    const { body } = await world.as('member').get(`${action}/change`);
    const typed = Object.fromEntries(
      [...body.matchAll(/<input[^>]+name="(\w+)"[^>]+value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    await world.as('member').post(`${action}/change`, {
      ...typed,
      version: clash.version,
      answers: 'criterion:A1',
      owner: world.people.member.membershipId,
      objective: 'As Mina wrote it',
      coreChange: 'Read',
      pupils: 'Year 7',
    });
    await page.getByLabel('What is it to achieve?').fill('As Leo wrote it');
    await page.getByRole('button', { name: 'Save the action' }).click();
    await page.getByRole('heading', { name: /Mina Member changed this action/ }).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('button', { name: 'Keep mine' }).click();
    await page.getByRole('heading', { name: 'As Leo wrote it', level: 1 }).waitFor();
    await context.close();
  });

  test('a meeting is held from a phone by keyboard alone: begun, who came, point by point, decided, finished', async () => {
    const context = await contextFor(chromium, site, world.people.lead.token, { width: 390 });
    const page = await context.newPage();
    const faults: string[] = [];
    const look = async (name: string) => {
      if (process.env['SCREENSHOTS'] !== undefined)
        await page.screenshot({ path: `${process.env['SCREENSHOTS']}/${name}.png`, fullPage: true });
      faults.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
    };
    const press = async (name: string) => {
      await page.getByRole('button', { name, exact: true }).focus();
      await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
    };
    await page.goto(site.origin + review);
    await press('Begin the meeting');
    await look('meeting');
    await page.getByRole('group', { name: 'Leo Lead' }).getByRole('radio', { name: 'There' }).focus();
    await page.keyboard.press('Space');
    await press('Save who came');
    await press('Begin with the first');
    await look('matter');
    await press('Save and go on');
    await page.getByRole('link', { name: /Write how it goes/ }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('note');
    await page.keyboard.type('Read with twice a week');
    await press('Save and go on');
    await page.goto(`${site.origin}${review}/record`);
    await page.getByLabel('What was decided?').focus();
    await page.keyboard.type('Go on until Easter');
    await press('Write down the decision');
    await press('Finish the record');
    await page.getByText('Held. 1 of 3 of the team came.').waitFor();
    await look('held');
    await page.goto(`${site.origin}${review}/minutes`);
    await look('minutes');
    await page.goto(`${site.origin}${ahead}`);
    await page.getByText('Minutes of 23 November 2026').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  }, 60_000);
});
