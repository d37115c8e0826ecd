import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { system, visitor } from '#platform/actor';
import { bytesSource } from '#platform/csv';
import type { Database } from '#platform/db';
import { testDatabase } from '../../testing/database.ts';
import { importCensus } from './census/actions.ts';
import { contextOf } from './context/store.ts';
import { summaryOf } from './context/whole.ts';
import { importEstablishments } from './establishments/actions.ts';

let database: Database;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.close());

const csv = (...lines: string[]) => bytesSource(new TextEncoder().encode(`${lines.join('\n')}\n`));
const heading = 'URN,EstablishmentName,EstablishmentStatus (name),Town,StatutoryLowAge,StatutoryHighAge,Colour';
const now = new Date('2026-11-23T10:00:00Z');

describe('the national list', () => {
  it('takes sound rows, ignores columns that it does not know, and keeps “not known” apart from any value', async () => {
    const done = await importEstablishments(database, csv(heading, '123456,"St Ann\'s, Upper  School",2,nan,4,11,red'));
    expect(done).toEqual({ read: 1, added: 1, changed: 0, unchanged: 0, problems: [], problemsTotal: 0 });
    const [school] = await database.asActor(visitor, (db) => db`select * from school where urn = 123456`);
    expect(school).toMatchObject({
      name: "St Ann's, Upper School",
      status: 'Closed',
      town: null,
      lowAge: 4,
      highAge: 11,
    });
  });

  it('lists every fault with its line and column, and takes the sound rows between them', async () => {
    const invented = csv(heading, '950000,Invented School,Open,Town,4,11,');
    await importEstablishments(database, invented, { isDemonstration: true });
    const done = await importEstablishments(
      database,
      csv(
        heading,
        ',No number,Open,Town,4,11,',
        '12E4,Odd number,Open,Town,4,11,',
        '200001,Sound School,Open,Town,4,11,',
        '200002,,Open,Town,four,11,',
        '200003,Upside Down,Open,Town,16,11,',
        '200001,Sound School again,Open,Town,4,11,',
        '950000,Invented,Open,Town,4,11,',
        '200004,Too, many, commas,Open,Town,4,11,',
        '200005,Short row',
      ),
    );
    expect(done).toMatchObject({ read: 9, added: 2 });
    expect(done.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'URN'],
      [3, 'URN'],
      [5, 'EstablishmentName'],
      [5, 'StatutoryLowAge'],
      [6, 'StatutoryLowAge'],
      [7, 'URN'],
      [8, 'URN'],
      [9, null],
    ]);
    expect(done.problems[5]?.message).toBe(
      'URN 200001 stands on line 4 already. The first row was taken; keep one of them.',
    );
  });

  it('says what changed the second time, and leaves alone what the file has no column for', async () => {
    const again = await importEstablishments(
      database,
      csv('URN,EstablishmentName', '200001,Sound Academy', '200005,Short row'),
    );
    expect(again).toMatchObject({ read: 2, added: 0, changed: 1, unchanged: 1 });
    const [school] = await database.asActor(visitor, (db) => db`select name, town from school where urn = 200001`);
    expect(school).toEqual({ name: 'Sound Academy', town: 'Town' });
  });

  it.each([
    ['a file without the headings', csv('Name,Number', 'x,1'), /no column URN and no column EstablishmentName/],
    ['an empty file', bytesSource(new Uint8Array()), /empty/],
    ['a workbook', bytesSource(Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0, 0x0a)), /CSV UTF-8/],
  ])('refuses %s and changes nothing', async (_what, source, sentence) => {
    const done = await importEstablishments(database, source);
    expect(done).toMatchObject({ read: 0, added: 0, problemsTotal: 1 });
    expect(done.problems[0]).toMatchObject({ line: 1, message: expect.stringMatching(sentence) });
  });

  it('counts all faults of a hopeless file and lists the first thousand', async () => {
    const rows = Array.from({ length: 1500 }, (_, at) => `x${at},Name`);
    const done = await importEstablishments(database, csv('URN,EstablishmentName', ...rows));
    expect([done.problems.length, done.problemsTotal]).toEqual([1000, 1500]);
  });

  it('may be brought in by the operator’s work only', async () => {
    const tried = database.asActor(
      visitor,
      (db) => db`insert into school (id, urn, name) values (gen_random_uuid(), 300000, 'Mine')`,
    );
    await expect(tried).rejects.toThrow(/row-level security/);
  });
});

