import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mayUse, type Route } from '#platform/route';
import { visitor } from '#platform/actor';
import { askAs, filled, partsOf, plainly, type Answered } from '../../testing/matrix/ask.ts';
import { digest, readCatalogue, type Catalogue } from '../../testing/matrix/catalogue.ts';
import { idsFor, notRows } from '../../testing/matrix/ids.ts';
import { setStage, type Cast, type Stage } from '../../testing/matrix/stage.ts';
import { headerFaults } from '../../testing/matrix/headers.ts';
import { routes } from './table.ts';

let stage: Stage;
let catalogue: Catalogue;
let before: Record<string, string>;
let asked = 0;
const wrongHeaders = new Set<string>();

beforeAll(async () => {
  stage = await setStage();
  catalogue = await readCatalogue(stage.database);
  before = await digest(stage.database, 'all');
  // A digest that saw no rows would stay the same whatever happened.
  expect(Object.values(before).filter((one) => !one.startsWith('0 ')).length).toBeGreaterThan(12);
}, 120_000);
afterAll(() => stage.close());

const ask = async (who: Cast, route: Route, url: string): Promise<Answered> => {
  asked += 1;
  const answer = await askAs(stage.app, who, route, url);
  for (const fault of headerFaults(answer.raw, { isOpen: route.isOpen && who.token === null }))
    wrongHeaders.add(`${route.name}: ${fault}`);
  return answer;
};

/** Whether the route's own policy lets this person near it. */
const isLetIn = (route: Route, who: Cast): boolean =>
  who.token === null
    ? mayUse(route.who, visitor)
    : route.who.kind === 'public' ||
      route.who.kind === 'signed-in' ||
      (who.role !== null && route.who.roles.includes(who.role));

/** A school with which this person has nothing to do. */
const foreignTo = (who: Cast): string => {
  const { ours, rival, far } = stage.schools;
  if (who.name === 'rival' || who.name === 'stranger' || who.name === 'former') return ours;
  return who.school === ours ? rival : far;
};

/** Runs in eights: as many as a pool serves, and no more. */
const each = async <T>(items: readonly T[], work: (item: T) => Promise<string | null>): Promise<string[]> => {
  const faults: string[] = [];
  for (let at = 0; at < items.length; at += 8) {
    const found = await Promise.all(items.slice(at, at + 8).map(work));
    faults.push(...found.filter((fault) => fault !== null));
  }
  return faults;
};

const cells = (wanted: (route: Route, who: Cast) => boolean) =>
  routes.flatMap((route) => stage.cast.filter((who) => wanted(route, who)).map((who) => ({ route, who })));

const swappable = (route: Route): boolean => partsOf(route.path).some((part) => !notRows.has(part));
const cellName = ({ route, who }: { route: Route; who: Cast }): string => `${who.name} ${route.method} ${route.path}`;

/** Rows that are there, and that the page shows only some of, each with its reason. */
const drawnFrom: Readonly<Record<string, string>> = {
  'pupils.add': 'where the choice is frozen, this says to add with a day and a reason instead (409)',
  'pupils.bring': 'the same for a list',
  'plan.agenda-form': 'the agenda of a meeting that was held is its record, and is not arranged any more',
  'visits.claim': 'a claim that was not drawn for the visit has no page there',
  'plan.change-milestone-form': 'a milestone of another action than the one in the address has no page there',
  'workload.entry': 'the time that somebody recorded is opened by themselves only',
  'plan.change-measure-form': 'a measure of another action than the one in the address has no page there',
};

