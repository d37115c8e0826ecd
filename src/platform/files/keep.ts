import { system, type Person } from '#platform/actor';
import { uuidv7, type Database, type Db } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { isDiskFull, type Content } from './content.ts';
import { isFilm } from './film.ts';
import { judge, kinds, safeName, type Way } from './rules.ts';
import { sniff } from './sniff.ts';
import { sourceOf, type Source } from './source.ts';
import { bytesOf, deleteFile, insertFile, usedAmong } from './store.ts';
import { readTask } from './text/rules.ts';

type Brought = Readonly<{ name: string; bytes: Uint8Array; isTruncated: boolean }>;
export type Kept =
  | Readonly<{ kind: 'kept'; fileId: string; name: string; sha256: string }>
  | Readonly<{ kind: 'problem'; message: string }>;

export const prepareTask = 'files.prepare';

/** What is said when the disk has no room left. Nothing of the file is kept then. */
export const diskFull =
  'The server has no room left for this file, so nothing was saved. Tell whoever runs Waymark for you, then try again.';

/** Most bytes that one school keeps, so that no school takes the others' room: 50 gigabytes. */
export const mostOfSchool = 50_000_000_000;

export const schoolFull =
  'Your school keeps 50 GB of files, which is all there is room for. Delete what is no longer needed from the evidence library, then try again.';

type Bringing = Readonly<{
  name: string;
  source: Source;
  isTruncated: boolean;
  way: Way;
  /** Brings the bytes to the disk and gives their hash. */
  store: () => Promise<string>;
}>;

/** Keeps bytes from wherever they come, in the caller's transaction. A full disk is a sentence, as a wrong kind is. */
export const keepFrom = async (
  db: Db,
  content: Content,
  actor: Person,
  brought: Bringing,
  now: Date,
): Promise<Kept> => {
  const name = safeName(brought.name);
  const { size } = brought.source;
  const judged = judge({ name, size, isTruncated: brought.isTruncated }, await sniff(brought.source), brought.way);
  if (judged.kind === 'problem') return judged;
  if (actor.schoolId !== null && (await bytesOf(db, actor.schoolId)) + size > mostOfSchool)
    return { kind: 'problem', message: schoolFull };
  const sha256 = await brought.store().catch((error: unknown) => {
    if (isDiskFull(error)) return null;
    throw error;
  });
  if (sha256 === null) return { kind: 'problem', message: diskFull };
  const kind = kinds[judged.as];
  const mustWait = kind.isPicture || isFilm(kind.type) || content.isScanned;
  const id = uuidv7();
  await insertFile(db, {
    id,
    schoolId: actor.schoolId,
    bodyId: actor.schoolId === null ? actor.bodyId : null,
    ownerId: actor.personId,
    name,
    type: kind.type,
    size,
    sha256,
    state: mustWait ? 'waiting' : 'ready',
    keptAt: now,
  });
  const task = mustWait ? prepareTask : readTask;
  await enqueue(db, task, { file: id }, { key: `${task}:${id}` });
  return { kind: 'kept', fileId: id, name, sha256 };
};

/**
 * Keeps a file that a person brought, for the school or body that they act for, in the caller's transaction: if that fails,
 * no file is listed, and its bytes are swept away later. A picture, and with a scanner every file, waits for the worker.
 */
export const keep = (db: Db, content: Content, actor: Person, brought: Brought, now: Date): Promise<Kept> =>
  keepFrom(
    db,
    content,
    actor,
    { ...brought, source: sourceOf(brought.bytes), way: 'form', store: () => content.put(brought.bytes) },
    now,
  );

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
