import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { system } from '#platform/actor';
import { tellProgress, type Daily, type Task } from '#platform/jobs';
import {
  mostPupilsByPage,
  readWaiting,
  staleFiles,
  waitingFile,
  writeDropped,
  writeUnreadable,
  type AlsoLooks,
} from '#pupils';
import { followAll, resultLooks } from './results.ts';
import { progressKey, waitingPath } from './waiting.ts';

const payloadShape = z.object({ file: z.uuid() });

/** How often the person who waits is told: a commit each, so not for every piece. */
const tellEveryMs = 300;

/** Reads a file that waits and keeps what it would do. Run twice it does nothing the second time; killed in the middle, it begins anew. */
const readRoll: Task = {
  name: 'tracking.roll',
  run: async (payload, { database, place, now }) => {
    const { file: id } = payloadShape.parse(payload);
    const worker = system('tracking.roll');
    const waiting = await database.asActor(worker, (db) => waitingFile(db, id));
    if (waiting === null) return;
    const [path, key, total] = [waitingPath(place.dataDir, id), progressKey(id), waiting.bytes];
    let read = 0;
    const tell = (state: 'running' | 'done', says: string) =>
      tellProgress(database, key, { state, done: Math.min(total, Math.round(read / 2)), total, says }, now());
    await tell('running', 'The file is being read.');
    // A CSV goes by twice: for its encoding, then for good. What is missed is told next time.
    const says = () =>
      read < 2 * total ? 'The file is being read.' : 'All rows are read. They are being compared with the roll.';
    const telling = setInterval(() => void tell('running', says()).catch(() => {}), tellEveryMs);
    try {
      await database.asActor(worker, async (db) => {
        if (!existsSync(path)) return writeUnreadable(db, id, waiting.schoolId, now());
        const also: AlsoLooks = {
          ...(await resultLooks(db, waiting.schoolId, waiting.format)),
          follow: (ids, importId) =>
            followAll(db, worker, waiting.schoolId, ids, { importId, now: now(), source: waiting.format }),
        };
        const asked = { id, path, waiting, now: now(), mostPupils: mostPupilsByPage, also };
        await readWaiting(db, asked, (bytes) => (read += bytes));
      });
    } finally {
      clearInterval(telling);
    }
    await tell('done', 'The file is read.');
  },
};

/** A file that nobody took over in seven days is set aside: names do not lie about. */
const setAside: Daily = {
  name: 'tracking.roll-set-aside',
  run: async (_today, { database, place, now }) => {
    const before = new Date(now().getTime() - 7 * 24 * 3_600_000);
    const stale = await database.asActor(system('tracking.roll-set-aside'), async (db) => {
      const ids = await staleFiles(db, before);
      for (const id of ids) await writeDropped(db, id);
      return ids;
    });
    for (const id of stale) await rm(waitingPath(place.dataDir, id), { force: true });
  },
};

export const tasks: readonly Task[] = [readRoll];
export const dailies: readonly Daily[] = [setAside];