describe('who may use which address', () => {
  test('a person whose part it is not, gets the page of what does not exist', async () => {
    const denied = cells((route, who) => who.token !== null && !isLetIn(route, who));
    // What does not exist looks the same to a person wherever it does not exist in one part of the site: asked for once.
    const nothings = new Map<string, Promise<string>>();
    const nothingFor = ({ who, route }: (typeof denied)[number], url: string): Promise<string> => {
      const method = route.method === 'HEAD' ? 'HEAD' : 'GET';
      const kind = `${who.name} ${method} ${route.path.split('/').slice(0, 4).join('/')}`;
      const none =
        nothings.get(kind) ??
        askAs(stage.app, who, { method, form: 'fields' }, `${url}-nothing`).then((answer) =>
          plainly(answer, [`${url}-nothing`, url]),
        );
      nothings.set(kind, none);
      return none;
    };
    const faults = await each(denied, async (cell) => {
      const ids = idsFor(catalogue, cell.route.path, stage.schools.ours);
      const url = filled(cell.route.path, ids);
      const answer = await ask(cell.who, cell.route, url);
      if (answer.status !== 404) return `${cellName(cell)} answered ${answer.status}`;
      const same = plainly(answer, [url]) === (await nothingFor(cell, url));
      return same ? null : `${cellName(cell)} differs from what does not exist`;
    });
    expect(faults).toEqual([]);
    expect(denied.length).toBeGreaterThan(500);
  }, 300_000);

  test('a visitor is asked to sign in, and brought back by a GET', async () => {
    const closed = routes
      .filter((route) => route.who.kind !== 'public')
      .map((route) => ({ route, who: stage.cast.at(-1) as Cast }));
    const faults = await each(closed, async (cell) => {
      const url = filled(cell.route.path, idsFor(catalogue, cell.route.path, stage.schools.ours));
      const answer = await ask(cell.who, cell.route, url);
      const back = cell.route.method === 'GET' ? `/sign-in?then=${encodeURIComponent(url)}` : '/sign-in';
      return answer.status === 303 && answer.location === back
        ? null
        : `${cellName(cell)}: ${answer.status} ${answer.location}`;
    });
    expect(faults).toEqual([]);
    expect(closed.length).toBeGreaterThan(50);
  }, 300_000);

  test('what is not yours answers exactly as what does not exist', async () => {
    const foreign = cells((route, who) => swappable(route) && isLetIn(route, who) && route.who.kind !== 'public');
    const faults = await each(foreign, async (cell) => {
      const parts = partsOf(cell.route.path);
      const theirs = idsFor(catalogue, cell.route.path, foreignTo(cell.who));
      const none = Object.fromEntries(
        parts.map((part) => [part, notRows.has(part) ? (theirs[part] ?? '') : randomUUID()]),
      );
      const [one, other] = [filled(cell.route.path, theirs), filled(cell.route.path, none)];
      const answer = await ask(cell.who, cell.route, one);
      const nothing = await ask(cell.who, cell.route, other);
      if (answer.status >= 500 || nothing.status >= 500)
        return `${cellName(cell)} broke: ${answer.status} ${nothing.status}`;
      if (parts.includes('enrolment') && answer.status !== 404)
        return `${cellName(cell)} answered ${answer.status} for another school's`;
      const same =
        plainly(answer, [one, ...Object.values(theirs)]) === plainly(nothing, [other, ...Object.values(none)]);
      return same ? null : `${cellName(cell)} tells another school's from nothing`;
    });
    expect(faults).toEqual([]);
    expect(foreign.length).toBeGreaterThan(200);
  }, 300_000);

  test('another school’s row under our own enrolment is not there either', async () => {
    const nested = cells((route, who) => {
      const rows = partsOf(route.path).filter((part) => !notRows.has(part));
      return rows.includes('enrolment') && rows.length > 1 && isLetIn(route, who) && who.token !== null;
    });
    const faults = await each(nested, async (cell) => {
      const parts = partsOf(cell.route.path);
      const own = idsFor(
        catalogue,
        cell.route.path,
        cell.who.name === 'rival' ? stage.schools.rival : stage.schools.ours,
      );
      const theirs = idsFor(
        catalogue,
        cell.route.path,
        cell.who.name === 'rival' ? stage.schools.ours : stage.schools.rival,
      );
      const mixed: Record<string, string> = { ...theirs, enrolment: own['enrolment'] ?? '' };
      const none = Object.fromEntries(
        parts.map((part) => [part, part === 'enrolment' || notRows.has(part) ? (mixed[part] ?? '') : randomUUID()]),
      );
      const [one, other] = [filled(cell.route.path, mixed), filled(cell.route.path, none)];
      const [answer, nothing] = [await ask(cell.who, cell.route, one), await ask(cell.who, cell.route, other)];
      if (answer.status >= 500) return `${cellName(cell)} broke`;
      const same =
        plainly(answer, [one, ...Object.values(mixed)]) === plainly(nothing, [other, ...Object.values(none)]);
      return same ? null : `${cellName(cell)} tells another school's row from nothing`;
    });
    expect(faults).toEqual([]);
  }, 300_000);

  test('nobody breaks a page of their own; most of them are there', async () => {
    const allowed = cells((route, who) => route.method === 'GET' && isLetIn(route, who));
    const seen = new Set<string>();
    const faults = await each(allowed, async (cell) => {
      const school = cell.who.school ?? cell.who.sentTo ?? stage.schools.ours;
      const url = filled(cell.route.path, idsFor(catalogue, cell.route.path, school));
      const answer = await ask(cell.who, cell.route, url);
      if (answer.status < 400) seen.add(cell.route.path);
      return answer.status >= 500 ? `${cellName(cell)} broke: ${answer.status}` : null;
    });
    expect(faults).toEqual([]);
    // An address is seen by somebody, unless it names a row of which that journey has none, or one that is not for all.
    const journey = catalogue.journeyOf(stage.schools.ours);
    const hasRows = (route: Route): boolean =>
      Object.entries(idsFor(catalogue, route.path, stage.schools.ours)).every(
        ([part, id]) => part === 'enrolment' || part === 'school' || catalogue.ownerOf(id)?.enrolment === journey,
      );
    const expected = routes.filter((route) => route.method === 'GET' && hasRows(route) && !(route.name in drawnFrom));
    expect(expected.filter((route) => !seen.has(route.path)).map((route) => route.path)).toEqual([]);
    expect(expected.length).toBeGreaterThan(40);
  }, 300_000);

  test('neither a GET nor anything that was refused changed a row', async () => {
    expect(await digest(stage.database, 'all')).toEqual(before);
  }, 60_000);

  test('every answer had the headers of every answer', () => {
    expect([...wrongHeaders]).toEqual([]);
    expect(asked).toBeGreaterThan(1500);
  });
});
