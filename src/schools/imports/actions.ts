import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { announce, enqueue } from '#platform/jobs';
import { note } from '#platform/trail';
import { insertImport } from './store.ts';

type Asked = Readonly<{
  kind: 'establishments' | 'census';
  year: string;
  file: Readonly<{ name: string; bytes: Uint8Array }>;
}>;

/** Where a national file waits for the worker; it is taken away once it is read. */
export const importFile = (dataDir: string, id: string): string => join(dataDir, 'imports', `${id}.csv`);

export const progressKey = (id: string): string => `schools.import:${id}`;

/** Takes a national file in and leaves it to the worker, in one transaction. Gives the record's id. */
export const takeFile = async (db: Db, actor: Person, asked: Asked, dataDir: string, now: Date): Promise<string> => {
  const year = asked.kind === 'census' ? asked.year : null;
  const about = { kind: asked.kind, year, fileName: asked.file.name, bytes: asked.file.bytes.length };
  const id = await insertImport(db, actor, about, now);
  const path = importFile(dataDir, id);
  await mkdir(join(dataDir, 'imports'), { recursive: true });
  await writeFile(path, asked.file.bytes, { mode: 0o600 });
  try {
    await announce(db, actor, progressKey(id), `Reading ${asked.file.name}`.slice(0, 200), now);
    await enqueue(db, 'schools.import', { import: id }, { key: progressKey(id) });
    await note(db, actor, { act: 'schools.imported', about: { import: id, kind: asked.kind } }, now);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  return id;
};
