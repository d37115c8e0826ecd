import { createServer, type Server } from 'node:http';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { render } from 'preact-render-to-string';
import type { Browser, Page as Tab } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { KitPage, registerAssets, type Frame } from '#platform/kit';
import { makeAssets } from '../../../bin/setup/assets.js';
import { openBrowser } from '../../../testing/browser.ts';

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
  strip: null,
  footer: 'ECM Quality Mark, framework version 3.1, fixed for this application',
  told: 'The plan was sent to Martin Hale.',
  isDemo: true,
});

const html = (theme: Frame['theme']): string => `<!doctype html>${render(<KitPage frame={frame(theme)} />)}`;

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
        return response.setHeader('content-type', 'text/html; charset=utf-8').end(html(theme));
      }
      const name = url.pathname.slice('/assets/'.length);
      return response
        .setHeader('content-type', types[name.split('.').at(-1) ?? ''] ?? 'text/plain')
        .end(readFileSync(join(folder, name)));
    });
    server.listen(0, '127.0.0.1', () => done(server));
  });

const folder = mkdtempSync(join(tmpdir(), 'waymark-kit-'));
let browser: Browser;
let server: Server;
let origin = '';

beforeAll(async () => {
  await makeAssets(folder, ['src/platform/kit/browser/waymark.ts']);
  // Our own build wrote it: names to names.
  registerAssets(JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<string, string>);
  server = await serve(folder);
  const address = server.address();
  origin = typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  browser = await openBrowser();
});

afterAll(async () => {
  registerAssets({});
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = async (path: string, width: number, javaScriptEnabled = true): Promise<Tab> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, javaScriptEnabled });
  const tab = await context.newPage();
  await tab.goto(`${origin}${path}`);
  return tab;
};

describe('the page that shows every component', () => {
  test('is valid HTML', async () => {
    const report = await new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: {
        // Roles stay on tables whose rows become blocks on a phone: display takes the table's own meaning away.
        'no-redundant-role': 'off',
        // The boxes of one question share its name; the server reads them as a list.
        'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
        // Written by one renderer, in one way.
        'void-style': 'off',
        'attribute-boolean-style': 'off',
        'attribute-empty-style': 'off',
        'doctype-style': 'off',
        'prefer-native-element': 'off',
      },
    }).validateString(html('light'));
    expect(
      report.results.flatMap((file) =>
        file.messages.map((each) => `${each.ruleId}: ${each.message} ${each.selector ?? ''}`),
      ),
    ).toEqual([]);
  });

  test('keeps a script in a name as text', () => {
    expect(html('light')).toContain('Amina &lt;script>x&lt;/script> Yusuf');
    expect(html('light')).not.toContain('<script>x');
  });

  test.each(['light', 'dark'])('has nothing that axe finds, %s', async (theme) => {
    const tab = await open(`/kit?theme=${theme}`, 1280);
    await tab.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
    const found = await tab.evaluate(async () => {
      // axe was put on the page in the line above.
      const { axe } = globalThis as unknown as {
        axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[]; passes: unknown[] }> };
      };
      const { violations, passes } = await axe.run();
      return {
        passes: passes.length,
        violations: violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .map((node) => node.html)
              .join(' | ')
              .slice(0, 400)}`,
        ),
      };
    });
    expect(found.violations).toEqual([]);
    expect(found.passes).toBeGreaterThan(20);
    await tab.context().close();
  });

  test.each([390, 768, 1280])('does not scroll sideways at %i', async (width) => {
    const tab = await open('/kit', width);
    expect(await tab.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await tab.context().close();
  });

  test('has its own fonts, and nothing that the site’s own policy refuses', async () => {
    const context = await browser.newContext();
    const tab = await context.newPage();
    const refused: string[] = [];
    tab.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await tab.goto(`${origin}/kit`);
    const fonts = await tab.evaluate(async () =>
      [...(await document.fonts.ready)]
        .filter((font) => font.status === 'loaded')
        .map((font) => font.family.replaceAll('"', '')),
    );
    expect(refused).toEqual([]);
    expect(fonts).toContain('Atkinson Hyperlegible Next Variable');
    expect(fonts).toContain('Source Serif 4 Variable');
    await context.close();
  });
});

describe('on a phone', () => {
  test('the Menu button opens the links in place, and Escape closes them', async () => {
    const tab = await open('/kit', 390);
    const menu = tab.getByRole('button', { name: 'Menu' });
    await menu.click();
    await expect.poll(() => menu.getAttribute('aria-expanded')).toBe('true');
    expect(await tab.locator('#menu').isVisible()).toBe(true);
    await tab.keyboard.press('Escape');
    expect(await tab.locator('#menu').isVisible()).toBe(false);
    await tab.context().close();
  });

  test('without script the Menu link goes to the links at the foot', async () => {
    const tab = await open('/kit', 390, false);
    await tab.getByRole('link', { name: 'Menu' }).click();
    expect(new URL(tab.url()).hash).toBe('#menu');
    expect(await tab.locator('#menu').getByRole('link', { name: 'Evidence' }).isVisible()).toBe(true);
    await tab.context().close();
  });

  test('what is pressed is 44 px high', async () => {
    const tab = await open('/kit', 390);
    const low = await tab.evaluate(() =>
      [
        ...document.querySelectorAll<HTMLElement>(
          '.govuk-button:not(.wm-button--small), .wm-menu-button, .wm-chip, .govuk-input, .govuk-select, .wm-theme__choice',
        ),
      ]
        .filter((each) => each.offsetParent !== null && each.getBoundingClientRect().height < 44)
        .map((each) => each.outerHTML.slice(0, 120)),
    );
    expect(low).toEqual([]);
    await tab.context().close();
  });
});

describe('with script', () => {
  test('an error link puts the cursor into its field', async () => {
    const tab = await open('/kit', 1280);
    await tab.getByRole('link', { name: 'Enter the date the action should be done by' }).click();
    expect(await tab.evaluate(() => document.activeElement?.id)).toBe('kit-due');
    await tab.context().close();
  });

  test('before a session closes the page offers to stay, and says when it is over', async () => {
    const context = await browser.newContext();
    const tab = await context.newPage();
    await tab.clock.install();
    await tab.goto(`${origin}/kit`);
    await tab.locator('#kit-title').fill('Half a sentence');
    await tab.clock.fastForward('27:30');
    expect(await tab.getByRole('dialog', { name: 'You will be signed out in 3 minutes' }).isVisible()).toBe(true);
    await tab.clock.fastForward('03:00');
    expect(await tab.getByRole('dialog', { name: 'You have been signed out' }).isVisible()).toBe(true);
    expect(await tab.locator('#kit-title').inputValue()).toBe('Half a sentence');
    await context.close();
  });

  test('a choice shows what belongs to it', async () => {
    const tab = await open('/kit', 1280);
    expect(await tab.locator('#kit-heard-other').isVisible()).toBe(false);
    await tab.getByLabel('Somebody else').check();
    expect(await tab.locator('#kit-heard-other').isVisible()).toBe(true);
    await tab.getByLabel('Nobody yet').check();
    expect(await tab.locator('#kit-heard-other').isVisible()).toBe(false);
    expect(await tab.getByLabel('Pupils', { exact: true }).isChecked()).toBe(false);
    await tab.locator('#kit-revealed').check();
    expect(await tab.locator('#kit-revealed-when').isVisible()).toBe(true);
    await tab.context().close();
  });
});
