import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { zipped } from '../../../testing/papers.ts';
import { pupilFiles } from '../../../testing/pupil-files.ts';
import { saySkipped, sharedData } from '../../../testing/shared-data.ts';
import { commands } from './commands.ts';

const { file, run, clear } = pupilFiles(commands);
afterAll(clear);
const data = sharedData('oneroster');
if (data === null) saySkipped('the reading of published pupil files');

const named = (path: string): string => sharedData(path) ?? '';

it.skipIf(data === null).each([
  ['oneroster/catalyst/Test_minimal_data_set.zip', 'oneroster', 3, 0],
  ['oneroster/catalyst/Test_full_data_set.zip', 'oneroster', 3, 0],
  ['oneroster/catalyst/v1p2_full_dataset.zip', 'oneroster', 3, 0],
  ['oneroster/catalyst/oneroster_test_data.zip', 'oneroster', 1, 0],
  ['codesets/ctf/ctf25_sample_AUTHORED.xml', 'ctf', 3, 6],
] as const)('%s is read without a fault', async (path, format, pupils, results) => {
  const { code, out } = await run('check', [named(path), '--format', format]);
  expect(out).toMatchObject({ format, pupils, results, problems: [], problemsTotal: 0 });
  expect(code).toBe(0);
  expect(JSON.stringify(out)).not.toMatch(/Password1|Ru1ez/);
});

it.skipIf(data === null)('the odd sender of oat-v1p1, zipped, is read', async () => {
  const folder = named('oneroster/oat-v1p1/OneRosterv1p1BaseCSV');
  const parts = ['academicSessions', 'classes', 'courses', 'demographics', 'enrollments', 'manifest', 'orgs', 'users'];
  const entries = parts.map(
    (part) => [`OneRosterv1p1BaseCSV/${part}.csv`, readFileSync(join(folder, `${part}.csv`))] as const,
  );
  const path = file('oat.zip', await zipped(Object.fromEntries(entries)));
  expect((await run('check', [path])).out).toMatchObject({ format: 'oneroster', pupils: 2, problems: [] });
});

it.skipIf(data === null).each([
  ['pupil/uci-student/student-mat.csv', 395],
  ['pupil/uci-student/student-por.csv', 649],
])('%s is opened cell by cell, and said to name no pupil', async (path, pupils) => {
  const { code, out } = await run('check', [named(path), '--format', 'csv']);
  expect([code, out.pupils, out.problemsTotal]).toEqual([1, pupils, 1]);
  expect(out.problems[0]).toMatchObject({ line: 1, message: expect.stringContaining('No column is known as Surname') });
});

it.skipIf(data === null)('with its columns mapped it is read as rightly quoted rows', async () => {
  const map = file(
    'map.json',
    JSON.stringify({
      columns: { school: 'surname', sex: 'forename', G1: 'result:Grade 1@Period 1', G2: 'result:Grade 2@Period 2' },
    }),
  );
  const { out } = await run('check', [named('pupil/uci-student/student-mat.csv'), '--map', map]);
  // Names are the same for many: what counts is that each row has its own cells.
  expect(out.pupils).toBe(395);
  expect(out.problems.every(({ message }) => message.includes('without a UPN'))).toBe(true);
});
