import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What PostgreSQL's own pid file says: line 1 the process, line 4 the port, line 8 how far it is. */
export type Postmaster = Readonly<{ pid: number; port: number; status: string }>;

export function readPostmaster(cluster: string): Postmaster | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const pid = Number(lines[0]);
    return pid > 0 ? { pid, port: Number(lines[3]), status: (lines[7] ?? '').trim() } : null;
  } catch {
    return null;
  }
}

/** Whether the process is a PostgreSQL server, and not another that was given its number after a restart. */
export function isPostgres(pid: number): boolean {
  try {
    if (process.platform === 'win32') {
      process.kill(pid, 0);
      return true;
    }
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      return stat.includes('(postgres)') && !/\) [ZX] /.test(stat);
    }
    return execFileSync('ps', ['-o', 'comm=', '-p', String(pid)], { encoding: 'utf8' }).includes('postgres');
  } catch {
    return false;
  }
}

/**
 * Stops a server that an earlier start left behind, in good order, so that this start can put its own in its place.
 * Says how long it took nothing: what the old one had acknowledged is on disk.
 */
export async function replaceOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const found = readPostmaster(cluster);
  if (!found) return;
  if (isPostgres(found.pid)) {
    log(`A database server from an earlier start is still running (process ${found.pid}): stopping it first.`);
    await endServer(found.pid, () => !isPostgres(found.pid));
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

/** Asks the server to stop fast, and after 20 seconds at once; its journal makes both safe. */
export async function endServer(pid: number, gone: () => boolean): Promise<void> {
  for (const [signal, seconds] of [
    ['SIGINT', 20],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch {
      // Gone between the look and the signal, which is what was wanted.
    }
    const until = Date.now() + seconds * 1000;
    while (Date.now() < until) {
      if (gone()) return;
      await pause(10);
    }
  }
  throw new Error(`The database server (process ${pid}) does not stop: end it by hand, then start Waymark again.`);
}
