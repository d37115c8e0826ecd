import { EventEmitter } from 'node:events';
import type { WorkerEvents } from 'graphile-worker';
import { createDatabase, type Connection } from '#platform/db';
import { addressOf } from './connection.ts';
import { keepAlive } from './liveness.ts';
import { library, quiet } from './prepare.ts';
import type { Place, Task } from './task.ts';

export type WorkerParts = Readonly<{
  connection: Connection;
  place: Place;
  tasks: readonly Task[];
  log: (line: string) => void;
  clock?: () => Date;
  /** Jobs done at the same time. */
  concurrency?: number;
}>;

export type Worker = Readonly<{ stop: () => Promise<void>; ended: Promise<void> }>;

/** Does the work that was left for later, until it is told to stop. A job that fails is tried again later; others go on. */
export const runWorker = async (parts: WorkerParts): Promise<Worker> => {
  const { concurrency = 4, clock = () => new Date() } = parts;
  const names = new Set(parts.tasks.map((task) => task.name));
  if (names.size < parts.tasks.length) throw new Error('Two tasks have one name. Give each job a name of its own.');
  const { run } = await library();
  const database = createDatabase(parts.connection, concurrency + 1);
  // The library's own events tell a pool's name only once it works; its jobs are locked under that name.
  const events = new EventEmitter() as WorkerEvents;
  const poolMade = new Promise<string>((resolve) =>
    events.on('pool:create', ({ workerPool }) => resolve(workerPool.id)),
  );
  const runner = await run({
    connectionString: addressOf(parts.connection),
    maxPoolSize: concurrency + 2,
    concurrency,
    pollInterval: 1000,
    noHandleSignals: true,
    logger: await quiet(parts.log),
    events,
    taskList: Object.fromEntries(
      parts.tasks.map((task) => [
        task.name,
        (payload: unknown, helpers: { abortSignal?: AbortSignal }) =>
          task.run(payload, { database, place: parts.place, now: clock, signal: helpers.abortSignal }),
      ]),
    ),
  });
  const liveness = await keepAlive(parts.connection, await poolMade, (error) => parts.log(`jobs: ${String(error)}`));
  const close = async () => {
    await liveness.stop();
    await database.close();
  };
  const ended = runner.promise.then(close, async (error: unknown) => {
    await close();
    throw error;
  });
  return {
    stop: async () => {
      await runner.stop().catch(() => {});
      await ended.catch(() => {});
    },
    ended,
  };
};
