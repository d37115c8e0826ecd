import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { render } from 'preact-render-to-string';
import { h } from 'preact';
import type { Browser, Page as Tab } from 'playwright-core';
import { KitPage, registerAssets, type Frame } from '#platform/kit';
import { makeAssets } from '../bin/setup/assets.js';
import { openBrowser } from './browser.ts';

const frame = (theme: Frame['theme']): Frame => ({
  path: '/kit',
  csrf: 'token',
  theme,
  person: {
    name: 'Amina <script>x</script> Yusuf',
    initials: 'AY',
    place: 'Wrenbourne High School',
    role: 'Coordinator',
    membershipCount: 2,
  },
  nav: ['Journey', 'Audit', 'Plan', 'Evidence', 'Impact', 'Provision', 'Questionnaires', 'Hub'].map((text, index) => ({
    text,
    href: `/${text}`,
    current: index === 2,
  })),
  section: {
    title: 'Plan',
    links: ['Actions', 'Reviews', 'On paper'].map((text, index) => ({ text, href: `/${text}`, current: index === 1 })),
  },
  strip: null,
  footer: 'ECM Quality Mark, framework version 3.1, fixed for this application',
  told: 'The plan was sent to Martin Hale.',
  isDemo: true,
});

/** The page of components as the server would send it. */
export const kitHtml = (theme: Frame['theme']): string =>
  `<!doctype html>${render(h(KitPage, { frame: frame(theme) }))}`;

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  js: 'text/javascript',
  svg: 'image/svg+xml',
  woff2: 'font/woff2',
};

/** The same rule as the site's: nothing inline, nothing from elsewhere. */
const policy =
  "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'";

const serve = (folder: string): Promise<Server> =>
  new Promise((done) => {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://kit.test');
      response.setHeader('content-security-policy', policy);
      if (!url.pathname.startsWith('/assets/')) {
        const theme = url.searchParams.get('theme') === 'dark' ? 'dark' : 'light';
        return response.setHeader('content-type', 'text/html; charset=utf-8').end(kitHtml(theme));
      }
      const name = url.pathname.slice('/assets/'.length);
      return response
        .setHeader('content-type', types[name.split('.').at(-1) ?? ''] ?? 'text/plain')
        .end(readFileSync(join(folder, name)));
    });
    server.listen(0, '127.0.0.1', () => done(server));
  });

export type KitSite = Readonly<{
  browser: Browser;
  origin: string;
  /** A tab on the page, so wide; with or without script. */
  open: (path: string, width: number, javaScriptEnabled?: boolean) => Promise<Tab>;
  close: () => Promise<void>;
}>;

/** The page of components with its built style sheet, fonts and script, under the site's own policy, in a browser. */
export const openKit = async (): Promise<KitSite> => {
  const folder = mkdtempSync(join(tmpdir(), 'waymark-kit-'));
  await makeAssets(folder, ['src/platform/kit/browser/waymark.ts']);
  // Our own build wrote it: names to names.
  registerAssets(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>);
  const server = await serve(folder);
  const address = server.address();
  const origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  const browser = await openBrowser();
  return {
    browser,
    origin,
    open: async (path, width, javaScriptEnabled = true) => {
      const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
      const tab = await context.newPage();
      await tab.goto(`${origin}${path}`);
      return tab;
    },
    close: async () => {
      registerAssets({});
      await browser.close();
      server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
