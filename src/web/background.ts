import { join } from 'node:path';
import { projectRoot, type Config } from '#platform/config';
import { system } from '#platform/actor';
import { beginDay, enqueue, superviseWorker } from '#platform/jobs';
import { keepAnchoring } from '#platform/trail';
import type { Opened } from './start.ts';

const sweepEveryMs = 6 * 3_600_000;
const dayEveryMs = 10 * 60_000;

/** What goes on behind the pages while the server runs: the worker process, the work of each day, and anchors for the trail. */
export const startBackground = (
  config: Config,
  origin: string,
  { database, connection }: Opened,
  log: (line: string) => void,
): Readonly<{ stop: () => Promise<void> }> => {
  const { dataDir, files, mail, scanner } = config;
  const worker = superviseWorker({
    entry: join(projectRoot(), 'build/worker.js'),
    brief: { connection, place: { origin, dataDir, files, mail, scanner } },
    log,
  });
  const anchoring = keepAnchoring({
    database,
    dataDir,
    clock: () => new Date(),
    onError: (error) => log(`The trail could not be anchored: ${String(error)}`),
  });
  // Several servers on one database leave one sweep between them: the key makes it one job.
  const sweep = () =>
    database
      .asActor(system('files.sweep'), (db) => enqueue(db, 'files.sweep', {}, { key: 'files.sweep' }))
      .catch((error: unknown) => log(`Files could not be swept: ${String(error)}`));
  const sweeping = setInterval(sweep, sweepEveryMs);
  const day = () =>
    beginDay(database, new Date()).catch((error: unknown) =>
      log(`The work of the day was not begun: ${String(error)}`),
    );
  void worker.working.then(day);
  const days = setInterval(day, dayEveryMs);
  return {
    stop: async () => {
      clearInterval(sweeping);
      clearInterval(days);
      await worker.stop();
      await anchoring.stop();
    },
  };
};
