import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { openBrowser } from '../../testing/browser.ts';
import { readyPortfolio } from '../../testing/portfolio.ts';
import { contextFor, faultsOf, openSite, type Site } from '../../testing/site.ts';
import { testWorld, type Who, type World } from '../../testing/world.ts';

let world: World;
let site: Site;
let chromium: Browser;
const shots = process.env['SHOTS'];
const at = () => ({ enrolment: world.ladder.id });
let item = '';

beforeAll(async () => {
  world = await testWorld();
  const ready = await readyPortfolio(world);
  for (const pupil of ready.pupils.slice(2)) await ready.result(pupil, 'after', 9.5);
  for (const [title, to] of [
    ['Anti-bullying policy 2022', '1 May 2024'],
    ['What the school nurse told us', '3 March 2026'],
    ['Minutes, working party', '8 October 2026'],
  ] as const)
    await world.as('member').upload(
      href(paths.evidence.add, at()),
      {
        kind: 'note',
        title,
        shows: 'Twelve of them now borrow books by choice; none did in September.',
        voices: ['Staff'],
        from: '',
        to,
        url: '',
        note: 'Kept',
      },
      [],
    );
  await world.as('lead').post(href(paths.portfolio.invite, at()), { message: 'Please look at B' });
  await world.as('adviser').post(href(paths.portfolio.reviewStandard, { ...at(), standard: 'A' }), {
    verdict: 'nearly',
    comment: 'Strong. Add what parents say.',
    version: 0,
  });
  await world.as('adviser').post(href(paths.portfolio.proposeDate, at()), { day: '2 February 2027' });
  const list = await world.as('lead').get(href(paths.evidence.home, at()));
  const found = /[?&;]item=([0-9a-f-]{36})[^"]*"[^>]*>Reading review/.exec(list.body)?.[1] ?? '';
  item = href(paths.evidence.item, { ...at(), item: found });
  await world
    .as('lead')
    .upload(href(paths.portfolio.names, at()), { names: 'Okafor, Ada\nŻółciński, Łukasz\nGrace Hope' }, []);
  await world.as('lead').post(href(paths.audit.areas, at()), {
    kind: 'strength',
    criterion: '',
    text: 'Readers grew: Ada Okafor reads to Łukasz now.',
    evidence: 'What their mentors say',
  });
  await world.as('lead').post(href(paths.portfolio.runCheck, at()));
  await world.as('member').post(href(paths.portfolio.reflection, { ...at(), standard: 'A' }), {
    version: 0,
    trends: 'More pupils speak up for themselves.',
    achievement: 'Twelve borrow books by choice.',
    pupils: 'Reading ages rose.',
  });
  await world.as('lead').post(href(paths.portfolio.documents, at()), { standard: '' });
  site = await openSite(world);
  chromium = await openBrowser();
});
afterAll(async () => {
  await chromium.close();
  await site.close();
  await world.close();
});

const pages = (): readonly (readonly [string, Who, string])[] => [
  ['library', 'lead', href(paths.evidence.home, at())],
  ['item', 'lead', item],
  ['add', 'member', href(paths.evidence.add, at())],
  ['coverage', 'governor', href(paths.evidence.coverage, at())],
  ['portfolio', 'lead', href(paths.portfolio.home, at())],
  ['check', 'lead', href(paths.portfolio.check, at())],
  ['check-adviser', 'adviser', href(paths.portfolio.check, at(), { standard: 'A' })],
  ['names', 'lead', href(paths.portfolio.names, at())],
  ['named', 'member', href(paths.portfolio.named, at())],
  ['standard', 'member', href(paths.portfolio.standard, { ...at(), standard: 'A' })],
  ['reflection', 'member', href(paths.portfolio.reflection, { ...at(), standard: 'A' })],
  ['documents', 'lead', href(paths.portfolio.documents, at())],
  ['portfolio-adviser', 'adviser', href(paths.portfolio.home, at())],
  ['review', 'adviser', href(paths.portfolio.review, at())],
  ['review-school', 'member', href(paths.portfolio.review, at())],
  ['portfolio-verifier', 'verifier', href(paths.portfolio.home, at())],
  ['trail', 'head', paths.trail],
];

test('every page of evidence, portfolio and trail passes axe, and fits a phone', async () => {
  for (const [name, who, path] of pages())
    for (const look of [{ width: 1280 }, { width: 390, dark: true }]) {
      const context = await contextFor(chromium, site, world.people[who].token, look);
      const page = await context.newPage();
      await page.goto(site.origin + path);
      expect(await page.locator('h1').count(), name).toBe(1);
      expect(await faultsOf(page), `${name} at ${look.width}`).toEqual([]);
      if (shots !== undefined) {
        mkdirSync(shots, { recursive: true });
        await page.screenshot({ path: join(shots, `${name}-${look.width}.png`), fullPage: true });
      }
      await context.close();
    }
}, 120_000);
