import { fork, type ChildProcess } from 'node:child_process';
import type { Brief } from './child.ts';

export type Supervised = Readonly<{
  /** Done when the first worker works. */
  working: Promise<void>;
  /** The process that works now, or null between two. */
  processId: () => number | null;
  stop: () => Promise<void>;
}>;

type Orders = Readonly<{
  /** The built program of the worker: a file that calls `workAsChild`. */
  entry: string;
  brief: Brief;
  log: (line: string) => void;
}>;

const shortestWait = 250;
const longestWait = 10_000;
const settledAfter = 30_000;
const patience = 8_000;

/** Starts the worker process, starts another whenever it ends, waiting longer each time, and stops it with the server. */
export const superviseWorker = ({ entry, brief, log }: Orders): Supervised => {
  let child: ChildProcess | null = null;
  let isStopping = false;
  let wait = shortestWait;
  let again: NodeJS.Timeout | undefined;
  let sayWorking = () => {};
  const working = new Promise<void>((resolve) => (sayWorking = resolve));

  const start = () => {
    const began = Date.now();
    child = fork(entry, [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.on('message', () => sayWorking());
    child.on('error', (error) => log(`jobs: the worker cannot be reached: ${error.message}`));
    child.send(brief);
    child.once('exit', (code, signal) => {
      child = null;
      if (isStopping) return;
      if (Date.now() - began > settledAfter) wait = shortestWait;
      log(
        `jobs: the worker ended (${signal ?? code ?? 'no reason'}); another starts in ${wait / 1000} s. No work is lost.`,
      );
      again = setTimeout(start, wait);
      wait = Math.min(wait * 2, longestWait);
    });
  };
  start();

  return {
    working,
    processId: () => child?.pid ?? null,
    stop: async () => {
      isStopping = true;
      clearTimeout(again);
      const last = child;
      if (last === null) return;
      const gone = new Promise<void>((resolve) => last.once('exit', () => resolve()));
      const force = setTimeout(() => last.kill('SIGKILL'), patience);
      last.kill('SIGTERM');
      await gone;
      clearTimeout(force);
    },
  };
};
