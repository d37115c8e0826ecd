import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/**
 * The key that seals the bodies' private signing keys in the database. It comes from the environment
 * (`SEALING_KEY`, 32 bytes in base64) or lies in `DATA_DIR/keys/sealing.key`, made at first need and readable
 * by the server's user only. A copy of the database alone therefore signs nothing.
 */
export async function sealingKey(dataDir: string, fromEnvironment: string | undefined): Promise<Buffer> {
  if (fromEnvironment !== undefined && fromEnvironment !== '') return read(fromEnvironment, 'SEALING_KEY');
  const path = join(dataDir, 'keys', 'sealing.key');
  try {
    return read(await readFile(path, 'utf8'), path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  await writeOnce(path);
  return read(await readFile(path, 'utf8'), path);
}

/** Two processes may come here at once: the one that is second keeps what the first wrote. */
async function writeOnce(path: string): Promise<void> {
  const own = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(own, 'wx', 0o600);
  await file.writeFile(`${randomBytes(32).toString('base64')}\n`);
  await file.sync();
  await file.close();
  await link(own, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(own);
}

function read(text: string, where: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length !== 32) throw new Error(`${where} must be 32 bytes in base64. Put the right key back.`);
  return key;
}
