import { runOnce } from 'graphile-worker';
import type { Task } from '#platform/jobs';
import { addressOf } from '../src/platform/jobs/connection.ts';
import { quiet } from '../src/platform/jobs/prepare.ts';
import { tasks } from '../src/web/tasks.ts';
import { placeIn } from './jobs.ts';
import type { World } from './world.ts';

/**
 * Does all the work that is left for later now, in this process and in order, until none is left: what the worker would do,
 * with the real queue and the real tasks. Work left for a later moment waits. A job that fails makes the test fail.
 */
export const workOff = async (
  world: Pick<World, 'database' | 'dataDir' | 'now'>,
  { now = world.now, only = tasks }: Readonly<{ now?: Date; only?: readonly Task[] }> = {},
): Promise<void> => {
  const faults: unknown[] = [];
  await runOnce({
    connectionString: addressOf(world.database.connection),
    concurrency: 1,
    noHandleSignals: true,
    logger: await quiet(() => {}),
    taskList: Object.fromEntries(
      only.map((task) => [
        task.name,
        (payload: unknown) =>
          task
            .run(payload, {
              database: world.database,
              place: placeIn(world.dataDir),
              now: () => now,
              signal: undefined,
            })
            .catch((error: unknown) => {
              faults.push(error);
              throw error;
            }),
      ]),
    ),
  });
  if (faults.length > 0) throw faults[0];
};
