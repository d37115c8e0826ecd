import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { vi } from 'vitest';
import { superviseWorker, type Place, type Supervised } from '#platform/jobs';
import type { Database } from '#platform/db';

/** Where a test's jobs keep things: everything in its own folder. */
export const placeIn = (dataDir: string): Place => ({
  origin: 'https://waymark.test',
  dataDir,
  files: { kind: 'folder', path: join(dataDir, 'files') },
  mail: { kind: 'outbox', path: join(dataDir, 'outbox') },
  scanner: null,
});

/** Starts a worker process as the server does, with a place and database of the test's own. */
export const startWorker = async (database: Database, place: Place): Promise<Supervised> => {
  const worker = superviseWorker({
    entry: join(import.meta.dirname, 'worker.ts'),
    brief: { connection: database.connection, place },
    log: () => {},
  });
  await worker.working;
  return worker;
};

/** Waits until something is so, looking often; fails after a minute. */
export const until = (isSo: () => boolean | Promise<boolean>): Promise<void> =>
  vi.waitFor(
    async () => {
      if (!(await isSo())) throw new Error('It is not so yet.');
    },
    { timeout: 60_000, interval: 20 },
  );

/**
 * Lets a job come to the moment just before its commit, kills the worker there with SIGKILL, and lets the next one go on.
 * What the job did outside the database has then happened once already. `letThrough` counts its transactions before that one.
 */
export const killInTheMiddle = async (
  worker: Supervised,
  dataDir: string,
  begin: () => Promise<unknown>,
  letThrough = 0,
): Promise<void> => {
  await writeFile(join(dataDir, 'hold'), String(letThrough));
  await begin();
  await until(() => existsSync(join(dataDir, 'held')));
  await rm(join(dataDir, 'hold'));
  const killed = worker.processId();
  if (killed === null) throw new Error('There was no worker to kill.');
  process.kill(killed, 'SIGKILL');
};
