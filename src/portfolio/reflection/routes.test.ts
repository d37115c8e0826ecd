import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { href, paths } from '#paths';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { answered, mayHandOver, mayRead, questions, reflectionState } from './rules.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

const at = () => ({ enrolment: world.grid.id, standard });
let standard = '';
const post = (who: Who, path: string, form: Record<string, string | number>) => world.as(who).post(path, form);
const look = () => href(paths.portfolio.reflection, at());
const page = () => href(paths.portfolio.standard, at());

describe('a reflection, by its rules', () => {
  test('may be handed over when half of it is answered, and is read by somebody else', () => {
    expect(mayHandOver({ trends: 'a', pupils: 'b' })).toBe(false);
    expect(mayHandOver({ trends: 'a', pupils: 'b', next: 'c' })).toBe(true);
    expect(mayHandOver({ trends: ' ', pupils: 'b', next: 'c' })).toBe(false);
    const handed = { writtenBy: 'p', handedAt: new Date(), readAt: null };
    expect(mayRead(handed, 'p')).toBe(false);
    expect(mayRead(handed, 'q')).toBe(true);
    expect(mayRead({ ...handed, handedAt: null }, 'q')).toBe(false);
    expect(reflectionState(null)).toBe('none');
    expect(reflectionState(handed)).toBe('handed');
    expect(answered({ next: 'x' })).toHaveLength(questions.length);
  });
});

describe('looking back on a standard', () => {
  test('is written by the team, version by version; no text is lost', async () => {
    const home = await world.as('lead').get(href(paths.portfolio.home, { enrolment: world.grid.id }));
    standard = /portfolio\/standards\/([A-Za-z0-9.-]+)"/.exec(home.body)?.[1] ?? '';
    expect(standard).not.toBe('');
    expect((await post('member', look(), { version: 0, trends: 'x'.repeat(4001) })).body).toContain('href="#trends"');
    expect(
      (await post('member', look(), { version: 0, trends: 'More pupils speak <b>up</b>', next: 'Go on' })).statusCode,
    ).toBe(303);
    const late = await post('lead', look(), { version: 0, trends: 'Another view' });
    expect(late.statusCode).toBe(409);
    expect(late.body.includes('Another view') && late.body.includes('More pupils speak &lt;b>up')).toBe(true);
    for (const who of ['governor', 'adviser'] as const) {
      expect((await post(who, look(), { version: 1, trends: 'x' })).statusCode).toBe(404);
      expect((await world.as(who).get(look())).body.includes('More pupils speak')).toBe(true);
    }
    for (const who of ['rival', 'verifier', 'officer'] as const)
      expect((await world.as(who).get(look())).statusCode).toBe(404);
  });

  test('is handed to the senior member, who reads it; nobody reads their own', async () => {
    const hand = () => post('member', href(paths.portfolio.handReflection, at()), {});
    expect((await hand()).body).toContain('Answer at least half of the questions first');
    await post('member', look(), { version: 1, trends: 'A', pupils: 'B', next: 'C' });
    expect((await hand()).statusCode).toBe(303);
    expect((await hand()).statusCode).toBe(409);
    const read = (who: Who) => post(who, href(paths.portfolio.readReflection, at()), { reply: 'Thank you' });
    expect((await read('member')).statusCode).toBe(404);
    expect((await read('head')).statusCode).toBe(303);
    expect((await world.as('member').get(look())).body).toContain('Thank you');
    await post('lead', look(), { version: 2, trends: 'A', pupils: 'B', next: 'D' });
    await post('lead', href(paths.portfolio.handReflection, at()), {});
    expect((await read('lead')).body).toContain('or you wrote it yourself');
    expect((await world.as('head').get(page())).body).toContain('With the senior member');
  });
});

describe('the checklist of a standard’s portfolio', () => {
  const tick = (who: Who, form: Record<string, string | number>) => post(who, href(paths.portfolio.tick, at()), form);

  test('is ticked with an item that serves it or in words, and opened again', async () => {
    const empty = await tick('member', { line: 0, 'item-0': '', 'note-0': '' });
    expect(empty.statusCode).toBe(422);
    expect(empty.body).toContain('href="#item-0"');
    expect((await tick('member', { line: 99, 'item-99': '', 'note-99': 'x' })).statusCode).toBe(422);
    expect((await tick('member', { line: 0, 'item-0': '01900000-0000-7000-8000-000000000000' })).body).toContain(
      'This item does not serve this standard',
    );
    expect((await tick('governor', { line: 0, 'note-0': 'x' })).statusCode).toBe(404);
    expect((await tick('member', { line: 0, 'note-0': 'In the blue folder' })).statusCode).toBe(303);
    const shown = await world.as('adviser').get(page());
    expect(shown.body).toContain('In the blue folder');
    expect((await post('member', href(paths.portfolio.untick, at()), { line: 0 })).statusCode).toBe(303);
    expect((await world.as('lead').get(page())).body.includes('In the blue folder')).toBe(false);
  });
});
