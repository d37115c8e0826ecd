import { createHash, randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { openBrowser } from '../../../testing/browser.ts';
import { contextFor, faultsOf, openSite, type Site } from '../../../testing/site.ts';
import { testWorld, type World } from '../../../testing/world.ts';

let world: World;
let site: Site;
let browser: Browser;
beforeAll(async () => {
  world = await testWorld();
  site = await openSite(world);
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser.close();
  await site.close();
  await world.close();
});

const pdf = (size: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(size)]);
const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

type Line = (perSecond: number) => Promise<void>;

/** The form for several files, and its line: about so many bytes a second, or none. */
const opened = async (look: { width?: number; dark?: boolean } = {}): Promise<{ page: Page; line: Line }> => {
  const context = await contextFor(browser, site, world.people.lead.token, look);
  const page = await context.newPage();
  await page.goto(site.origin + href(paths.evidence.several, { enrolment: world.ladder.id }));
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  const line: Line = async (perSecond) => {
    const speed = { latency: 20, downloadThroughput: -1, uploadThroughput: perSecond };
    await network.send('Network.emulateNetworkConditions', { offline: perSecond === 0, ...speed });
  };
  return { page, line };
};
const says = (page: Page, words: string | RegExp) => page.locator('.wm-uploads__item', { hasText: words });
const kept = (bytes: Uint8Array) =>
  world.asSystem(
    (db) => db`select name from file where original_sha256 = ${hash(bytes)} and school_id = ${world.school}`,
  );

describe('a file field where its script runs', () => {
  test('sends each file at once, says how far it is, and the form brings what has arrived', async () => {
    const [large, small] = [pdf(9_000_000), Buffer.from(`Year,Group\n${hash(randomBytes(8))},1`)];
    const { page } = await opened();
    await page.setInputFiles('#files', [file('Behaviour review.pdf', large), file('groups.csv', small)]);
    await says(page, 'has arrived').nth(1).waitFor();
    expect(await page.inputValue('#files')).toBe('');
    expect(await page.locator('[role=status]', { hasText: 'has arrived' }).count()).toBe(1);
    expect(await faultsOf(page)).toEqual([]);
    await page.fill('[name=to]', '14 July 2026');
    await page.getByRole('button', { name: 'Add these files' }).click();
    await page.waitForLoadState();
    for (const bytes of [large, small]) expect(await kept(bytes)).toHaveLength(1);
    await page.context().close();
  });

  test('goes on by itself when a lost line is back, pauses by keyboard, and a form that was sent early waits', async () => {
    const bytes = pdf(12_000_000);
    const { page, line } = await opened({ width: 390, dark: true });
    await line(3_000_000);
    await page.setInputFiles('#files', [file('Long recording of the governors’ visit in the autumn term.pdf', bytes)]);
    await says(page, /of 12 MB sent/).waitFor();
    await line(0);
    await says(page, 'The line is lost').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await line(3_000_000);
    await says(page, /of 12 MB sent/).waitFor();
    await page.getByRole('button', { name: /^Pause/ }).press('Enter');
    await says(page, 'Paused').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Go on');
    await page.keyboard.press('Enter');
    await page.fill('[name=to]', '14 July 2026');
    await page.getByRole('button', { name: 'Add these files' }).click();
    await page.getByText('The form is sent when it has arrived').waitFor();
    await page
      .waitForURL((url) => !url.pathname.endsWith('/several') || url.search !== '', { timeout: 60_000 })
      .catch(() => {});
    await expect.poll(async () => (await kept(bytes)).length, { timeout: 60_000 }).toBe(1);
    await page.context().close();
  });

  test('says in a sentence why a file is refused, and lets it be left out, as one that waits its turn', async () => {
    const { page, line } = await opened();
    await line(200_000);
    const later = file('later.pdf', pdf(400_000));
    const chosen = [file('first.pdf', pdf(900_000)), file('second.pdf', pdf(900_000)), later];
    await page.setInputFiles('#files', chosen);
    await says(page, 'waits for its turn').waitFor();
    for (const { name } of [later, ...chosen.slice(0, 2)])
      await page.getByRole('button', { name: `Leave out ${name}` }).click();
    await line(50_000_000);
    await page.setInputFiles('#files', [file('program.exe', pdf(100)), file('empty.pdf', Buffer.alloc(0))]);
    await says(page, 'is not a kind of file that Waymark keeps').waitFor();
    await says(page, 'is empty').waitFor();
    expect(await faultsOf(page)).toEqual([]);
    for (const name of ['program.exe', 'empty.pdf'])
      await page.getByRole('button', { name: `Leave out ${name}` }).click();
    expect(await page.locator('.wm-uploads__item').count()).toBe(0);
    await page.context().close();
  });

  test('goes on after the page was loaded again, from where it was, and keeps no name in the browser', async () => {
    const again = join(world.dataDir, 'Secret name.pdf');
    await writeFile(again, pdf(12_000_000));
    const { page, line } = await opened();
    await line(6_000_000);
    page.on('dialog', (dialog) => void dialog.accept());
    const parts: { from: number }[] = [];
    page.on('request', (request) => {
      if (request.method() === 'PATCH') parts.push({ from: Number(request.headers()['upload-offset']) });
    });
    await page.setInputFiles('#files', again);
    await expect.poll(() => parts.length, { timeout: 30_000 }).toBe(2);
    const stored = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
    expect(stored).toContain('/uploads/');
    expect(stored).not.toContain('Secret');
    await page.reload();
    await page.setInputFiles('#files', again);
    await says(page, 'has arrived').waitFor();
    // The first eight megabytes were not sent a second time.
    expect(parts.slice(2).every(({ from }) => from >= 8_000_000)).toBe(true);
    expect(parts.length).toBeGreaterThan(2);
    await page.context().close();
  });
});
