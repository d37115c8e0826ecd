/**
 * The database that comes with Waymark: one PostgreSQL under DATA_DIR, reached by a socket that only its owner may
 * enter. It is started with the program and stopped with it; nothing outside this folder knows how.
 */
import { join, resolve } from 'node:path';
import { accountFor } from './account.ts';
import { nativeFolder } from './binaries.ts';
import type { Major } from './binaries.ts';
import { makeCluster } from './cluster.ts';
import { lock } from './lock.ts';
import type { Holder } from './lock.ts';
import { launch, secretFor } from './launch.ts';
import type { Connection } from './launch.ts';
import { replaceOrphan } from './postmaster.ts';

export type { Connection } from './launch.ts';
export { holderOf, lock, type Holder } from './lock.ts';
export { runningConnection } from './running.ts';

export type Embedded = Readonly<{
  connection: Connection;
  stop: () => Promise<void>;
  /** Says why, should the server end without having been asked to. */
  ended: Promise<string>;
}>;

export type EmbeddedOptions = Readonly<{
  dataDir: string;
  major?: Major;
  log: (line: string) => void;
  /** Server settings on top of ours, such as `{ fsync: 'off' }` for tests. */
  settings?: Readonly<Record<string, string>>;
  /** What holds the data folder, as the next start would be told. */
  purpose?: string;
  /** How long to wait while an operator's command holds the data folder. */
  waitMs?: number;
}>;

export const databaseLock = 'database.lock';
export const servingPurpose = 'a running Waymark';

/** Starts the database under `dataDir`, made first when it is new. Throws one sentence when it cannot. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  const { log, major = 18, purpose = servingPurpose, waitMs = 0 } = options;
  const dataDir = resolve(options.dataDir);
  const held = await lock(dataDir, databaseLock, purpose, { waitMs, giveUp: goesOnServing });
  if (held.kind === 'busy') throw busyError(dataDir, held.holder);
  try {
    const native = nativeFolder(major);
    const cluster = join(dataDir, `postgres-${major}`);
    const account = accountFor(cluster);
    const secret = secretFor(dataDir);
    await makeCluster(native, cluster, account, secret);
    await replaceOrphan(cluster, log);
    const server = await launch({ native, cluster, dataDir, account, secret, settings: options.settings ?? {} });
    return {
      connection: server.connection,
      ended: server.ended,
      stop: async () => {
        await server.stop();
        held.lock.release();
      },
    };
  } catch (error) {
    held.lock.release();
    throw error;
  }
}

/** Whether the folder is held by a server, which stays, and not by a command, which ends. */
export function isServing(holder: Holder): boolean {
  return holder.purpose === servingPurpose;
}

/** A server that is told to stop is gone within moments, and whoever starts the next one at once need not be refused. */
export function goesOnServing(holder: Holder, waitedMs: number): boolean {
  return isServing(holder) && waitedMs >= 3000;
}

/** The sentence for a data folder that is in use: by what, and what to do. */
export function busyError(dataDir: string, holder: Holder): Error {
  return new Error(
    `${dataDir} is in use by ${holder.purpose} (process ${holder.pid}, since ${holder.since}): stop that one first, or set DATA_DIR to another folder.`,
  );
}
