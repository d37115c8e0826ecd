import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitor } from '#platform/actor';
import type { Database } from '#platform/db';
import { seeded } from '#platform/random';
import { testDatabase } from '../../../testing/database.ts';
import { misspell } from '../../../testing/misspell.ts';
import { contextOf } from '../context/store.ts';
import { summaryOf } from '../context/whole.ts';
import { searchSchools } from '../search/store.ts';
import { inventedYear, loadInventedNation } from './actions.ts';
import { firstInventedUrn, inventedNation } from './rules.ts';

const nation = inventedNation();

it('is the same country every time', () => {
  expect(inventedNation()).toEqual(nation);
  expect(nation.length).toBe(2500);
  expect(new Set(nation.map((school) => school.urn)).size).toBe(2500);
});

describe('the invented country in the database', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
    await loadInventedNation(database, new Date('2026-11-23T10:00:00Z'));
  });
  afterAll(() => database.close());

  it('has figures spread as figures are, missing where they would be', async () => {
    const summary = await database.asActor(visitor, (db) => summaryOf(db, inventedYear));
    expect(summary.map((each) => each.population)).toContain('State-funded secondary');
    expect(summary.find((each) => each.population === 'Independent school')).toMatchObject({ fsmPupils: null });
    const secondary = summary.find((each) => each.population === 'State-funded secondary');
    expect(secondary?.fsmPercent).toBeGreaterThan(8);
    expect(secondary?.fsmPercent).toBeLessThan(30);
    const urn = nation.find((school) => school.population === 'State-funded secondary')?.urn ?? 0;
    const context = await database.asActor(visitor, (db) => contextOf(db, urn, inventedYear));
    expect(context).toMatchObject({ isDemonstration: true, source: 'Invented for the demonstration' });
    for (const measure of context?.measures ?? []) expect(measure.n).toBe(430);
  });

  it('gives at least 45 of 50 schools for their misspelt names', async () => {
    const names = new Map<string, number[]>();
    for (const { name, urn } of nation) names.set(name, [...(names.get(name) ?? []), urn]);
    const unique = [...names].filter(([name, urns]) => urns.length === 1 && !name.startsWith('St '));
    const random = seeded(7);
    let found = 0;
    const missed: string[] = [];
    for (let at = 0; at < 50; at += 1) {
      const [name, urns] = unique[Math.floor(random() * unique.length)] ?? ['', []];
      const query = misspell(name, random);
      const { schools } = await database.asActor(visitor, (db) => searchSchools(db, query, { limit: 3, offset: 0 }));
      if (schools.some((school) => school.urn === urns[0])) found += 1;
      else missed.push(`${query} for ${name}`);
    }
    expect(found, missed.join('; ')).toBeGreaterThanOrEqual(45);
  });

  it('stays apart from a school that is not invented', async () => {
    const { schools } = await database.asActor(visitor, (db) =>
      searchSchools(db, String(firstInventedUrn), { limit: 3, offset: 0 }),
    );
    expect(schools[0]).toMatchObject({ urn: firstInventedUrn, isDemonstration: true });
  });
});
