import { system, type Person } from '#platform/actor';
import { uuidv7, type Database, type Db } from '#platform/db';
import { enqueue } from '#platform/jobs';
import type { Content } from './content.ts';
import { judge, kinds, safeName } from './rules.ts';
import { sniff } from './sniff.ts';
import { deleteFile, insertFile, usedAmong } from './store.ts';

type Brought = Readonly<{ name: string; bytes: Uint8Array; isTruncated: boolean }>;
export type Kept =
  | Readonly<{ kind: 'kept'; fileId: string; name: string; sha256: string }>
  | Readonly<{ kind: 'problem'; message: string }>;

export const prepareTask = 'files.prepare';

/**
 * Keeps a file that a person brought, for the school or body that they act for, in the caller's transaction: if that fails,
 * no file is listed, and its bytes are swept away later. A picture, and with a scanner every file, waits for the worker.
 */
export const keep = async (db: Db, content: Content, actor: Person, brought: Brought, now: Date): Promise<Kept> => {
  const name = safeName(brought.name);
  const judged = judge(
    { name, size: brought.bytes.length, isTruncated: brought.isTruncated },
    await sniff(brought.bytes),
  );
  if (judged.kind === 'problem') return judged;
  const kind = kinds[judged.as];
  const mustWait = kind.isPicture || content.isScanned;
  const sha256 = await content.put(brought.bytes);
  const id = uuidv7();
  await insertFile(db, {
    id,
    schoolId: actor.schoolId,
    bodyId: actor.schoolId === null ? actor.bodyId : null,
    ownerId: actor.personId,
    name,
    type: kind.type,
    size: brought.bytes.length,
    sha256,
    state: mustWait ? 'waiting' : 'ready',
    keptAt: now,
  });
  if (mustWait) await enqueue(db, prepareTask, { file: id }, { key: `${prepareTask}:${id}` });
  return { kind: 'kept', fileId: id, name, sha256 };
};

/** Lets a file go, in the caller's transaction. Only what the acting person may let go goes; its bytes follow with the next sweep. */
export const letGo = async (db: Db, fileId: string): Promise<void> => {
  await deleteFile(db, fileId);
};

/** Removes bytes that no file stands on and that are an hour old: younger ones may belong to a row that is being written. */
export const sweepFiles = (database: Database, content: Content, now: Date): Promise<number> =>
  content.sweep(
    (hashes) => database.asActor(system('files.sweep'), (db) => usedAmong(db, hashes)),
    new Date(now.getTime() - 3_600_000),
  );
