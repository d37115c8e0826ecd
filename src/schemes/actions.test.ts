import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { system } from '#platform/actor';
import { uuidv7, type Database } from '#platform/db';
import { testDatabase } from '../../testing/database.ts';
import { grid, ladder } from '../../testing/schemes.ts';
import { syncSchemes } from './actions.ts';
import { findScheme, listSchemes, schemeOf } from './store.ts';

let database: Database;
let folder: string;
beforeAll(async () => {
  database = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'waymark-schemes-'));
});
afterAll(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

const write = (name: string, document: object) => writeFile(join(folder, name), stringify(document));
const list = () => database.asActor({ kind: 'visitor' }, listSchemes);
const versionId = async (version: string) =>
  (await list()).find((each) => each.scheme === 'test-grid' && each.version === version)?.id ?? '';

test('a folder’s schemes are brought in, and a second start finds nothing to do', async () => {
  await write('grid.yaml', grid);
  await write('ladder.yaml', ladder);
  expect(await syncSchemes(database, folder)).toEqual({ added: 2, changed: 0, unchanged: 0 });
  expect(await syncSchemes(database, folder)).toEqual({ added: 0, changed: 0, unchanged: 2 });
  expect(await list()).toMatchObject([
    { scheme: 'test-grid', version: '1.0', title: 'The Grid Award', steps: 6, standards: 2, criteria: 5 },
    { scheme: 'test-ladder', version: '1.0', title: 'The Ladder Mark', steps: 6, standards: 2, criteria: 3 },
  ]);
});

test('a version that no school uses yet may still be changed', async () => {
  await write('grid.yaml', { ...grid, summary: 'Said in other words.' });
  expect(await syncSchemes(database, folder)).toEqual({ added: 0, changed: 1, unchanged: 1 });
  expect((await list())[0]?.summary).toBe('Said in other words.');
});

test('once a school enrolled, the version never changes: the start stops and says what to do', async () => {
  const [school, body, version] = [uuidv7(), uuidv7(), await versionId('1.0')];
  await database.asActor(system('test'), async (db) => {
    await db`insert into body (id, slug, name) values (${body}, 'a-body', 'A body')`;
    await db`insert into school (id, urn, name, la_name, town) values (${school}, 900009, 'A school', 'A place', 'A town')`;
    await db`insert into enrolment (id, school_id, body_id, scheme_version_id, route, cohort, started_on, due_on)
      values (${uuidv7()}, ${school}, ${body}, ${version}, 'full', '2026', '2026-09-01', '2027-07-01')`;
  });
  expect(
    (await database.asActor({ kind: 'visitor' }, (db) => findScheme(db, 'test-grid', '1.0')))?.firstUsedAt,
  ).toBeInstanceOf(Date);
  await write('grid.yaml', { ...grid, summary: 'Said differently again.' });
  await expect(syncSchemes(database, folder)).rejects.toThrow(
    /says something new under version 1\.0, which a school already uses\. Give the file a new version/,
  );
  await expect(
    database.asActor(system('schemes'), (db) => db`update scheme_version set title = 'Other' where id = ${version}`),
  ).rejects.toThrow(/is in use/);
  await expect(
    database.asActor(
      system('schemes'),
      (db) => db`update scheme_version set first_used_at = null where id = ${version}`,
    ),
  ).rejects.toThrow(/does not change/);
});

test('a comment or another layout in the file of a used version changes nothing', async () => {
  await writeFile(join(folder, 'grid.yaml'), `# A remark\n${stringify({ ...grid, summary: 'Said in other words.' })}`);
  expect(await syncSchemes(database, folder)).toEqual({ added: 0, changed: 0, unchanged: 2 });
});

test('a new version stands beside the old one, and the school keeps its own', async () => {
  await write('grid.yaml', { ...grid, version: '1.10', summary: 'The next version.' });
  expect(await syncSchemes(database, folder)).toMatchObject({ added: 1 });
  expect(
    (await list()).filter(({ scheme }) => scheme === 'test-grid').map(({ version, isNewest }) => [version, isNewest]),
  ).toEqual([
    ['1.10', true],
    ['1.0', false],
  ]);
  const kept = await versionId('1.0');
  const scheme = await database.asActor({ kind: 'visitor' }, (db) => schemeOf(db, kept));
  expect(scheme.summary).toBe('Said in other words.');
});

test('a version in use is read from the database once', async () => {
  const id = await versionId('1.0');
  const first = await database.asActor({ kind: 'visitor' }, (db) => schemeOf(db, id));
  const before = database.statements();
  expect(await database.asActor({ kind: 'visitor' }, (db) => schemeOf(db, id))).toBe(first);
  expect(database.statements()).toBe(before);
});

test('a faulty file stops the start and names its line', async () => {
  await write('ladder.yaml', { ...ladder, version: '2' });
  await expect(syncSchemes(database, folder)).rejects.toThrow(
    /schemes\/ladder\.yaml has 1 fault\(s\), the first in line \d+: .*two numbers with a point/,
  );
});

test('nobody but the loading of files writes a version', async () => {
  const write = (actor: Parameters<Database['asActor']>[0]) =>
    database.asActor(
      actor,
      (db) =>
        db`insert into scheme_version (id, scheme, version, title, document, sha256) values (${uuidv7()}, 'x', '1.0', 'X', '{}', '')`,
    );
  await expect(write({ kind: 'visitor' })).rejects.toThrow(/row-level security/);
});
