import { createHash } from 'node:crypto';
import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Account } from './account.ts';

/** A socket's path may have about 107 bytes on Linux and 103 on macOS. */
const longestPath = 100;
export const socketPort = 5432;

/** The folder for the socket: in the data folder, or a private one among the temporary folders when that path is too long. */
export function socketFolder(dataDir: string, temporary = tmpdir()): string {
  const inData = join(resolve(dataDir), 'socket');
  if (fits(inData)) return inData;
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 12);
  const user = process.getuid?.() ?? 'user';
  const inTemporary = join(temporary, `waymark-${user}-${name}`);
  return fits(inTemporary) ? inTemporary : join('/tmp', `waymark-${user}-${name}`);
}

function fits(folder: string): boolean {
  return Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}`)) < longestPath;
}

/** Makes the folder so that only its owner may enter: who reaches the socket reaches the database. */
export function makePrivate(folder: string, account: Account): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const found = lstatSync(folder);
  const mine = process.getuid?.();
  const allowed = account.kind === 'other' ? [mine, account.uid] : [mine];
  if (!found.isDirectory() || (mine !== undefined && !allowed.includes(found.uid))) {
    throw new Error(`${folder} belongs to somebody else: remove it, or choose another DATA_DIR.`);
  }
  chmodSync(folder, 0o700);
  if (account.kind === 'other' && !account.capable) chownSync(folder, account.uid, account.gid);
}
