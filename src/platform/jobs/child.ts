import type { Connection } from '#platform/db';
import { runWorker } from './worker.ts';
import type { Place, Task } from './task.ts';

/** What the server tells its worker when it starts it. It goes over their own channel: an address may hold a password. */
export type Brief = Readonly<{ connection: Connection; place: Place }>;

/**
 * The whole life of a worker process: waits for its brief, works, and ends when the server says so or is gone. Ctrl-C
 * reaches both at once; the server then stops its worker in good order.
 */
export const workAsChild = (tasks: readonly Task[], log: (line: string) => void): void => {
  if (process.send === undefined) throw new Error('The worker is started by the server. Run npm start.');
  process.on('SIGINT', () => {});
  process.once('message', (brief: Brief) => {
    runWorker({ ...brief, tasks, log }).then(
      (worker) => {
        const stop = () => void worker.stop().finally(() => process.exit(0));
        process.once('SIGTERM', stop);
        process.once('disconnect', stop);
        worker.ended.catch((error: unknown) => fail(error));
        process.send?.('working');
      },
      (error: unknown) => fail(error),
    );
  });
  const fail = (error: unknown) => {
    log(`jobs: the worker ended: ${error instanceof Error ? error.message : String(error)}`);
    process.exit(1);
  };
};
