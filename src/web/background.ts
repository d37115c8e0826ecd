import { join } from 'node:path';
import { projectRoot, type Config } from '#platform/config';
import { superviseWorker } from '#platform/jobs';
import { keepAnchoring } from '#platform/trail';
import type { Opened } from './start.ts';

/** What goes on behind the pages while the server runs: the worker process, and anchors for the trail. */
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
  return {
    stop: async () => {
      await worker.stop();
      await anchoring.stop();
    },
  };
};
