import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { join } from 'node:path';

/** The 32 bytes kept as `DATA_DIR/keys/<name>.key`, where only the owner of DATA_DIR reads; made the first time they are asked for. */
export const keyOf = async (dataDir: string, name: string): Promise<Uint8Array> => {
  const folder = join(dataDir, 'keys');
  const path = join(folder, `${name}.key`);
  const kept = await readFile(path).catch(codeIsNot('ENOENT'));
  if (kept !== null) return kept;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeOnce(path);
  return readFile(path);
};

/** Two processes may come here at once: the one that is second keeps what the first wrote, and neither reads half a key. */
const writeOnce = async (path: string): Promise<void> => {
  const own = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
  const file = await open(own, 'wx', 0o600);
  await file.writeFile(randomBytes(32));
  await file.sync();
  await file.close();
  await link(own, path).catch(codeIsNot('EEXIST'));
  await unlink(own);
};

/** Lets one kind of fault pass as null. */
const codeIsNot =
  (code: string) =>
  (fault: NodeJS.ErrnoException): null => {
    if (fault.code !== code) throw fault;
    return null;
  };
