import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { commandAs, dyingWithParent, spawnOptionsFor } from './account.ts';
import type { Account } from './account.ts';
import { owner } from './cluster.ts';
import { endServer, readPostmaster } from './postmaster.ts';
import { makePrivate, socketFolder, socketPort } from './socket.ts';

/** What the `postgres` package needs to connect; `host` is a folder with a socket, but on Windows the loopback address. */
export type Connection = Readonly<{ host: string; port: number; user: string; database: string; password?: string }>;
type Server = Readonly<{ connection: Connection; stop: () => Promise<void>; ended: Promise<string> }>;
type Where = Readonly<{ connection: Connection; settings: Readonly<Record<string, string>> }>;
type Options = Readonly<{
  native: string;
  cluster: string;
  dataDir: string;
  account: Account;
  secret: string | null;
  settings: Readonly<Record<string, string>>;
}>;

const usesSocket = process.platform !== 'win32';
const readyWithinMs = 60_000;

/** Only where there are no sockets is there a password: made once, kept in a file that only its owner may read. */
export function secretFor(dataDir: string): string | null {
  if (usesSocket) return null;
  const file = join(dataDir, 'database.secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Starts the server and waits until its pid file says that it is ready. */
export async function launch(options: Options): Promise<Server> {
  const { native, cluster, dataDir, account } = options;
  const where = await whereToListen(dataDir, account, options.secret);
  const settings = Object.entries({ timezone: 'UTC', log_timezone: 'UTC', ...where.settings, ...options.settings });
  const command = commandAs(
    account,
    dyingWithParent([
      join(native, 'bin', usesSocket ? 'postgres' : 'postgres.exe'),
      '-D',
      cluster,
      ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ]),
  );
  const logFile = join(dataDir, 'postgres.log');
  const output = openLog(logFile);
  const [file = '', ...args] = command;
  // A session of its own, so that Ctrl-C in the terminal reaches the program first and the program stops the database.
  const child = spawn(file, args, {
    cwd: dataDir,
    stdio: ['ignore', output, output],
    detached: usesSocket,
    ...spawnOptionsFor(account),
  });
  closeSync(output);
  const state = { ended: null as string | null, stopping: false };
  const ended = new Promise<string>((tell) => {
    child.on('error', (error) => (state.ended ??= error.message));
    child.on('exit', (code, signal) => {
      state.ended ??= signal ?? `code ${code}`;
      process.off('exit', takeAlong);
      if (!state.stopping && ready) tell(`The database server ended by itself (${state.ended}); see ${logFile}.`);
    });
  });
  child.unref();
  // Whoever leaves without stopping it takes it along all the same, on systems without a death signal too.
  const takeAlong = (): boolean => child.kill('SIGINT');
  process.once('exit', takeAlong);
  let ready = false;
  const until = Date.now() + readyWithinMs;
  while (!ready) {
    const found = readPostmaster(cluster);
    ready = found?.pid === child.pid && found?.status === 'ready';
    if (state.ended !== null) throw new Error(whyNot(logFile, state.ended));
    if (Date.now() > until) {
      state.stopping = true;
      await stopServer(options, child.pid ?? 0, () => state.ended !== null);
      throw new Error(whyNot(logFile, `not ready after ${readyWithinMs / 1000} seconds`));
    }
    if (!ready) await pause(5);
  }
  return {
    connection: where.connection,
    ended,
    stop: async () => {
      state.stopping = true;
      if (state.ended === null) await stopServer(options, child.pid ?? 0, () => state.ended !== null);
    },
  };
}

async function stopServer({ native, cluster }: Options, pid: number, gone: () => boolean): Promise<void> {
  if (usesSocket) await endServer(pid, gone);
  else spawnSync(join(native, 'bin', 'pg_ctl.exe'), ['stop', '-D', cluster, '-m', 'fast', '-w']);
}

async function whereToListen(dataDir: string, account: Account, secret: string | null): Promise<Where> {
  if (secret !== null) {
    const port = await freePort();
    return {
      connection: { host: '127.0.0.1', port, user: owner, database: owner, password: secret },
      settings: { listen_addresses: '127.0.0.1', port: String(port) },
    };
  }
  const folder = socketFolder(dataDir);
  makePrivate(folder, account);
  return {
    connection: { host: folder, port: socketPort, user: owner, database: owner },
    settings: {
      listen_addresses: '',
      port: String(socketPort),
      unix_socket_directories: folder,
      unix_socket_permissions: '0700',
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const probe = createServer();
    probe.on('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : failed(new Error('no port'))));
    });
  });
}

/** The server's own log, begun anew when it has grown past 10 MB. */
function openLog(file: string): number {
  const isLarge = existsSync(file) && statSync(file).size > 10_000_000;
  return openSync(file, isLarge ? 'w' : 'a', 0o600);
}

function whyNot(logFile: string, ended: string): string {
  const lines = existsSync(logFile) ? readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-4) : [];
  return `The database did not start (${ended}). Its log ${logFile} ends: ${lines.join(' | ')}`;
}
