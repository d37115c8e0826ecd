import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kitHtml, openKit, type KitSite } from '../../../testing/kit-site.ts';

let kit: KitSite;

beforeAll(async () => {
  kit = await openKit();
});

afterAll(() => kit.close());

const open: KitSite['open'] = (...asked) => kit.open(...asked);

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
    }).validateString(kitHtml('light'));
    expect(
      report.results.flatMap((file) =>
        file.messages.map((each) => `${each.ruleId}: ${each.message} ${each.selector ?? ''}`),
      ),
    ).toEqual([]);
  });

  test('keeps a script in a name as text', () => {
    expect(kitHtml('light')).toContain('Amina &lt;script>x&lt;/script> Yusuf');
    expect(kitHtml('light')).not.toContain('<script>x');
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
    const context = await kit.browser.newContext();
    const tab = await context.newPage();
    const refused: string[] = [];
    tab.on('console', (message) => {
      if (message.type() === 'error') refused.push(message.text());
    });
    await tab.goto(`${kit.origin}/kit`);
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
    expect(await tab.locator('#site-menu').isVisible()).toBe(true);
    await tab.keyboard.press('Escape');
    expect(await tab.locator('#site-menu').isVisible()).toBe(false);
    await tab.context().close();
  });

  test('without script the Menu link goes to the links at the foot', async () => {
    const tab = await open('/kit', 390, false);
    await tab.getByRole('link', { name: 'Menu' }).click();
    expect(new URL(tab.url()).hash).toBe('#site-menu');
    expect(await tab.locator('#site-menu').getByRole('link', { name: 'Evidence' }).isVisible()).toBe(true);
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
    const context = await kit.browser.newContext();
    const tab = await context.newPage();
    await tab.clock.install();
    await tab.goto(`${kit.origin}/kit`);
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

  test('text that was typed and not sent is back after a reload, until it is sent', async () => {
    const tab = await open('/kit', 1280);
    const title = tab.locator('#kit-title');
    const asSaved = await title.inputValue();
    await title.fill('Half a sentence');
    await tab.reload();
    expect(await title.inputValue()).toBe('Half a sentence');
    expect(await tab.getByText('It has not been sent yet.').isVisible()).toBe(true);
    await tab.getByRole('button', { name: 'Use what was saved instead' }).click();
    expect(await title.inputValue()).toBe(asSaved);

    await title.fill('A whole sentence');
    await tab.getByRole('button', { name: 'Save and continue' }).first().click();
    await tab.waitForLoadState();
    expect(await title.inputValue()).toBe(asSaved);
    expect(await tab.evaluate(() => Object.keys(sessionStorage))).toEqual([]);
    await tab.context().close();
  });
});
