import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** What a lock file says of its holder; `born` tells a process from a later one that got the same number. */
export type Holder = Readonly<{ pid: number; born: string; purpose: string; since: string }>;
export type Lock = Readonly<{ release: () => void }>;
type Attempt = Readonly<{ kind: 'held'; lock: Lock } | { kind: 'busy'; holder: Holder }>;

/** When the process was born, in words that differ for any other process that ever had its number; null when it is gone. */
function birthOf(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      if (fields[0] === 'Z' || fields[0] === 'X') return null;
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19] ?? ''}`;
    }
    if (process.platform === 'win32') {
      process.kill(pid, 0);
      return 'alive';
    }
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null;
  } catch {
    return null;
  }
}

function read(file: string): Holder | null {
  try {
    // Written whole by link() below, by this program only; anything else fails to parse and counts as nobody's.
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** Who holds the lock now; null when nobody alive does. */
export function holderOf(dataDir: string, name: string): Holder | null {
  const holder = read(join(dataDir, name));
  return holder && birthOf(holder.pid) === holder.born ? holder : null;
}

/** Tries once: held, or busy with its holder. A lock whose holder has died is taken over. */
export function tryLock(dataDir: string, name: string, purpose: string): Attempt {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, name);
  const mine: Holder = {
    pid: process.pid,
    born: birthOf(process.pid) ?? '',
    purpose,
    since: new Date().toISOString(),
  };
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(mine), { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        return { kind: 'held', lock: { release: () => release(file, mine) } };
      } catch (error) {
        if (!isCode(error, 'EEXIST')) throw error;
      }
      const holder = holderOf(dataDir, name);
      if (holder) return { kind: 'busy', holder };
      clearDead(dataDir, name);
    }
  } finally {
    rmSync(draft, { force: true });
  }
}

/** Sets a dead holder's file aside; had somebody taken the lock meanwhile, theirs is put back. */
function clearDead(dataDir: string, name: string): void {
  const file = join(dataDir, name);
  const aside = `${name}.dead-${process.pid}`;
  try {
    renameSync(file, join(dataDir, aside));
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (holderOf(dataDir, aside)) linkSync(join(dataDir, aside), file);
  rmSync(join(dataDir, aside), { force: true });
}

function release(file: string, mine: Holder): void {
  const now = read(file);
  if (now && now.pid === mine.pid && now.born === mine.born) rmSync(file, { force: true });
}

/** Waits for the lock for at most `waitMs`; gives the holder when it stays busy, or when `giveUp` says that waiting is no use. */
export async function lock(
  dataDir: string,
  name: string,
  purpose: string,
  {
    waitMs = 0,
    giveUp = () => false,
  }: { waitMs?: number; giveUp?: (holder: Holder, waitedMs: number) => boolean } = {},
): Promise<Attempt> {
  const began = Date.now();
  for (;;) {
    const attempt = tryLock(dataDir, name, purpose);
    const waited = Date.now() - began;
    if (attempt.kind === 'held' || waited >= waitMs || giveUp(attempt.holder, waited)) return attempt;
    await pause(50);
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
