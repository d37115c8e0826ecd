import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { projectRoot } from '#platform/config';

export const root = projectRoot();

/** A program that was started as an operator starts it: through `bin/`, with an environment of its own. */
export type Program = Readonly<{
  child: ChildProcess;
  /** The address, once it has said that it is ready; rejects with what it said when it ends before. */
  ready: Promise<string>;
  /** How long it took to be ready, in milliseconds. */
  took: () => number;
  said: () => string;
  ended: Promise<number | null>;
  /** The process itself has ended, whoever still holds its outputs. */
  gone: Promise<void>;
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}>;

export type Start = Readonly<{
  dataDir: string;
  env?: Readonly<Record<string, string>>;
  /** What stands before the command, such as `setpriv …`. */
  as?: readonly string[];
  node?: string;
  /** By `npm start`, where npm is on the path. */
  npm?: boolean;
}>;

/** An environment with nothing of ours in it, so that a test says all that matters. */
export const bareEnv = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: '/tmp',
  ...more,
});

export const startProgram = ({ dataDir, env = {}, as = [], node = process.execPath, npm = false }: Start): Program => {
  const began = Date.now();
  const [file = '', ...args] = npm ? ['npm', 'start'] : [...as, node, join(root, 'bin', 'start.js')];
  const settings = { PORT: '0', DATA_DIR: dataDir, WAYMARK_DEMO: '0', ...env };
  const child = spawn(file, args, { cwd: root, env: bareEnv(settings), stdio: ['ignore', 'pipe', 'pipe'] });
  let [said, took] = ['', 0];
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)));
  const gone = new Promise<void>((done) => child.on('exit', () => done()));
  const ready = new Promise<string>((done, failed) => {
    const hear = (text: string): void => {
      said += text;
      const address = /Waymark is ready at (\S+)/.exec(said)?.[1];
      if (address === undefined) return;
      took ||= Date.now() - began;
      done(address);
    };
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', hear);
    void ended.then((code) => failed(new Error(`ended with ${code}: ${said}`)));
  });
  // A test that wants the refusal never asks for `ready`.
  ready.catch(() => {});
  const stop = (signal: NodeJS.Signals = 'SIGINT') => {
    child.kill(signal);
    return ended;
  };
  return { child, ready, took: () => took, said: () => said, ended, gone, stop };
};

/** Runs `bin/waymark` and gives its exit code and both outputs. */
export const waymark = (
  words: readonly string[],
  env: Readonly<Record<string, string>>,
  node = process.execPath,
): Promise<{ code: number | null; out: string; log: string }> =>
  new Promise((done) => {
    const child = spawn(node, [join(root, 'bin', 'waymark'), ...words], { cwd: root, env: bareEnv(env) });
    let [out, log] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (log += text));
    child.on('close', (code) => done({ code, out, log }));
  });

/** A Node older than 24 on this machine, to try the hand-over with; null when there is none. */
export const olderNode = (): string | null => {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return folders.map((folder) => join(folder, 'node')).find((file) => existsSync(file)) ?? null;
};

/** Says, where a reader of the test's output sees it, what this machine could not try. */
export const notRun = (what: string): void => {
  process.stderr.write(`NOT RUN on this machine: ${what}\n`);
};