describe('a census year', () => {
  const columns = 'URN,LA,ESTAB,SCHOOLTYPE,NOR,PNORG,NUMFSM,PNUMEAL,PSENELK,PNUMFSMEVER';
  const about = { year: '2021-22', isDemonstration: false, source: 'Invented for this test' };
  const bring = (...lines: string[]) => importCensus(database, csv(`\ufeff${columns}`, ...lines), about, now);
  const place = async (urn: number, measure: string) =>
    (await database.asActor(visitor, (db) => contextOf(db, urn, about.year)))?.measures.find(
      (each) => each.measure === measure,
    );

  it('keeps three kinds of “no figure” apart, and none of them is 0', async () => {
    const done = await bring(
      '400001,1,1,Upper school,100,50.0%,10,c,5%,20',
      '400002,1,2,Upper school,200,x,SUPP,z,,NE',
      '400003,1,3,Upper school,0,,0,0%,0%,0%',
      '400004,1,4,Upper school,50,NA,5,3.5',
      'NAT,,,Upper school,350,50,15,3,5,20',
    );
    expect(done).toEqual({ read: 5, schools: 4, totalRowsIgnored: 1, problems: [], problemsTotal: 0 });
    expect(await place(400_001, 'eal')).toMatchObject({
      value: null,
      missing: 'withheld',
      percentile: null,
      below: null,
    });
    expect(await place(400_002, 'girls')).toMatchObject({ value: null, missing: 'not-available' });
    expect(await place(400_002, 'fsm')).toMatchObject({ value: null, missing: 'withheld' });
    expect(await place(400_002, 'eal')).toMatchObject({ value: null, missing: 'not-applicable' });
    expect(await place(400_004, 'fsm6')).toMatchObject({ value: null, missing: 'not-available' });
    expect(await place(400_001, 'girls')).toMatchObject({ value: 50, missing: null, n: 1 });
  });

  it('leaves a school without pupils out of every population', async () => {
    expect(await place(400_001, 'fsm')).toMatchObject({ value: 10, n: 2, below: 0, equal: 2, percentile: 0 });
    expect(await place(400_003, 'fsm')).toMatchObject({ value: null, missing: 'not-applicable', n: 2 });
    const [upper] = await database.asActor(visitor, (db) => summaryOf(db, about.year));
    expect(upper).toEqual({
      population: 'Upper school',
      schools: 4,
      withPupils: 3,
      pupils: 350,
      fsmPupils: 15,
      fsmPercent: 4.29,
    });
  });

  it('makes a year anew each time', async () => {
    expect(await bring('400009,1,1,Upper school,100,50,10,1,5,20')).toMatchObject({ schools: 1 });
    expect(await place(400_001, 'girls')).toBeUndefined();
  });

  it('lists every fault by line', async () => {
    const done = await bring(
      '400001,1,1,Upper school,many,50,10,1,5,20',
      '400002,1,1,,100,150,10,1,-5,20',
      'LA,1,1,Upper school,100,50,10,1,5,20',
      '400004,1,1,Upper school,100,50,101,1,5,20',
    );
    expect(done.schools).toBe(0);
    expect(done.problems.map(({ line, column }) => [line, column])).toEqual([
      [2, 'NOR'],
      [3, 'PNORG'],
      [3, 'PSENELK'],
      [3, 'SCHOOLTYPE'],
      [4, 'URN'],
      [5, 'NUMFSM'],
    ]);
  });

  it('never mixes invented figures with real ones', async () => {
    await importCensus(
      database,
      csv(columns, '950001,1,1,Upper school,100,90,10,1,5,20'),
      { ...about, isDemonstration: true },
      now,
    );
    await bring('400001,1,1,Upper school,100,50,10,1,5,20');
    expect(await place(400_001, 'girls')).toMatchObject({ n: 1 });
    expect(await place(950_001, 'girls')).toMatchObject({ n: 1 });
  });

  it('is not read by a visitor as writable', async () => {
    const tried = database.asActor(visitor, (db) => db`delete from census_year`);
    expect((await tried).count).toBe(0);
    expect((await database.asActor(system('test'), (db) => db`select from census_year`)).count).toBeGreaterThan(0);
  });
});

it('a quotation mark that never closes, far down a long file, stops the import with its line and changes nothing', async () => {
  const sound = Array.from({ length: 20_000 }, (_, at) => `${300_000 + at},School ${at}`).join('\n');
  const done = await importEstablishments(
    database,
    csv('URN,EstablishmentName', sound, `400000,"open ${'x'.repeat(1_100_000)}`),
  );
  expect(done).toMatchObject({ read: 0, added: 0, problemsTotal: 1 });
  const [kept] = await database.asActor(
    visitor,
    (db) => db`select count(*)::int as n from school where urn between 300000 and 319999`,
  );
  expect(kept).toEqual({ n: 0 });
});
