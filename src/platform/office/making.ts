import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { projectRoot } from '#platform/config';
import type { Made, Wanted } from './message.ts';
import type { WordWanted } from './word.ts';
import type { BookWanted } from './workbook.ts';

type Waiting = Readonly<{ done: (bytes: Uint8Array) => void; failed: (error: Error) => void; timer: NodeJS.Timeout }>;
type Running = Readonly<{ thread: Worker; waiting: Map<number, Waiting> }>;

/** How long a file may take; a plan of sixty actions takes less than one of these seconds. */
const deadlineMs = 20_000;

let running: Running | null = null;
let asked = 0;

const stop = (why: string): void => {
  const stopped = running;
  running = null;
  for (const { failed, timer } of stopped?.waiting.values() ?? []) {
    clearTimeout(timer);
    failed(new Error(why));
  }
  void stopped?.thread.terminate();
};

const settle = ({ waiting }: Running, made: Made): void => {
  const one = waiting.get(made.number);
  if (one === undefined) return;
  waiting.delete(made.number);
  clearTimeout(one.timer);
  if (made.kind === 'made') one.done(made.bytes);
  else one.failed(new Error(made.because));
};

/** The thread begins with the first file that is asked for and ends with the program. */
const start = (): Running => {
  const thread = new Worker(threadFile());
  const started: Running = { thread, waiting: new Map() };
  const gone = (why: string) => running === started && stop(why);
  thread.on('message', (made: Made) => settle(started, made));
  thread.on('error', (error) => gone(`The thread that makes office files broke: ${error.message}`));
  thread.on('exit', () => gone('The thread that makes office files ended before its time.'));
  thread.unref();
  return started;
};

const ask = (wanted: (number: number) => Wanted): Promise<Uint8Array> =>
  new Promise((done, failed) => {
    running ??= start();
    asked += 1;
    const late = `The file was not made within ${deadlineMs} ms, so its thread was ended. Try again.`;
    running.waiting.set(asked, { done, failed, timer: setTimeout(() => stop(late), deadlineMs) });
    running.thread.postMessage(wanted(asked));
  });

/** A Word document as bytes (.docx): A4, British English, real headings, tables whose heads repeat on every page. */
export const wordDocument = (given: WordWanted): Promise<Uint8Array> =>
  ask((number) => ({ number, kind: 'word', given }));

/** A workbook as bytes (.xlsx): each sheet with its headings in the first row, which stays in view. */
export const workbook = (given: BookWanted): Promise<Uint8Array> =>
  ask((number) => ({ number, kind: 'workbook', given }));

/** The built program has the thread as a file of its own; from the sources, Node reads it as it is. */
function threadFile(): string {
  const here = fileURLToPath(import.meta.url);
  return here.endsWith('.ts') ? join(dirname(here), 'thread.ts') : join(projectRoot(), 'build', 'office.js');
}
