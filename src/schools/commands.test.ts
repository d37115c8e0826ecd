import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '#platform/command';
import { fileSource } from '#platform/csv';
import type { Database } from '#platform/db';
import { testDatabase } from '../../testing/database.ts';
import { commands } from './commands.ts';
import { importEstablishments } from './establishments/actions.ts';

let database: Database;
const folder = mkdtempSync(join(tmpdir(), 'waymark-schools-'));
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const file = (name: string, ...lines: string[]) => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};
const run = async (name: string, ...args: string[]) => {
  const out: unknown[] = [];
  const logged: string[] = [];
  const code = await commands
    .find((each) => each.name === name)
    ?.run(args, {
      json: true,
      out: (value) => out.push(value),
      log: (line) => logged.push(line),
      openDatabase: () => Promise.resolve(database),
      env: {},
      now: () => new Date('2026-11-23T10:00:00Z'),
    });
  return { code, out, logged: logged.join(' ') };
};
const census = 'URN,SCHOOLTYPE,NOR,PNORG,NUMFSM,PNUMEAL,PNUMFSMEVER,PSENELK';

describe('the operator’s commands for schools', () => {
  it('import: 0 when all is sound, 1 with faults, and the same file twice changes nothing', async () => {
    const sound = file('sound.csv', 'URN,EstablishmentName', '123456,Ash School', '123457,Oak School');
    expect(await run('schools import', sound)).toMatchObject({
      code: 0,
      out: [{ read: 2, added: 2, changed: 0, unchanged: 0, problems: [] }],
    });
    expect(await run('schools import', sound)).toMatchObject({ code: 0, out: [{ added: 0, unchanged: 2 }] });
    const faulty = file('faulty.csv', 'URN,EstablishmentName', 'none,Elm School');
    const { code, out } = await run('schools import', faulty);
    expect(code).toBe(1);
    expect(out).toMatchObject([
      { problemsTotal: 1, problems: [{ line: 2, column: 'URN', message: expect.stringContaining('is not a URN') }] },
    ]);
  });

  it('census, summary and context as the contract shapes them', async () => {
    const path = file(
      'census.csv',
      census,
      '123456,Upper,100,50.0%,10,5,20,5',
      '123457,Upper,300,40.0%,60,c,NA,7',
      'NAT,Upper,400,45,70,5,20,6',
    );
    expect(await run('schools census', path, '--year', '2021-22')).toMatchObject({
      code: 0,
      out: [{ read: 3, schools: 2, totalRowsIgnored: 1, problems: [] }],
    });
    expect((await run('schools summary', '--year', '2021-22')).out).toEqual([
      {
        year: '2021-22',
        populations: [{ population: 'Upper', schools: 2, withPupils: 2, pupils: 400, fsmPupils: 70, fsmPercent: 17.5 }],
      },
    ]);
    const { code, out } = await run('schools context', '123457', '--year', '2021-22');
    expect(code).toBe(0);
    const [one] = out as { urn: number; name: string; year: string; measures: { measure: string }[] }[];
    expect(one).toMatchObject({ urn: 123_457, name: 'Oak School', year: '2021-22' });
    expect(one?.measures.map((each) => each.measure)).toEqual(['girls', 'fsm', 'eal', 'fsm6', 'sen_support']);
    expect(one?.measures[1]).toMatchObject({
      value: 20,
      unit: 'percent',
      population: 'Upper',
      n: 2,
      below: 1,
      equal: 1,
      percentile: 50,
      definition: expect.any(String),
    });
    expect(one?.measures[2]).toMatchObject({ value: null, n: 1, below: null, equal: null, percentile: null });
  });

  it('context --all: one school after another, each as by itself', async () => {
    const { code, out } = await run('schools context', '--all', '--population', 'Upper', '--year', '2021-22');
    expect(code).toBe(0);
    expect((out as { urn: number }[]).map((each) => each.urn)).toEqual([123_456, 123_457]);
    expect(out[1]).toEqual((await run('schools context', '123457', '--year', '2021-22')).out[0]);
  });

  it('say no with 1 when there is nothing to tell', async () => {
    expect(await run('schools context', '999999', '--year', '2021-22')).toMatchObject({
      code: 1,
      logged: expect.stringContaining('no school with URN 999999'),
    });
    expect(await run('schools summary', '--year', '2098-99')).toMatchObject({
      code: 1,
      logged: expect.stringContaining('Held: 2021-22'),
    });
    expect((await run('schools context', '--all', '--population', 'Lower', '--year', '2021-22')).code).toBe(1);
  });

  it.each([
    ['schools import', []],
    ['schools import', ['/nowhere.csv']],
    ['schools census', [join(folder, 'sound.csv')]],
    ['schools census', [join(folder, 'sound.csv'), '--year', '2018']],
    ['schools summary', ['--yaer', '2018-19']],
    ['schools context', ['abc', '--year', '2018-19']],
    ['schools context', ['--all', '--year', '2018-19']],
  ])('%s %j is wrong usage', async (name, args) => {
    await expect(run(name, ...args)).rejects.toThrow(UsageError);
  });

  it('two imports at once do not fall over each other', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => `${200_000 + at},School ${at}`);
    const path = file('many.csv', 'URN,EstablishmentName', ...rows);
    const both = await Promise.all([
      importEstablishments(database, fileSource(path)),
      importEstablishments(database, fileSource(path)),
    ]);
    expect(both.map((each) => each.added).sort((a, b) => a - b)).toEqual([0, 500]);
  });
});
