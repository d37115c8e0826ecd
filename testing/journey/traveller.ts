import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { contextFor, type Site } from '../site.ts';

/** One person at their own screen: opens pages, fills what they see, presses what they see. */
export type Traveller = Readonly<{
  page: Page;
  open: (path: string) => Promise<void>;
  /** Fills fields by the names that the form gives them: text, choices (the value), ticks (all of several values). Where a
   * page has several forms alike, `formTo` is the end of the address of the one meant. */
  fill: (fields: Readonly<Record<string, string | readonly string[]>>, formTo?: string) => Promise<void>;
  /** Presses the button, or the link that looks like one, and waits for the page that answers. */
  press: (name: string | RegExp, formTo?: string) => Promise<void>;
  /** All the words on the page. */
  words: () => Promise<string>;
  /** What was refused or wrong, as the page says it on top; empty when nothing was. */
  trouble: () => Promise<string>;
  path: () => string;
  close: () => Promise<void>;
}>;

/** What is folded away is unfolded first, as a person would. */
const unfold = (field: Locator): Promise<void> =>
  field.evaluate((node) => {
    for (let fold = node.closest('details'); fold !== null; fold = fold.parentElement?.closest('details') ?? null)
      fold.open = true;
  });

const put = async (form: Locator, name: string, value: string | readonly string[]): Promise<void> => {
  const field = form.locator(`[name="${name}"]`);
  const kind = await field.first().evaluate((node) => (node instanceof HTMLInputElement ? node.type : node.tagName));
  for (const one of Array.isArray(value) ? value : [value]) {
    const choice = form.locator(`[name="${name}"][value="${one}"]`).first();
    await unfold(kind === 'radio' || kind === 'checkbox' ? choice : field.first());
    if (kind === 'radio' || kind === 'checkbox') await choice.check();
    else if (kind === 'SELECT') await field.first().selectOption(one);
    else await field.first().fill(one);
  }
};

export const traveller = async (browser: Browser, site: Site, token: string | null): Promise<Traveller> => {
  const context: BrowserContext = await contextFor(browser, site, token);
  const page = await context.newPage();
  page.setDefaultTimeout(8_000);
  /** A button of that name, or failing that a link: a page may link to the place of its own button. */
  const formOf = (formTo?: string): Locator =>
    page.locator(formTo === undefined ? 'main' : `main form[action$="${formTo}"]`);
  const pressable = async (name: string | RegExp, formTo?: string): Promise<Locator> => {
    const main = formOf(formTo);
    const button = main.locator('button').filter({ hasText: name });
    return (await button.count()) > 0 ? button.first() : main.locator('a').filter({ hasText: name }).first();
  };
  return {
    page,
    open: async (path) => {
      await page.goto(path.startsWith('http') ? path : site.origin + path);
    },
    fill: async (fields, formTo) => {
      for (const [name, value] of Object.entries(fields)) await put(formOf(formTo), name, value);
    },
    press: async (name, formTo) => {
      const button = await pressable(name, formTo);
      if ((await button.count()) === 0)
        throw new Error(
          `There is no "${String(name)}" on ${page.url()}:\n${(await page.locator('main').innerText()).slice(0, 1500)}`,
        );
      await Promise.all([page.waitForEvent('load'), button.click()]);
    },
    words: async () => page.locator('body').innerText(),
    trouble: async () => (await page.locator('.govuk-error-summary, .wm-alert--refusal').allInnerTexts()).join('\n'),
    path: () => new URL(page.url()).pathname,
    close: () => context.close(),
  };
};
