import { mkdir, readdir, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { uuidv7 } from '#platform/db';
import type { Content } from '#platform/files';

/** As wide as a photograph stands on the paper at 210 dots to the inch: 86 mm. */
const longestSide = 720;
/** Pictures made small at the same time. */
const atOnce = 4;

export const printsIn = (dataDir: string): string => join(dataDir, 'prints');
export const printFile = (dataDir: string, id: string): string => join(printsIn(dataDir), `${id}.pdf`);
const picturesIn = (dataDir: string): string => join(printsIn(dataDir), 'pictures');

/** A photograph as it goes on paper. Halved again by mozjpeg: the press holds all of a document's pictures in memory at once. */
export const smallPicture = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const { default: sharp } = await import('sharp');
  return sharp(bytes, { failOn: 'error' })
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 75, mozjpeg: true })
    .toBuffer();
};

/**
 * The photographs of a document as small JPEGs on the disk, by their hash. They are kept for the next document; a picture
 * that cannot be read is left out. Only the worker calls this: pictures are never taken apart in the web process.
 */
export const smallPictures = async (
  dataDir: string,
  content: Content,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  const folder = picturesIn(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = new Map<string, string>();
  const wanted = [...new Set(hashes)];
  const one = async (sha256: string): Promise<void> => {
    const path = join(folder, `${sha256}.jpg`);
    const isThere = await utimes(path, new Date(), new Date()).then(
      () => true,
      () => false,
    );
    if (!isThere) {
      const small = await smallPicture(await content.read(sha256));
      const part = `${path}.${uuidv7()}.part`;
      await writeFile(part, small, { mode: 0o600 });
      await rename(part, path);
    }
    made.set(sha256, path);
  };
  for (let at = 0; at < wanted.length; at += atOnce)
    await Promise.all(wanted.slice(at, at + atOnce).map((sha256) => one(sha256).catch(() => {})));
  return made;
};

/** Removes small pictures that no document has used since `before`, and documents that are not among those `kept`. */
export const sweepPrints = async (
  dataDir: string,
  kept: (ids: readonly string[]) => Promise<ReadonlySet<string>>,
  before: Date,
): Promise<void> => {
  const isOld = async (path: string) => (await stat(path)).mtime < before;
  for (const name of await readdir(picturesIn(dataDir)).catch(() => [])) {
    const path = join(picturesIn(dataDir), name);
    if (await isOld(path)) await unlink(path);
  }
  const documents = (await readdir(printsIn(dataDir)).catch(() => [])).filter((name) => name.endsWith('.pdf'));
  const inUse = await kept(documents.map((name) => name.slice(0, -4)));
  for (const name of documents)
    if (!inUse.has(name.slice(0, -4)) && (await isOld(join(printsIn(dataDir), name))))
      await unlink(join(printsIn(dataDir), name));
};
