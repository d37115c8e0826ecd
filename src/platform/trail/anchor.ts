import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { system } from '#platform/actor';
import type { Database } from '#platform/db';
import { anchorLine, readAnchors, type Head } from './rules.ts';
import { headsSince } from './store.ts';

/** The file outside the database that remembers where each chain ended. It is only ever added to. */
export const anchorFile = (dataDir: string): string => join(dataDir, 'trail', 'anchor.jsonl');

/** Everything that the anchor file remembers; nothing when there is none yet. */
export const readAnchorFile = async (dataDir: string): Promise<ReturnType<typeof readAnchors>> => {
  const text = await readFile(anchorFile(dataDir), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return readAnchors(text);
};

/** Adds the heads of the chains that moved since `after` to the anchor file and waits until the disk has them. */
export const writeAnchor = async (
  database: Database,
  dataDir: string,
  now: Date,
  after: Date | null,
): Promise<readonly Head[]> => {
  const heads = await database.asActor(system('trail.anchor'), (db) => headsSince(db, after));
  if (heads.length === 0) return heads;
  await mkdir(join(dataDir, 'trail'), { recursive: true });
  const file = await open(anchorFile(dataDir), 'a+', 0o600);
  try {
    const { size } = await file.stat();
    const last = size === 0 ? '\n' : (await file.read(Buffer.alloc(1), 0, 1, size - 1)).buffer.toString('latin1');
    // A line that a crash left half written is closed first, so that only that one is lost.
    await file.appendFile((last === '\n' ? '' : '\n') + anchorLine({ at: now.toISOString(), heads }));
    await file.sync();
  } finally {
    await file.close();
  }
  return heads;
};

export type Anchoring = Readonly<{ stop: () => Promise<void> }>;

/**
 * Anchors the trail every `everyMs` while a server runs, and once more when it stops. Only chains that moved are written;
 * the look back overlaps by a minute, because a transaction may commit later than its heads say.
 */
export const keepAnchoring = (
  given: Readonly<{
    database: Database;
    dataDir: string;
    clock: () => Date;
    onError: (error: unknown) => void;
    everyMs?: number;
  }>,
): Anchoring => {
  const seen = new Map<string, string>();
  let after: Date | null = null;
  let running: Promise<void> = Promise.resolve();
  const once = async () => {
    const started = given.clock();
    const moved = await given.database.asActor(system('trail.anchor'), (db) => headsSince(db, after));
    if (moved.some((head) => seen.get(head.stream) !== head.hash)) {
      for (const head of await writeAnchor(given.database, given.dataDir, started, after))
        seen.set(head.stream, head.hash);
    }
    after = new Date(started.getTime() - 60_000);
  };
  const turn = () => (running = running.then(once).catch(given.onError));
  const timer = setInterval(turn, given.everyMs ?? 10_000);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      return turn();
    },
  };
};
