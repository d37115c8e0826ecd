import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, copyFile, link, mkdir, open, readdir, readFile, rename, stat, unlink, utimes } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Config } from '#platform/config';
import { uuidv7 } from '#platform/db';

export type Content = Readonly<{
  /** Keeps bytes under their hash and gives the hash. When this returns, they are on the disk and were read back. */
  put: (bytes: Uint8Array) => Promise<string>;
  /** Keeps a whole file of the disk without holding it in memory. The file itself stays where it is. */
  adopt: (file: string) => Promise<string>;
  /** Keeps a changed copy of what lies under a hash, and gives the copy's own hash. */
  changed: (sha256: string, change: (copy: FileHandle) => Promise<unknown>) => Promise<string>;
  /** Where parts of files lie that are still on their way; on the same disk, so that adopting one is no copying. */
  parts: string;
  read: (sha256: string) => Promise<Uint8Array>;
  stream: (sha256: string) => Readable;
  has: (sha256: string) => Promise<boolean>;
  /** Removes what is older than `before` and not among the hashes that are `used`; says how many. */
  sweep: (used: (sha256s: readonly string[]) => Promise<ReadonlySet<string>>, before: Date) => Promise<number>;
  /** True when a virus scanner is named: then a file waits until it has answered. */
  isScanned: boolean;
}>;

const hashShape = /^[0-9a-f]{64}$/;
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const hashOfFile = async (file: string): Promise<string> => {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash);
  return hash.digest('hex');
};

/** True when a disk, or a share of it, has no room left. */
export const isDiskFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');

/** A new name lies in its folder, and the folder too must reach the disk: else a power cut leaves a row without its bytes. */
const settle = async (folder: string): Promise<void> => {
  const held = await open(folder, 'r');
  try {
    await held.sync();
  } finally {
    await held.close();
  }
};

/** Opens the place where files' bytes lie, as the operator set it. */
export const openContent = ({ files, scanner }: Pick<Config, 'files' | 'scanner'>): Content => {
  if (files.kind === 's3')
    throw new Error(
      'FILES_URL names an S3 bucket, which this version cannot use yet. Set it to a folder, as file:///var/waymark/files, or leave it out.',
    );
  const { path } = files;
  const folderOf = (sha256: string) => join(path, sha256.slice(0, 2));
  const placeOf = (sha256: string) => {
    // Only a hash ever becomes a path, whatever a row may say.
    if (!hashShape.test(sha256)) throw new Error('A file is named by the SHA-256 of its bytes.');
    return join(folderOf(sha256), sha256);
  };

  /** Makes a part with `fill`, brings it safely to the disk, and gives it its name. Nothing is left behind by a failure. */
  const settleAs = async (sha256: string, fill: (part: string) => Promise<void>): Promise<void> => {
    await mkdir(folderOf(sha256), { recursive: true, mode: 0o700 });
    const part = join(folderOf(sha256), `.${uuidv7()}.part`);
    try {
      await fill(part);
      await rename(part, placeOf(sha256));
    } catch (error) {
      await unlink(part).catch(() => {});
      throw error;
    }
    await settle(folderOf(sha256));
    await settle(path);
  };

  const write = (sha256: string, bytes: Uint8Array): Promise<void> =>
    settleAs(sha256, async (part) => {
      const file = await open(part, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      if (hashOf(await readFile(part)) !== sha256)
        throw new Error('A file came back from the disk other than it was written. Check the disk, then try again.');
    });

  /** Touched, so that a sweep at this moment leaves it alone until its row is written. */
  const touch = (place: string): Promise<boolean> =>
    utimes(place, new Date(), new Date()).then(
      () => true,
      () => false,
    );

  const parts = join(path, 'parts');
  const adopt = async (file: string): Promise<string> => {
    // What it hashes to is read back from the disk once the disk has it.
    await settle(file);
    const sha256 = await hashOfFile(file);
    if (await touch(placeOf(sha256))) return sha256;
    await settleAs(sha256, async (part) => {
      // A second name for the same bytes, which the disk has; where it cannot do that, a copy.
      await link(file, part).catch(async () => {
        await copyFile(file, part);
        await settle(part);
      });
      await touch(part);
    });
    return sha256;
  };

  return {
    isScanned: scanner !== null,
    has: (sha256) =>
      access(placeOf(sha256)).then(
        () => true,
        () => false,
      ),
    put: async (bytes) => {
      const sha256 = hashOf(bytes);
      if (!(await touch(placeOf(sha256)))) await write(sha256, bytes);
      return sha256;
    },
    parts,
    adopt,
    changed: async (sha256, change) => {
      await mkdir(parts, { recursive: true, mode: 0o700 });
      const copy = join(parts, `${uuidv7()}.copy`);
      try {
        await copyFile(placeOf(sha256), copy);
        const file = await open(copy, 'r+');
        try {
          await change(file);
        } finally {
          await file.close();
        }
        return await adopt(copy);
      } finally {
        await unlink(copy).catch(() => {});
      }
    },
    read: (sha256) => readFile(placeOf(sha256)),
    stream: (sha256) => createReadStream(placeOf(sha256)),
    sweep: async (used, before) => {
      let removed = 0;
      const folders = await readdir(path).catch(() => []);
      for (const folder of folders.filter((one) => /^[0-9a-f]{2}$/.test(one))) {
        const names = await readdir(join(path, folder)).catch(() => []);
        const inUse = await used(names.filter((name) => hashShape.test(name)));
        for (const name of names.filter((one) => !inUse.has(one))) {
          const file = join(path, folder, name);
          if ((await stat(file)).mtime >= before) continue;
          await unlink(file);
          removed += 1;
        }
      }
      return removed;
    },
  };
};
