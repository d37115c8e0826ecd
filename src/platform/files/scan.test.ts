import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import type { Person } from '#platform/actor';
import type { Supervised } from '#platform/jobs';
import { personOf } from '../../../testing/acting.ts';
import { eicar, fakeClamd, type Clamd } from '../../../testing/clamd.ts';
import { placeIn, startWorker, until } from '../../../testing/jobs.ts';
import { testWorld, type World } from '../../../testing/world.ts';
import { findFile, giveFile, keep, openContent, type Content } from './index.ts';
import { askAgainAfter } from './jobs.ts';
import { scan } from './scan.ts';

let world: World;
let clamd: Clamd;
let worker: Supervised;
let content: Content;
let dataDir: string;
let lead: Person;
beforeAll(async () => {
  world = await testWorld();
  clamd = await fakeClamd();
  dataDir = await mkdtemp(join(tmpdir(), 'waymark-scan-'));
  const place = { ...placeIn(dataDir), scanner: { host: '127.0.0.1', port: clamd.port } };
  content = openContent(place);
  worker = await startWorker(world.database, place);
  lead = personOf(world, 'lead');
});
afterAll(async () => {
  await worker.stop();
  await clamd.stop();
  await world.close();
  await rm(dataDir, { recursive: true });
});

const bring = async (name: string, bytes: Uint8Array): Promise<string> => {
  const kept = await world.database.asActor(lead, (db) =>
    keep(db, content, lead, { name, bytes, isTruncated: false }, world.now),
  );
  if (kept.kind === 'problem') throw new Error(kept.message);
  return kept.fileId;
};
const seen = (id: string) => world.database.asActor(lead, (db) => findFile(db, id));
const isGiven = async (id: string) => (await giveFile(content, await seen(id))).kind === 'bytes';
const text = (words: string) => Buffer.from(words);
const inWord = (words: string): Promise<Buffer> => {
  const zip = new ZipFile();
  zip.addBuffer(text('<w:document/>'), 'word/document.xml');
  zip.addBuffer(text(words), 'word/media/note.txt');
  zip.end();
  return buffer(zip.outputStream);
};

describe('with a virus scanner', () => {
  test('a file waits for its word; a virus is refused, in a zip as well; a large file goes piece by piece', async () => {
    const [clean, bad, packed] = [
      await bring('clean.txt', text('nothing here')),
      await bring('bad.txt', text(eicar)),
      await bring('packed.docx', await inWord(eicar)),
    ];
    const large = await bring('large.txt', Buffer.alloc(9_000_000, 'a long text '));
    for (const id of [clean, bad, packed, large]) await until(async () => (await seen(id))?.state !== 'waiting');
    expect(await seen(clean)).toMatchObject({ state: 'ready', scan: 'clean' });
    expect(await seen(large)).toMatchObject({ state: 'ready', scan: 'clean' });
    for (const id of [bad, packed]) {
      expect(await seen(id)).toMatchObject({ state: 'refused', scan: 'infected' });
      expect(await isGiven(id)).toBe(false);
    }
    expect(clamd.largestPiece()).toBeLessThanOrEqual(256 * 1024);
  });

  test('that is down or talks nonsense nothing is given; when it is back, all that waited comes free by itself', async () => {
    await clamd.stop();
    const down = await bring('down.txt', text('brought while it was down'));
    await until(async () => (await seen(down))?.waitsFor === 'scanner');
    await clamd.start();
    clamd.be('nonsense');
    const odd = await bring('odd.txt', text('brought while it talked nonsense'));
    await until(async () => (await seen(odd))?.waitsFor === 'scanner');
    for (const id of [down, odd]) expect([await isGiven(id), (await seen(id))?.state]).toEqual([false, 'waiting']);
    clamd.be('well');
    const next = await bring('next.txt', text('the first that is answered wakes the others'));
    for (const id of [next, down, odd]) await until(async () => (await seen(id))?.state === 'ready');
    expect(await seen(down)).toMatchObject({ scan: 'clean', waitsFor: null });
    expect(await isGiven(odd)).toBe(true);
  });

  test('that takes no file so large says so to who brought it', async () => {
    clamd.takeAtMost(100_000);
    const id = await bring('much.txt', Buffer.alloc(400_000, 'more than it takes '));
    await until(async () => (await seen(id))?.state === 'refused');
    clamd.takeAtMost(Infinity);
    expect((await seen(id))?.refusedBecause).toContain('does not take a file as large as this');
  });
});

test.each([
  ['silent', 'no answer in time'],
  ['nonsense', 'HTTP/1.1 200 OK'],
  ['hangs-up', ''],
] as const)('A scanner that is %s has not answered', async (mood, because) => {
  clamd.be(mood);
  async function* bytes() {
    yield text('words');
  }
  const said = await scan({ host: '127.0.0.1', port: clamd.port }, bytes(), 300);
  clamd.be('well');
  expect(said).toMatchObject({ kind: 'no-answer', because: expect.stringContaining(because) });
});

test('It is asked again soon at first, later and later, and at the latest after ten minutes', () => {
  expect([0, 1, 2, 6, 7, 1_000].map(askAgainAfter)).toEqual([5_000, 10_000, 20_000, 320_000, 600_000, 600_000]);
});
