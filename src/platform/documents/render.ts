import { fork, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '#platform/config';
import type { Done, Standard, Wanted } from './message.ts';

/**
 * A document to set: a template of ours by its path within the project, and everything that is written in it as data.
 * `pictures` names files on the disk, which the template finds under `/pictures/<name>`.
 */
export type Document = Readonly<{
  template: string;
  data: unknown;
  standard: Standard;
  createdAt: Date;
  pictures?: Readonly<Record<string, string>>;
}>;

export type Press = Readonly<{
  /** The finished PDF; throws when the template refuses (a missing alternative text, say) or the deadline passes. */
  set: (document: Document, deadlineMs?: number) => Promise<Uint8Array>;
  close: () => void;
}>;

type Waiting = Readonly<{ done: (pdf: Uint8Array) => void; failed: (error: Error) => void; timer: NodeJS.Timeout }>;
type Running = Readonly<{ child: ChildProcess; waiting: Map<number, Waiting> }>;

/** After so many documents the process is replaced: its memory grows with use. */
const MOST_JOBS = 200;

/** Opens the setting of documents. The process behind it starts with the first document and ends with its parent. */
export function openPress(): Press {
  let running: Running | null = null;
  let jobs = 0;

  const stop = (why: string): void => {
    const stopped = running;
    running = null;
    jobs = 0;
    stopped?.child.kill('SIGKILL');
    for (const { failed, timer } of stopped?.waiting.values() ?? []) {
      clearTimeout(timer);
      failed(new Error(why));
    }
  };

  const start = (): Running => {
    const child = fork(childFile(), {
      serialization: 'advanced',
      execArgv: [],
      // Without it a letter that no typeface of ours has would be set on a machine that happens to have one, and be refused elsewhere.
      env: { ...process.env, FONTCONFIG_FILE: join(projectRoot(), 'src/platform/documents/no-fonts.conf') },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const started: Running = { child, waiting: new Map() };
    child.on('message', (done: Done) => settle(started, done));
    child.on('exit', () => running?.child === child && stop('The process that sets documents ended before its time.'));
    child.unref();
    child.channel?.unref();
    return started;
  };

  const settle = ({ waiting }: Running, done: Done): void => {
    const asked = waiting.get(done.number);
    if (!asked) return;
    waiting.delete(done.number);
    clearTimeout(asked.timer);
    if (done.kind === 'set') asked.done(done.pdf);
    else asked.failed(new Error(`The document was refused: ${done.because}`));
    if (jobs >= MOST_JOBS && waiting.size === 0) stop('');
  };

  return {
    set: (document, deadlineMs = 20_000) =>
      new Promise((done, failed) => {
        running ??= start();
        jobs += 1;
        const number = jobs;
        const late = `The document was not set within ${deadlineMs} ms, so its process was ended. Try again.`;
        running.waiting.set(number, { done, failed, timer: setTimeout(() => stop(late), deadlineMs) });
        running.child.send(asMessage(number, document));
      }),
    close: () => stop('The setting of documents was closed.'),
  };
}

function asMessage(number: number, document: Document): Wanted {
  return {
    number,
    template: join(projectRoot(), document.template),
    data: JSON.stringify(document.data),
    standard: document.standard,
    createdAt: Math.floor(document.createdAt.getTime() / 1000),
    paper: join(projectRoot(), 'src', 'platform', 'documents', 'paper.typ'),
    pictures: document.pictures ?? {},
  };
}

/** The built program has the process as a file of its own; from the sources, Node reads it as it is. */
function childFile(): string {
  const here = fileURLToPath(import.meta.url);
  return here.endsWith('.ts') ? join(dirname(here), 'child.ts') : join(projectRoot(), 'build', 'document.js');
}
