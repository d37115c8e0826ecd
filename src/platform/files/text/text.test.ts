import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { Document, Packer, Paragraph } from 'docx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { system, type Person } from '#platform/actor';
import { projectRoot } from '#platform/config';
import type { Db } from '#platform/db';
import { openPress } from '#platform/documents';
import type { Supervised, Tools } from '#platform/jobs';
import { personOf } from '../../../../testing/acting.ts';
import { placeIn, startWorker, until } from '../../../../testing/jobs.ts';
import { testWorld, type Who, type World } from '../../../../testing/world.ts';
import {
  dailies,
  filesSaying,
  findFile,
  givePage,
  keep,
  letGo,
  lookInto,
  openContent,
  snippetsOf,
  sweepFiles,
} from '../index.ts';
import type { Content } from '../index.ts';
import { keptWords, snippetOf } from './rules.ts';
import { findText } from './store.ts';

let world: World;
let worker: Supervised;
let content: Content;
let dataDir: string;
const ids: Record<string, string> = {};

const actor = (who: Who): Person => personOf(world, who);
const as = <T>(who: Who, work: (db: Db) => Promise<T>) => world.database.asActor(actor(who), work);
const bring = (who: Who, name: string, bytes: Uint8Array) =>
  as(who, async (db) => {
    const kept = await keep(db, content, actor(who), { name, bytes, isTruncated: false }, world.now);
    if (kept.kind === 'problem') throw new Error(kept.message);
    return (ids[name] = kept.fileId);
  });
const isRead = (id: string) => world.asSystem(async (db) => (await findText(db, id)) !== null);
const text = (words: string) => new TextEncoder().encode(words);

const printed = async (pages: number): Promise<Uint8Array> => {
  const press = openPress();
  const template = join(dataDir, 'pages.typ');
  const head = '#set document(title: "T")\n#set text(lang: "en", font: "Source Serif 4")\n= Report\n';
  await writeFile(
    template,
    `${head}${Array.from({ length: pages }, (_, at) => `Fluency on sheet ${at + 1}`).join('\n#pagebreak()\n')}`,
  );
  const pdf = await press.set({
    template: relative(projectRoot(), template),
    data: {},
    standard: 'ua-1',
    createdAt: world.now,
  });
  press.close();
  return pdf;
};

beforeAll(async () => {
  world = await testWorld();
  dataDir = await mkdtemp(join(tmpdir(), 'waymark-text-'));
  content = openContent(placeIn(dataDir));
  worker = await startWorker(world.database, placeIn(dataDir));
  const long = `${'filler words stand here. '.repeat(4_000)} The breakfast club raised attendances & <b>joy</b>.`;
  const letter = new Document({ sections: [{ children: [new Paragraph('Governors praised the phonics lessons')] }] });
  await bring('lead', 'long.txt', text(long));
  await bring('lead', 'letter.docx', await Packer.toBuffer(letter));
  await bring('member', 'figures.csv', text(`Group,Attendance\n${'Year 7,"=1+1"\n'.repeat(90)}`));
  await bring('lead', 'report.pdf', await printed(14));
  await bring('lead', 'broken.pdf', text('%PDF-1.7\nnothing'));
  await bring('rival', 'theirs.txt', text('Our rivals also have a breakfast club'));
  for (const id of Object.values(ids)) await until(() => isRead(id));
}, 120_000);
afterAll(async () => {
  await worker.stop();
  await world.close();
  await rm(dataDir, { recursive: true });
});

const found = (who: Who, words: string) =>
  as(who, async (db) => {
    const rows = await db<{ fileId: string }[]>`
      select said.file_id from (${filesSaying(db, words)}) said order by said.rank desc`;
    return rows.map(({ fileId }) => Object.keys(ids).find((name) => ids[name] === fileId));
  });

describe('what stands in a file is found', () => {
  test.each([
    ['breakfast', ['long.txt']],
    ['attending breakfasts', ['long.txt']],
    ['"phonics lesson"', ['letter.docx']],
    ['attendance -breakfast', ['figures.csv']],
    ['fluency', ['report.pdf']],
    ['nowhere', []],
    ["'; drop table file; --", []],
    ['&|!():*<->', []],
    ['', []],
  ])('by %j', async (words, names) => expect(await found('lead', words)).toEqual(names));

  test('by those who may see the file and by nobody else', async () => {
    expect(await found('governor', 'breakfast')).toEqual(['long.txt']);
    expect(await found('rival', 'breakfast')).toEqual(['theirs.txt']);
    for (const who of ['adviser', 'officer'] as const) expect(await found(who, 'breakfast')).toEqual([]);
  });

  test('with a stretch of its words, far inside a long text, in which the hits are marked and nothing is markup', async () => {
    const asked = Object.values(ids);
    const said = await as('lead', (db) => snippetsOf(db, 'breakfast attendance', asked));
    expect(said.map(({ fileId }) => fileId)).toEqual([ids['long.txt']]);
    const hits = said[0]?.snippet.filter(({ isHit }) => isHit).map((part) => part.text);
    expect(hits).toEqual(['breakfast', 'attendances']);
    const whole = said[0]?.snippet.map((part) => part.text).join('') ?? '';
    expect(whole.length).toBeLessThan(400);
    expect(await as('rival', (db) => snippetsOf(db, 'breakfast', asked))).toHaveLength(1);
  });

  test('and goes with the file', async () => {
    const id = await bring('lead', 'goes.txt', text('something unmistakable'));
    await until(() => isRead(id));
    await as('lead', (db) => letGo(db, id));
    expect(await found('lead', 'unmistakable')).toEqual([]);
    expect(await isRead(id)).toBe(false);
  });
});

