import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { visitor } from '#platform/actor';
import { fileSource } from '#platform/csv';
import type { Database } from '#platform/db';
import { testDatabase } from '../../testing/database.ts';
import { importCensus } from './census/actions.ts';
import { contextOf } from './context/store.ts';
import { contextsOf, summaryOf, type WholeContext } from './context/whole.ts';
import { importEstablishments } from './establishments/actions.ts';
import { percentileOf, placeAmong } from './rules.ts';

const folder = '../shared/data';
const hasData = existsSync(`${folder}/gias/schools_joined_2018-19.csv`);
if (!hasData) console.warn('The national test data is not beside the project: the tests on real figures did not run.');

describe.skipIf(!hasData)('the national list and census, as published', () => {
  let database: Database;
  const now = new Date('2026-11-23T10:00:00Z');
  const census = (file: string, year: string) =>
    importCensus(
      database,
      fileSource(`${folder}/dfe-census/${file}`),
      { year, isDemonstration: false, source: 'School census' },
      now,
    );
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());

  it('takes all 26,078 establishments over, and nothing the second time', async () => {
    const source = fileSource(`${folder}/gias/schools_joined_2018-19.csv`);
    const first = await importEstablishments(database, source);
    expect(first).toEqual({ read: 26_078, added: 26_078, changed: 0, unchanged: 0, problems: [], problemsTotal: 0 });
    const second = await importEstablishments(database, source);
    expect(second).toMatchObject({ read: 26_078, added: 0, changed: 0, unchanged: 26_078, problemsTotal: 0 });
  });

  it('ignores the ninety columns of the full list that it does not know', async () => {
    const done = await importEstablishments(database, fileSource(`${folder}/gias/gias_surrey_hampshire_20220420.csv`));
    expect(done).toMatchObject({ read: 1096, problemsTotal: 0 });
    expect(done.added + done.changed + done.unchanged).toBe(1096);
  });

  it('reads the ministry’s own fixture of the full heading', async () => {
    const done = await importEstablishments(
      database,
      fileSource(`${folder}/dfe-fbit-sample/gias_full_header_sample.csv`),
    );
    // Its numbers begin where real ones do, so most of its invented schools overwrite a real one here.
    expect(done).toMatchObject({ read: 60, unchanged: 0, problemsTotal: 0 });
  });

  it.each([
    ['england_census_2018-2019.csv', '2018-19', 23_939],
    ['england_census_2020-2021.csv', '2020-21', 24_413],
  ])('reads %s without counting everybody twice', async (file, year, schools) => {
    expect(await census(file, year)).toEqual({
      read: schools + 3,
      schools,
      totalRowsIgnored: 3,
      problems: [],
      problemsTotal: 0,
    });
  });

  it('adds up to the national totals that the file itself prints', async () => {
    const summary = await database.asActor(visitor, (db) => summaryOf(db, '2018-19'));
    const of = (population: string) => summary.find((each) => each.population === population);
    expect(of('State-funded primary')).toMatchObject({ schools: 16_769, pupils: 4_727_089, fsmPupils: 745_453 });
    expect(of('State-funded secondary')).toMatchObject({ schools: 3448, pupils: 3_327_970, fsmPupils: 468_779 });
    expect(of('State-funded secondary')?.fsmPercent).toBe(14.09);
    // No independent school has a free-meal count in that year: not known, never 0.
    expect(of('Independent school')).toMatchObject({ fsmPupils: null, fsmPercent: null });
  });

  it('places one school as the rule does when it is given the whole population', async () => {
    const year = '2020-21';
    await database.asActor(visitor, async (db) => {
      const one = await contextOf(db, 145_336, year);
      const fsm = one?.measures.find((each) => each.measure === 'fsm');
      const population = await db<{ fsm: number | null }[]>`
        select fsm from census_school where year = ${year} and population = ${fsm?.population ?? ''} and has_pupils`;
      const placed = placeAmong(
        fsm?.value ?? 0,
        population.map((row) => row.fsm),
      );
      expect(fsm).toMatchObject(placed);
      expect(placed.n).toBeGreaterThan(3000);
      expect(fsm?.percentile).toBe(percentileOf(placed.below, placed.n));
    });
  });

  it('gives every school of a population the same place as it has by itself', async () => {
    await database.asActor(visitor, async (db) => {
      let schools = 0;
      const sample: WholeContext[] = [];
      for await (const whole of contextsOf(db, 'State-funded secondary', '2018-19')) {
        schools += 1;
        if (schools % 800 === 1) sample.push(whole);
      }
      for (const whole of sample) expect(whole.measures).toEqual((await contextOf(db, whole.urn, '2018-19'))?.measures);
      expect(schools).toBeGreaterThan(3000);
      expect(sample.length).toBeGreaterThan(3);
    });
  });
});
