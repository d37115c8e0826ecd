import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Person } from '#platform/actor';
import type { Supervised } from '#platform/jobs';
import { personOf } from '../../../testing/acting.ts';
import { cameraWords, heicPhoto } from '../../../testing/heic.ts';
import { killInTheMiddle, placeIn, startWorker, until } from '../../../testing/jobs.ts';
import { testWorld, type Who, type World } from '../../../testing/world.ts';
import { findFile, keep, letGo, openContent, sweepFiles, type Content } from './index.ts';
import { mostOfSchool, schoolFull } from './keep.ts';

let world: World;
let dataDir: string;
let content: Content;
let worker: Supervised;
const actor = (who: Who): Person => personOf(world, who);
const bring = (who: Parameters<typeof actor>[0], name: string, bytes: Uint8Array) =>
  world.database.asActor(actor(who), (db) =>
    keep(db, content, actor(who), { name, bytes, isTruncated: false }, world.now),
  );
const seen = (who: Parameters<typeof actor>[0], id: string) =>
  world.database.asActor(actor(who), (db) => findFile(db, id));
const kept = async (...brought: Parameters<typeof bring>): Promise<string> => {
  const done = await bring(...brought);
  if (done.kind === 'problem') throw new Error(done.message);
  return done.fileId;
};
const photo = (shade: number) =>
  sharp({ create: { width: 900, height: 600, channels: 3, background: { r: shade, g: 120, b: 90 } } })
    .withExif({ IFD0: { Make: 'CameraMaker' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1' } })
    .jpeg()
    .toBuffer();

/** The names of all bytes that lie there. */
const lying = async (): Promise<string[]> => {
  const place = join(dataDir, 'files');
  return (await Promise.all((await readdir(place)).map((folder) => readdir(join(place, folder))))).flat();
};

beforeAll(async () => {
  world = await testWorld();
  dataDir = await mkdtemp(join(tmpdir(), 'waymark-files-'));
  content = openContent(placeIn(dataDir));
  worker = await startWorker(world.database, placeIn(dataDir));
});
afterAll(async () => {
  await worker.stop();
  await world.close();
  await rm(dataDir, { recursive: true });
});

describe('a picture', () => {
  test('loses the place where it was taken, and gets a preview, once, though the worker was killed in the middle', async () => {
    const taken = await photo(10);
    expect((await sharp(taken).metadata()).exif?.toString('latin1')).toContain('CameraMaker');
    let id = '';
    await killInTheMiddle(worker, dataDir, async () => (id = await kept('lead', 'photo.jpg', taken)), 1);
    // Killed after the bytes were written and before the row said so: nothing is given yet.
    expect(await lying()).toHaveLength(3);
    expect((await seen('lead', id))?.state).toBe('waiting');
    await until(async () => (await seen('lead', id))?.state === 'ready');
    const file = await seen('lead', id);
    expect(file).toMatchObject({ name: 'photo.jpg', type: 'image/jpeg', width: 900, height: 600, scan: 'not-scanned' });
    const given = await sharp(await content.read(file?.sha256 ?? '')).metadata();
    expect(given.exif).toBeUndefined();
    expect((await sharp(await content.read(file?.previewSha256 ?? '')).metadata()).width).toBe(480);
    expect(await lying()).toHaveLength(3);
  }, 90_000);

  test('that moves is kept as its first image, under the name of what it became', async () => {
    const gif = await sharp({ create: { width: 20, height: 20, channels: 4, background: 'red' } })
      .gif()
      .toBuffer();
    const id = await kept('member', 'wave.gif', gif);
    await until(async () => (await seen('member', id))?.state === 'ready');
    expect(await seen('member', id)).toMatchObject({ name: 'wave.png', type: 'image/png' });
  });

  test('of a phone, in HEIC, is kept upright as a JPEG, without the place and the camera that it named', async () => {
    const taken = heicPhoto();
    expect(taken.toString('latin1')).toContain(cameraWords);
    const id = await kept('member', 'IMG_0042.HEIC', taken);
    await until(async () => (await seen('member', id))?.state !== 'waiting');
    const file = await seen('member', id);
    expect(file).toMatchObject({ state: 'ready', name: 'IMG_0042.jpg', type: 'image/jpeg', width: 16, height: 32 });
    const given = Buffer.from(await content.read(file?.sha256 ?? ''));
    expect([given.includes(cameraWords), (await sharp(given).metadata()).exif]).toEqual([false, undefined]);
    const broken = await kept('member', 'IMG_0043.heic', taken.subarray(0, 500));
    await until(async () => (await seen('member', broken))?.state === 'refused');
  });

  test('that is broken, or would unfold into a flood of pixels, is refused with a sentence', async () => {
    const flood = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: 'white' } })
      .png({ compressionLevel: 9 })
      .toBuffer();
    for (const bytes of [(await photo(20)).subarray(0, 2000), flood]) {
      const id = await kept('lead', bytes === flood ? 'flood.png' : 'half.jpg', bytes);
      await until(async () => (await seen('lead', id))?.state === 'refused');
      expect((await seen('lead', id))?.refusedBecause).toContain('could not be read');
    }
  });
});

