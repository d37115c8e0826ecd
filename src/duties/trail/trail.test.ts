import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '#platform/config';
import { paths } from '#paths';
import { testWorld, type World } from '../../../testing/world.ts';
import { aboutWords, doerWords, wordsFor } from './rules.ts';

describe('words for an act', () => {
  test('stand for every act that the program notes', () => {
    const files = globSync('src/**/*.ts', { cwd: projectRoot() }).filter((file) => !/\.test\.ts$/.test(file));
    const acts = files.flatMap((file) =>
      [
        ...readFileSync(join(projectRoot(), file), 'utf8').matchAll(/\b(?:act: |noted\([^']*?)'([a-z]+\.[a-z-]+)'/g),
      ].map((match) => match[1] ?? ''),
    );
    expect(acts.length).toBeGreaterThan(40);
    expect([...new Set(acts)].filter((act) => wordsFor(act).startsWith('did “'))).toEqual([]);
  });
  test('say who, and what it was about, without ids', () => {
    expect(doerWords({ name: 'Leo Lead', role: 'lead', task: null })).toBe('Leo Lead');
    expect(doerWords({ name: null, role: 'verifier', task: null })).toBe('Verifier');
    expect(doerWords({ name: null, role: null, task: 'mail.send' })).toBe('Waymark itself');
    expect(aboutWords({ pupils: 7, item: '0190', criteria: 'A1 B1' })).toBe('pupils 7, criteria A1 B1');
    expect(wordsFor('new.act-here')).toBe('did “new act here”');
  });
});

describe('the trail that a school reads', () => {
  let world: World;
  beforeAll(async () => {
    world = await testWorld();
    await world.asSystem(async (db) => {
      for (let n = 0; n < 60; n += 1)
        await db`insert into trail_entry (at, task, act, school_id, about) values (${new Date(world.now.getTime() + n * 1000)}, 'test', 'audit.judged', ${world.school}, ${db.json({ criterion: `A${n}` })})`;
      await db`insert into trail_entry (at, task, act, school_id, about) values ('2026-09-01T09:00:00Z', 'test', 'pupils.seen', ${world.school}, '{"pupils": 3, "where": "<script>alert(1)</script>"}')`;
      await db`insert into trail_entry (at, task, act, school_id) values (${world.now}, 'test', 'audit.finished', ${world.rivalSchool})`;
    });
  });
  afterAll(() => world.close());

  test('comes in pages, newest first, and holds nothing of another school', async () => {
    const page = await world.as('head').get(paths.trail);
    expect(page.body).toContain('<h1 class="wm-h1">Trail</h1>');
    expect(page.body).toContain('pupils 3');
    expect(page.body).not.toContain('<script>alert(1)');
    expect(page.body).not.toContain('finished the initial audit');
    const older = /href="([^"]*before=[^"]*)"/.exec(page.body)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const next = await world.as('lead').get(older);
    expect(next.body).toContain('criterion A0<');
    expect(next.body).toContain('Back to the newest');
  });

  test('is narrowed by what and when, and says so when nothing fits', async () => {
    const seen = await world.as('lead').get(`${paths.trail}?room=pupils&from=1+September+2026&to=1+September+2026`);
    expect(seen.body).toContain('saw pupils by name');
    expect(seen.body).not.toContain('judged a criterion');
    expect((await world.as('lead').get(`${paths.trail}?from=1+October+2030`)).body).toContain(
      'No entry fits this choice',
    );
    const wrong = await world.as('lead').get(`${paths.trail}?from=yesterday&room='&person=x&before=-1`);
    expect(wrong.statusCode).toBe(422);
    expect(wrong.body).toContain('href="#from"');
  });

  test('is not for the working party, verifiers or visitors', async () => {
    for (const who of ['member', 'verifier', 'carer'] as const)
      expect((await world.as(who).get(paths.trail)).statusCode).toBe(404);
    expect((await world.visitor.get(paths.trail)).statusCode).toBe(303);
  });
});
