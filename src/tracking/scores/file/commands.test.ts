import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import writeWorkbook from 'write-excel-file/node';
import { UsageError } from '#platform/command';
import { uuidv7 } from '#platform/db';
import { testWorld, type World } from '../../../../testing/world.ts';
import { commands } from './commands.ts';

let world: World;
const folder = mkdtempSync(join(tmpdir(), 'waymark-results-'));
beforeAll(async () => {
  world = await testWorld();
  await world.asSystem(async (db) => {
    const assessment = uuidv7();
    await db`insert into restricted.pupil (id, school_id, code, upn, surname, forename, added_at)
      values (${uuidv7()}, ${world.school}, 'P-001', 'A000000000001', 'Surname', 'Name', ${world.now})`;
    await db`insert into assessment (id, school_id, title, scale, higher_is_better, declared_at)
      values (${assessment}, ${world.school}, 'Reading', 'standardised-score', true, ${world.now})`;
    await db`insert into assessment_point (id, school_id, assessment_id, label, taken_on)
      values (${uuidv7()}, ${world.school}, ${assessment}, 'Autumn 2026', '2026-09-21')`;
  });
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true, force: true });
});

const run = async (name: 'check' | 'import', args: readonly string[]) => {
  const out: unknown[] = [];
  const code = await commands
    .find((each) => each.name === `results ${name}`)
    ?.run(args, {
      json: true,
      out: (value) => out.push(value),
      log: () => {},
      openDatabase: () => Promise.resolve(world.database),
      env: {},
      now: () => world.now,
    });
  return { code, out: out[0] };
};
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

it('results are checked and imported by the operator, from CSV and from a workbook; twice changes nothing', async () => {
  const school = ['--school', '900001'];
  const sound = file('sound.csv', 'UPN;Assessment;Point;Value\nA000000000001;Reading;Autumn 2026;98\n');
  expect(await run('check', [sound, ...school])).toMatchObject({ code: 0, out: { added: 1, problemsTotal: 0 } });
  expect(await run('import', [sound, ...school])).toMatchObject({ code: 0, out: { added: 1, changed: 0 } });
  expect(await run('import', [sound, ...school])).toMatchObject({ code: 0, out: { added: 0, unchanged: 1 } });
  const book = join(folder, 'results.xlsx');
  await writeWorkbook([
    ['UPN', 'Reading: Autumn 2026'].map((value) => ({ value })),
    [{ value: 'A000000000001' }, { value: 99 }],
  ]).toFile(book);
  expect(await run('import', [book, ...school])).toMatchObject({ code: 0, out: { added: 0, changed: 1 } });
  const wrong = file('wrong.csv', 'UPN,Reading: Autumn 2026\nA000000000001,999\n');
  expect(await run('import', [wrong, ...school])).toMatchObject({
    code: 1,
    out: { added: 0, problems: [{ line: 2, column: 'Reading: Autumn 2026' }] },
  });
  expect((await run('check', [sound, '--school', '899998'])).code).toBe(2);
  for (const args of [[], [sound], ['nothing.csv', ...school]])
    await expect(run('check', args)).rejects.toThrow(UsageError);
});
