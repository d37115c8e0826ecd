import { fork, type ChildProcess } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectRoot } from '#platform/config';
import { largestRead, limits } from './limits.ts';
import type { Done, Wanted, Work } from './message.ts';
import { sentences } from './problems.ts';

type Asked = Readonly<{ wanted: Wanted; tell: (done: Done) => void }>;
type Reader = { child: ChildProcess; asked: Asked | null; deadline: NodeJS.Timeout | undefined; read: number };

/** Files read at the same time, and after how many a process is replaced: what libraries leave behind goes with it. */
const mostReaders = 2;
const mostRead = 100;
const idleMs = 30_000;

const readers = new Set<Reader>();
const waiting: Asked[] = [];

/**
 * Has one file worked on in a process of its own. It always answers: with a sentence when the file broke the process, or when
 * more than `mostWaiting` others wait before it.
 */
export const ask = (work: Work, bytes: Uint8Array, mostWaiting = Infinity): Promise<Done> => {
  if (bytes.length > largestRead) return Promise.resolve({ kind: 'problem', message: sentences.large });
  if (waiting.length > mostWaiting) return Promise.resolve({ kind: 'problem', message: sentences.busy });
  return new Promise((tell) => {
    waiting.push({ wanted: { work, bytes }, tell });
    next();
  });
};

/** The processes that read now: for a test that sees them go. */
export const readersNow = (): readonly number[] => [...readers].flatMap(({ child }) => child.pid ?? []);

const next = (): void => {
  while (waiting.length > 0) {
    const free = [...readers].find((reader) => reader.asked === null);
    if (free === undefined && readers.size >= mostReaders) return;
    const asked = waiting.shift();
    if (asked !== undefined) give(free ?? start(), asked);
  }
};

const give = (reader: Reader, asked: Asked): void => {
  clearTimeout(reader.deadline);
  const { deadlineMs } = limits[asked.wanted.work.kind];
  reader.asked = asked;
  reader.read += 1;
  reader.deadline = setTimeout(() => end(reader, sentences.late), deadlineMs);
  // A child that has just died says so by its exit, which answers for it.
  reader.child.send(asked.wanted, () => {});
};

const start = (): Reader => {
  const child = fork(childFile(), {
    serialization: 'advanced',
    execArgv: ['--max-old-space-size=320'],
    // Whoever got out of a parser would find nothing here: no address of the database, no key.
    env: { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'] },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const reader: Reader = { child, asked: null, deadline: undefined, read: 0 };
  readers.add(reader);
  child.on('message', (done: Done) => settle(reader, done));
  child.on('error', () => end(reader, sentences.heavy));
  child.on('exit', () => end(reader, sentences.heavy));
  // It never keeps this process alive: while it works, its deadline does.
  child.unref();
  child.channel?.unref();
  return reader;
};

const settle = (reader: Reader, done: Done): void => {
  const { asked } = reader;
  if (asked === null) return;
  reader.asked = null;
  clearTimeout(reader.deadline);
  if (reader.read >= mostRead) end(reader, '');
  else reader.deadline = setTimeout(() => end(reader, ''), idleMs).unref();
  asked.tell(done);
  next();
};

/** Ends a process for good, whatever it is doing, and answers for the file that it had. */
const end = (reader: Reader, message: string): void => {
  if (!readers.delete(reader)) return;
  clearTimeout(reader.deadline);
  reader.child.kill('SIGKILL');
  reader.asked?.tell({ kind: 'problem', message });
  next();
};

/** The built program has the process as a file of its own; from the sources, Node reads it as it is. */
const childFile = (): string => {
  const here = fileURLToPath(import.meta.url);
  return here.endsWith('.ts') ? join(dirname(here), 'child.ts') : join(projectRoot(), 'build', 'reading.js');
};
