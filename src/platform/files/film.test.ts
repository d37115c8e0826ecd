import { mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silenceFilm } from './film.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'waymark-film-'));
});
afterAll(() => rm(folder, { recursive: true }));

const box = (name: string, ...parts: readonly (string | Buffer)[]): Buffer => {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)));
  const size = Buffer.alloc(4);
  size.writeUInt32BE(body.length + 8);
  return Buffer.concat([size, Buffer.from(name, 'latin1'), body]);
};
const silenced = async (bytes: Buffer): Promise<Readonly<{ blanked: number; after: Buffer }>> => {
  const path = join(folder, 'film');
  await writeFile(path, bytes);
  const file = await open(path, 'r+');
  try {
    return { blanked: await silenceFilm(file), after: await readFile(path) };
  } finally {
    await file.close();
  }
};

const place = '+51.5074-000.1278/';
const pictures = box('mdat', 'udta and meta are only letters here', Buffer.alloc(300, 7));
const film = Buffer.concat([
  box('ftyp', 'isom'),
  box(
    'moov',
    box('mvhd', Buffer.alloc(100, 1)),
    box('trak', box('mdia', box('hdlr', 'vide')), box('meta', `com.apple.quicktime.location.ISO6709${place}`)),
    box('udta', box('\xa9xyz', place), box('\xa9mak', 'PhoneMaker')),
  ),
  box('uuid', '<x:xmpmeta>PhoneMaker</x:xmpmeta>'),
  pictures,
]);

test('A video loses its place and its camera, and nothing else moves', async () => {
  const { blanked, after } = await silenced(film);
  expect(blanked).toBe(3);
  for (const word of [place, 'PhoneMaker', 'ISO6709']) expect(after.includes(word)).toBe(false);
  expect(after.length).toBe(film.length);
  expect(after.subarray(after.length - pictures.length).equals(pictures)).toBe(true);
  expect(after.includes(box('mvhd', Buffer.alloc(100, 1)))).toBe(true);
});

test('A damaged one is left without harm, and soon', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(film.length - 1), fc.nat(255)), { maxLength: 20 }), async (hurt) => {
      const bytes = Buffer.from(film);
      for (const [at, value] of hurt) bytes[at] = value;
      expect((await silenced(bytes)).after.length).toBe(film.length);
    }),
    { seed: 5, numRuns: 200 },
  );
});
