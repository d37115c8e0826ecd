import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The 32 bytes that seal form tokens, made at the first start and kept where only the owner of DATA_DIR reads. */
export const siteSecret = async (dataDir: string): Promise<Uint8Array> => {
  const folder = join(dataDir, 'keys');
  const file = join(folder, 'forms.key');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    const handle = await open(file, 'wx', 0o600);
    await handle.writeFile(randomBytes(32));
    await handle.sync();
    await handle.close();
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFile(file);
};