const look = (who: Who, name: string) =>
  as(who, async (db) => {
    const file = await findFile(db, ids[name] ?? '');
    return file === null ? null : lookInto(db, file);
  });

describe('what there is to look at', () => {
  test('words of a document, rows of a table, pages of a PDF, and why there is none', async () => {
    expect(await look('lead', 'letter.docx')).toMatchObject({
      kind: 'words',
      words: 'Governors praised the phonics lessons',
    });
    expect(await look('lead', 'long.txt')).toMatchObject({ kind: 'words', isCut: true });
    const tables = await look('lead', 'figures.csv');
    expect(tables).toMatchObject({ kind: 'tables', tables: [{ more: 31 }] });
    expect(tables?.kind === 'tables' && tables.tables[0]?.rows[1]).toEqual(['Year 7', '=1+1']);
    expect(await look('lead', 'report.pdf')).toEqual({ kind: 'pages', drawn: 12, total: 14 });
    expect(await look('lead', 'broken.pdf')).toMatchObject({
      kind: 'unreadable',
      because: expect.stringContaining('damaged'),
    });
    expect(await look('rival', 'report.pdf')).toBeNull();
  });

  test('a page is given to those who may see the file, and stays when bytes are swept', async () => {
    await sweepFiles(world.database, content, new Date(Date.now() + 7_200_000));
    const page = (who: Who, number: number) =>
      as(who, async (db) => givePage(db, content, await findFile(db, ids['report.pdf'] ?? ''), number));
    expect(await page('governor', 12)).toMatchObject({ kind: 'bytes', type: 'image/webp', isInline: true });
    for (const number of [0, 13, 1.5, Number.NaN, 1e9]) expect((await page('lead', number)).kind).toBe('not-found');
    for (const who of ['rival', 'adviser'] as const) expect((await page(who, 1)).kind).toBe('not-found');
  });
});

test('Files that were kept before there was reading are read on one of the next days', async () => {
  const id = ids['letter.docx'] ?? '';
  await world.asSystem((db) => db`delete from file_text where file_id = ${id}`);
  expect(await look('lead', 'letter.docx')).toEqual({ kind: 'not-yet' });
  const tools: Tools = { database: world.database, place: placeIn(dataDir), now: () => world.now, signal: undefined };
  for (const { run } of dailies) await run('2026-11-23', tools);
  await until(() => isRead(id));
});

test('A text of more different words than the database indexes is cut, and found by those before the cut', async () => {
  const word = (n: number) =>
    [...String(n).padStart(9, '0')].map((digit) => String.fromCharCode(0x0915 + Number(digit))).join('');
  const id = await bring(
    'lead',
    'many.txt',
    Buffer.from(Array.from({ length: 40_000 }, (_, n) => word(n * 7919)).join(' ')),
  );
  await until(() => isRead(id));
  const kept = await as('lead', (db) => findText(db, id));
  expect([kept?.isCut, kept?.words.length]).toEqual([true, 199_999]);
  expect(await found('lead', word(7919))).toEqual(['many.txt']);
});

test('Nobody but the worker writes what stands in a file', async () => {
  const id = ids['letter.docx'] ?? '';
  await expect(
    as(
      'lead',
      (db) =>
        db`insert into file_page (file_id, school_id, number, sha256) values (${id}, ${world.school}, 1, ${'0'.repeat(64)})`,
    ),
  ).rejects.toThrow('row-level security');
  expect((await as('lead', (db) => db`update file_text set words = '' where file_id = ${id}`)).count).toBe(0);
  expect(system('files.read').kind).toBe('system');
});

describe('words as they are kept', () => {
  test('hold none of our own marks and no half letter', () => {
    expect(keptWords('a\ue000b\ue001c')).toEqual({ words: 'abc', isCut: false });
    const cut = keptWords(`${'x'.repeat(399_999)}😀`);
    expect([cut.isCut, cut.words.isWellFormed(), cut.words.length]).toEqual([true, true, 400_000]);
  });
  test('are split at the marks', () => {
    expect(snippetOf('the \ue000hit\ue001 <i>')).toEqual([
      { text: 'the ', isHit: false },
      { text: 'hit', isHit: true },
      { text: ' <i>', isHit: false },
    ]);
  });
});
