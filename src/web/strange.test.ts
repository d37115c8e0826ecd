import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route } from '#platform/route';
import { askAs, filled, partsOf } from '../../testing/matrix/ask.ts';
import { readCatalogue, type Catalogue } from '../../testing/matrix/catalogue.ts';
import { idsFor } from '../../testing/matrix/ids.ts';
import { setStage, type Cast, type Stage } from '../../testing/matrix/stage.ts';
import { routes } from './table.ts';

let stage: Stage;
let catalogue: Catalogue;
beforeAll(async () => {
  stage = await setStage();
  catalogue = await readCatalogue(stage.database);
}, 120_000);
afterAll(() => stage.close());

const strange = [
  '\u0000',
  "' or 1=1 --",
  '../../etc/passwd',
  'x'.repeat(2_000),
  '-1',
  '1e999',
  '99999999999999999999',
  '\u202e',
  '<script>alert(1)</script>',
  '%',
  '__proto__',
  '[object Object]',
];

/** Those that found something when they were all tried after a question mark. */
const telling = ['\u0000', '99999999999999999999', '-1', '<script>alert(1)</script>'];

/** Somebody whom the route lets near it. */
const allowed = (route: Route): Cast | undefined =>
  stage.cast.find((who) =>
    route.who.kind === 'public'
      ? who.name === 'visitor'
      : route.who.kind === 'signed-in'
        ? who.name === 'lead'
        : who.role !== null && route.who.roles.includes(who.role),
  );

test('strange words in an address never break a page', async () => {
  const faults = new Set<string>();
  let tried = 0;
  for (const [place, route] of routes.filter((one) => partsOf(one.path).length > 0).entries()) {
    const who = allowed(route);
    if (who === undefined) continue;
    const own = idsFor(catalogue, route.path, stage.schools.ours);
    for (const part of partsOf(route.path))
      // A third of them at each address, another third at the next.
      for (const text of strange.filter((_, at) => (at + place) % 3 === 0)) {
        tried += 1;
        const answer = await askAs(stage.app, who, route, filled(route.path, { ...own, [part]: text }));
        if (answer.status >= 500)
          faults.add(`${route.method} ${route.path} with ${JSON.stringify(text.slice(0, 20))} as ${part}`);
        if (answer.body.includes('<script>alert')) faults.add(`${route.path} lets a script through`);
      }
  }
  expect([...faults]).toEqual([]);
  expect(tried).toBeGreaterThan(1000);
}, 300_000);

const usual = ['q', 'page', 'then', 'year'];
const namesIn = (links: string): string[] =>
  [...links.matchAll(/[?&;]([a-z][\w-]*)=/gi)].map((match) => match[1] ?? '');

/** What a page asks of itself, in links to its own address and in its GET forms; and every name that any of its links asks for. */
const asked = (html: string, url: string) => {
  const links = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1] ?? '');
  const forms = [...html.matchAll(/<form\b[^>]*method="get"[^>]*>([\s\S]*?)<\/form>/g)].flatMap(([, body = '']) =>
    [...body.matchAll(/\sname="([^"]+)"/g)].map((match) => match[1] ?? ''),
  );
  const own = links.filter((link) => link.startsWith('?') || link.startsWith(`${url}?`)).flatMap(namesIn);
  const told = (names: readonly string[]) => [...new Set(names)].filter((name) => name !== 'csrf');
  return { own: told([...own, ...forms]), all: told([...namesIn(html), ...forms, ...usual]) };
};

test('strange words after the question mark never break a page, and no script comes through', async () => {
  const faults = new Set<string>();
  let tried = 0;
  for (const [place, route] of routes.filter((one) => one.method === 'GET').entries()) {
    const who = allowed(route);
    if (who === undefined) continue;
    const url = filled(route.path, idsFor(catalogue, route.path, stage.schools.ours));
    const page = await askAs(stage.app, who, route, url);
    if (page.status !== 200 || !page.headers.includes('text/html')) continue;
    // Each of its own words and one of the usual alone with one strange text, another on the next page; then every word that it
    // names at once with each of the texts.
    const { own, all } = asked(page.body, url);
    const each = new Set([...own, usual[place % usual.length] ?? 'q']);
    const alone = [...each].map((name, at) => ({ [name]: telling[(at + place) % telling.length] ?? '' }));
    const together = telling.map((text) => Object.fromEntries(all.map((name) => [name, text])));
    for (const words of [...alone, ...together]) {
      tried += 1;
      const answer = await askAs(stage.app, who, route, `${url}?${new URLSearchParams(words)}`);
      if (answer.status >= 500) faults.add(`${route.path} with ${JSON.stringify(words).slice(0, 80)}`);
      if (answer.body.includes('<script>alert')) faults.add(`${route.path} lets a script through`);
    }
    const twice = await askAs(stage.app, who, route, `${url}?q=a&q=b&page=1&page=2&year=1&year=2`);
    if (twice.status >= 500) faults.add(`${route.path} with the same word twice`);
  }
  expect([...faults]).toEqual([]);
  expect(tried).toBeGreaterThan(300);
}, 300_000);
