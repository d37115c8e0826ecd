import { join, resolve } from 'node:path';
import { readFileSync } from 'node:fs';
import { owner } from './cluster.ts';
import type { Connection } from './launch.ts';
import { isPostgres, readPostmaster } from './postmaster.ts';
import { socketFolder } from './socket.ts';
import type { Major } from './binaries.ts';

/** The connection to a server that another process of ours has started under `dataDir`; null while it is not ready. */
export function runningConnection(dataDir: string, major: Major = 18): Connection | null {
  const cluster = join(resolve(dataDir), `postgres-${major}`);
  const found = readPostmaster(cluster);
  if (found?.status !== 'ready' || !isPostgres(found.pid)) return null;
  const where = { port: found.port, user: owner, database: owner };
  if (process.platform !== 'win32') return { ...where, host: socketFolder(dataDir) };
  return { ...where, host: '127.0.0.1', password: readFileSync(join(dataDir, 'database.secret'), 'utf8') };
}
