import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { z } from 'zod';
import { system, type Person } from '#platform/actor';
import { oneFault } from '#platform/csv';
import { asMemberWithin, type Db } from '#platform/db';
import { tellProgress, type Daily, type Task } from '#platform/jobs';
import { rememberedColumns, type Mapping } from '#pupils';
import { bringScores, nothingBrought, type RowsOf, type ScoresRead } from '../bulk/actions.ts';
import { progressKey, waitingPath } from './actions.ts';
import { rowsIn } from './rows.ts';
import { staleScoreFiles, workingFile, writeRead, type WorkingFile } from './store.ts';

const payloadShape = z.object({ file: z.uuid() });
const tellEveryMs = 300;

/** Reads a file or takes it over as the person who pressed may, and nothing more. */
const asWhoPressed = async (
  db: Db,
  file: WorkingFile,
  rows: RowsOf,
  mapping: Mapping,
  now: Date,
): Promise<ScoresRead> => {
  const given = { actor: system('tracking.scores'), personId: file.actingBy, membershipId: file.membershipId, now };
  return asMemberWithin(db, given, async (own) => {
    const [acting] = await own<{ role: Person['role']; name: string }[]>`
      select app.role() as role, name from person where id = app.person()`;
    if (acting === undefined || acting.role === null)
      return {
        ...nothingBrought,
        ...oneFault(1, null, 'Whoever brought this file is not of the school any more. Choose it again.'),
      };
    const actor: Person = {
      ...{ kind: 'person', sessionId: '', schoolId: file.schoolId, bodyId: null, partnerId: null, place: '' },
      ...{ theme: 'system', membershipCount: 1, personId: file.actingBy, membershipId: file.membershipId },
      ...acting,
    };
    const about = { schoolId: file.schoolId, now, source: file.source, importId: file.id };
    return file.state === 'taking'
      ? bringScores(own, actor, rows, { ...about, mapping, columns: file.readAs.columns, isKept: true })
      : bringScores(own, actor, rows, { ...about, mapping, asksFirst: true, isKept: false });
  });
};

/** What is remembered about columns; for a file that is taken over, what held when it was shown. */
const mappingOf = async (db: Db, file: WorkingFile): Promise<Mapping> => {
  const remembered = await rememberedColumns(db, file.schoolId, 'results');
  return file.state === 'taking' ? { ...remembered, isMonthFirst: file.readAs.isMonthFirst } : remembered;
};

/** Reads a file that waits, or takes it over, in one transaction. Run twice it does nothing the second time. */
const readScores: Task = {
  name: 'tracking.scores',
  run: async (payload, { database, place, now }) => {
    const { file: id } = payloadShape.parse(payload);
    const worker = system('tracking.scores');
    const path = waitingPath(place.dataDir, id);
    let key = progressKey(id, false);
    let [read, total] = [0, 0];
    const tell = (state: 'running' | 'done', says: string) =>
      tellProgress(database, key, { state, done: Math.min(total, Math.round(read / 2)), total, says }, now());
    const says = () => (read < 2 * total ? 'The file is being read.' : 'All rows are read. They are being compared.');
    const telling = setInterval(() => void tell('running', says()).catch(() => {}), tellEveryMs);
    let isTaken = false;
    try {
      await database.asActor(worker, async (db) => {
        const file = await workingFile(db, id);
        if (file === null) return;
        total = file.bytes;
        key = progressKey(id, file.state === 'taking');
        const gone = { ...nothingBrought, ...oneFault(1, null, 'The file is no longer here. Choose it again.') };
        const mapping = await mappingOf(db, file);
        const done = existsSync(path)
          ? await asWhoPressed(db, file, await rowsIn(path, file.fileName, (bytes) => (read += bytes)), mapping, now())
          : gone;
        await writeRead(db, file, done, mapping.isMonthFirst, now());
        isTaken = file.state === 'taking' && done.problemsTotal === 0;
      });
    } finally {
      clearInterval(telling);
    }
    await tell('done', 'The file is read.');
    if (isTaken) await rm(path, { force: true });
  },
};

/** A file that nobody took over in seven days is set aside: results do not lie about. */
const setAside: Daily = {
  name: 'tracking.scores-set-aside',
  run: async (_today, { database, place, now }) => {
    const before = new Date(now().getTime() - 7 * 24 * 3_600_000);
    const stale = await database.asActor(system('tracking.scores-set-aside'), (db) => staleScoreFiles(db, before));
    for (const id of stale) await rm(waitingPath(place.dataDir, id), { force: true });
  },
};

export const tasks: readonly Task[] = [readScores];
export const dailies: readonly Daily[] = [setAside];