test('A video of a phone is kept without its place, and its own hash is remembered', async () => {
  const box = (name: string, body: string) => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(body.length + 8);
    return size.toString('latin1') + name + body;
  };
  const place = box('udta', box('©xyz', '+51.5-0.1/'));
  const film = Buffer.from(
    box('ftyp', `isom${'\0'.repeat(4)}isom`) + box('moov', place) + box('mdat', 'pictures'),
    'latin1',
  );
  const id = await kept('member', 'assembly.mp4', film);
  await until(async () => (await seen('member', id))?.state === 'ready');
  const file = await seen('member', id);
  const given = Buffer.from(await content.read(file?.sha256 ?? ''));
  expect([given.includes('+51.5'), given.includes('pictures'), given.length]).toEqual([false, true, film.length]);
  expect(file?.originalSha256).toBe(createHash('sha256').update(film).digest('hex'));
});

describe('a document', () => {
  const pdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n');

  test('is ready at once, and for others it does not exist', async () => {
    const id = await kept('member', 'policy.pdf', pdf);
    expect(await seen('governor', id)).toMatchObject({ state: 'ready', type: 'application/pdf' });
    expect(await seen('rival', id)).toBeNull();
    expect(await seen('verifier', id)).toBeNull();
  });

  test('cannot be brought by a governor, nor for another school', async () => {
    await expect(kept('governor', 'policy.pdf', pdf)).rejects.toThrow('row-level security');
    const forged = { ...actor('rival'), schoolId: world.school };
    await expect(
      world.database.asActor(actor('rival'), (db) =>
        keep(db, content, forged, { name: 'a.pdf', bytes: pdf, isTruncated: false }, world.now),
      ),
    ).rejects.toThrow('row-level security');
  });

  test('of another school is not let go, nor are its bytes when two schools have the same', async () => {
    const [ours, theirs] = [await kept('lead', 'same.pdf', pdf), await kept('rival', 'same.pdf', pdf)];
    await world.database.asActor(actor('rival'), (db) => letGo(db, ours));
    expect(await seen('lead', ours)).not.toBeNull();
    await world.database.asActor(actor('rival'), (db) => letGo(db, theirs));
    await sweepFiles(world.database, content, new Date(Date.now() + 7_200_000));
    expect(await content.has((await seen('lead', ours))?.sha256 ?? '')).toBe(true);
  });

  test('whose act failed leaves no row, and its bytes go with a later sweep', async () => {
    const bytes = new TextEncoder().encode('%PDF-1.7\nfailed');
    let sha256 = '';
    await expect(
      world.database.asActor(actor('lead'), async (db) => {
        const done = await keep(db, content, actor('lead'), { name: 'a.pdf', bytes, isTruncated: false }, world.now);
        sha256 = done.kind === 'kept' ? done.sha256 : '';
        throw new Error('the act failed');
      }),
    ).rejects.toThrow('the act failed');
    await sweepFiles(world.database, content, new Date());
    expect(await content.has(sha256)).toBe(true);
    const old = new Date(Date.now() - 7_200_000);
    await utimes(join(dataDir, 'files', sha256.slice(0, 2), sha256), old, old);
    await sweepFiles(world.database, content, new Date());
    expect(await content.has(sha256)).toBe(false);
  });
});

describe('the place where bytes lie', () => {
  test('is reached by a hash and by nothing else', async () => {
    await expect((async () => content.read('../../etc/passwd'))()).rejects.toThrow('SHA-256');
  });
  test('that is not there yet in this version is refused with a remedy', () => {
    expect(() =>
      openContent({ files: { kind: 's3', bucket: 'b', endpoint: 'https://x', region: 'y' }, scanner: null }),
    ).toThrow('file:///');
  });
});

test('a school that keeps all it has room for is told so; another school is not', async () => {
  const text = new TextEncoder().encode('One line of a note.\n');
  const first = await kept('lead', 'first.txt', text);
  const grow = (by: number) => world.asSystem((db) => db`update file set size = size + ${by} where id = ${first}`);
  await grow(mostOfSchool);
  expect(await bring('lead', 'second.txt', text)).toEqual({ kind: 'problem', message: schoolFull });
  expect((await bring('rival', 'theirs.txt', text)).kind).toBe('kept');
  await grow(-mostOfSchool);
  expect((await bring('lead', 'second.txt', text)).kind).toBe('kept');
});
