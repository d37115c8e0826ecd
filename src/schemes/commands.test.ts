import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { UsageError, type CommandIo } from '#platform/command';
import { projectRoot } from '#platform/config';
import type { Database } from '#platform/db';
import { testDatabase } from '../../testing/database.ts';
import { grid } from '../../testing/schemes.ts';
import { syncSchemes } from './actions.ts';
import { commands } from './commands.ts';

let folder: string;
let database: Database;
beforeAll(async () => {
  [folder, database] = await Promise.all([mkdtemp(join(tmpdir(), 'waymark-check-')), testDatabase()]);
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const run = async (
  name: string,
  args: readonly string[],
  open: () => Promise<Database> = () => Promise.reject(new Error('This command opens no database.')),
) => {
  const said: { value: unknown; words: string | undefined }[] = [];
  const io: CommandIo = {
    json: true,
    out: (value, words) => void said.push({ value, words }),
    log: () => {},
    openDatabase: open,
    env: {},
    now: () => new Date(),
  };
  const command = commands.find((each) => each.name === name);
  if (command === undefined) throw new Error(`There is no command ${name}.`);
  return { code: await command.run(args, io), said: said[0] };
};

test.each([
  ['ecm-standards-award', 12, 180],
  ['ecm-quality-mark', 6, 24],
])('scheme check says that %s is sound, without a database', async (id, standards, atLeast) => {
  const { code, said } = await run('scheme check', [join(projectRoot(), 'schemes', `${id}.yaml`)]);
  expect(code).toBe(0);
  expect(said?.value).toMatchObject({ valid: true, id, version: '1.1', standards, problems: [], problemsTotal: 0 });
  expect(Reflect.get(Object(said?.value), 'criteria')).toBeGreaterThanOrEqual(atLeast);
});

test('scheme check lists each fault with line, column and a sentence, and ends with 1', async () => {
  const file = join(folder, 'faulty.yaml');
  await writeFile(file, stringify({ ...grid, version: '1.0', fees: { currency: 'EUR', bands: [] } }));
  const { code, said } = await run('scheme check', [file]);
  expect(code).toBe(1);
  expect(said?.value).toMatchObject({
    valid: false,
    id: 'test-grid',
    standards: 2,
    criteria: 5,
    problemsTotal: 2,
    problems: [{ column: 3, message: expect.stringMatching(/\.$/) }, {}],
  });
  expect(said?.words).toMatch(/faulty\.yaml:\d+:\d+ /);
});

test('scheme check shows the first thousand of many faults and counts them all', async () => {
  const file = join(folder, 'many.yaml');
  const criteria = Array.from({ length: 1200 }, (_, at) => ({
    code: `1.${at}`,
    outcome: 'nowhere',
    text: `Line ${at} ${'abcdefghij'[at % 10]}${at * 7919} is seen.`,
    evidence: ['One'],
  }));
  await writeFile(file, stringify({ ...grid, standards: [{ ...grid.standards[0], cells: undefined, criteria }] }));
  const { said } = await run('scheme check', [file]);
  expect(Reflect.get(Object(said?.value), 'problems')).toHaveLength(1000);
  expect(Reflect.get(Object(said?.value), 'problemsTotal')).toBeGreaterThanOrEqual(1200);
});

test('wrong usage is told with the remedy', async () => {
  await expect(run('scheme check', [])).rejects.toThrow(UsageError);
  await expect(run('scheme check', ['a', 'b'])).rejects.toThrow('Name one file.');
  await expect(run('scheme check', [join(folder, 'nothing.yaml')])).rejects.toThrow(/can be read\. Check the name/);
  await expect(run('scheme list', ['more'])).rejects.toThrow(UsageError);
});

test('scheme list counts steps, standards and criteria of every version', async () => {
  await syncSchemes(database, join(projectRoot(), 'schemes'));
  const { code, said } = await run('scheme list', [], () => Promise.resolve(database));
  expect(code).toBe(0);
  expect(said?.value).toMatchObject({
    schemes: [
      { id: 'ecm-quality-mark', version: '1.1', title: 'ECM Quality Mark', steps: 6, standards: 6 },
      { id: 'ecm-standards-award', version: '1.1', title: 'ECM Standards Award', steps: 6, standards: 12 },
    ],
  });
});
