import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import axe from 'axe-core';
import type { Browser as Chromium, BrowserContext, Page } from 'playwright-core';
import { projectRoot } from '#platform/config';
import { openContent } from '#platform/files';
import { registerAssets } from '#platform/kit';
import { readAssets } from '../src/web/assets.ts';
import { createServer } from '../src/web/server.ts';
import { routes } from '../src/web/table.ts';
import { testOrigin, testSecret } from './browse.ts';
import { placeIn } from './jobs.ts';
import type { World } from './world.ts';

/** A world's site on a port of its own, with the built style sheet and scripts: for tests in a browser. */
export type Site = Readonly<{ origin: string; close: () => Promise<void> }>;

export const openSite = async (
  world: Pick<World, 'database' | 'dataDir' | 'now'>,
  given: Readonly<{ clock?: () => Date; isDemonstration?: boolean }> = {},
): Promise<Site> => {
  const build = (await import(join(projectRoot(), 'bin/setup/build.js'))) as { ensureBuilt: () => Promise<void> };
  await build.ensureBuilt();
  const { assets, manifest } = await readAssets(join(projectRoot(), 'build/assets'));
  registerAssets(manifest);
  const app = await createServer({
    database: world.database,
    routes,
    site: {
      origin: testOrigin,
      isDemonstration: given.isDemonstration ?? false,
      dataDir: world.dataDir,
      files: openContent(placeIn(world.dataDir)),
    },
    assets,
    secret: testSecret,
    clock: given.clock ?? (() => world.now),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  await app.listen({ host: '127.0.0.1', port: 0 });
  // A server that listens on TCP has an address with a port.
  const { port } = app.server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => app.close() };
};

/** A context of one person (or of a visitor), as wide as asked. */
export const contextFor = async (
  chromium: Chromium,
  site: Site,
  token: string | null,
  look: Readonly<{ width?: number; dark?: boolean }> = {},
): Promise<BrowserContext> => {
  const context = await chromium.newContext({
    viewport: { width: look.width ?? 1280, height: 900 },
    colorScheme: look.dark ? 'dark' : 'light',
    // What is still fading in has no contrast yet: tests look at pages that stand still.
    reducedMotion: 'reduce',
    bypassCSP: true,
  });
  if (token !== null) await context.addCookies([{ name: 'waymark', value: token, url: site.origin }]);
  return context;
};

/** What axe finds wrong with a page by WCAG 2.2 AA, in words; and whether it scrolls sideways. */
export const faultsOf = async (page: Page): Promise<string[]> => {
  // What fades in is judged as it stands in the end: half faded, any colour is too pale.
  await page.evaluate(() => {
    for (const one of document.getAnimations()) if (one.effect?.getComputedTiming().endTime !== Infinity) one.finish();
  });
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    // axe puts itself on the window; its types are those of the package.
    const runner = (window as unknown as { axe: typeof import('axe-core') }).axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const result = await runner.run(document, { runOnly: { type: 'tag', values: tags } });
    const words = result.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`);
    const wide = document.documentElement.scrollWidth > window.innerWidth;
    return wide ? [...words, `scrolls sideways: ${document.documentElement.scrollWidth}`] : words;
  });
  return found;
};
