import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { projectRoot, type Config } from '#platform/config';
import { createDatabase, migrate, type Connection, type Database } from '#platform/db';
import {
  busyError,
  databaseLock,
  goesOnServing,
  holderOf,
  isServing,
  lock,
  runningConnection,
  servingPurpose,
  startEmbedded,
} from '#platform/db/embedded';
import { prepareJobs } from '#platform/jobs';
import { syncSchemes } from '#schemes';

export type Opened = Readonly<{
  database: Database;
  connection: Connection;
  isNew: boolean;
  /** Says why, should the database that we started end without having been asked to. */
  ended: Promise<string>;
  close: () => Promise<void>;
}>;

type Held = Readonly<{ connection: Connection; release: () => Promise<void>; ended?: Promise<string> }>;
type Log = (line: string) => void;

const patience = 30_000;
const never = new Promise<string>(() => {});

/** Opens the database for the server, which holds the data folder from now on, and brings its tables up to date. */
export const openDatabase = async (config: Config, log: Log, poolSize = 8): Promise<Opened> =>
  opened(await held(config, log, servingPurpose), poolSize);

/** Opens the database for an operator's command: beside a running server, or on its own; waits for other commands. */
export const openForCommand = async (config: Config, log: Log): Promise<Opened> => {
  const mine = await lock(config.dataDir, 'command.lock', 'another command', { waitMs: patience });
  if (mine.kind === 'busy') throw busyError(config.dataDir, mine.holder);
  try {
    const open = await opened((await besideServer(config)) ?? (await held(config, log, 'a command')), 4);
    return { ...open, close: () => open.close().finally(mine.lock.release) };
  } catch (error) {
    mine.lock.release();
    throw error;
  }
};

const opened = async ({ connection, release, ended = never }: Held, poolSize: number): Promise<Opened> => {
  try {
    const { isNew } = await migrate(connection, join(projectRoot(), 'db/migrations'));
    await prepareJobs(connection);
    const database = createDatabase(connection, poolSize);
    try {
      await syncSchemes(database, join(projectRoot(), 'schemes'));
    } catch (error) {
      await database.close();
      throw error;
    }
    return { database, connection, isNew, ended, close: () => database.close().finally(release) };
  } catch (error) {
    await release();
    throw error;
  }
};

/** The database with the data folder in our hands: its own server is started, or the named one is used. */
const held = async ({ database, dataDir }: Config, log: Log, purpose: string): Promise<Held> => {
  if (database.kind === 'embedded') {
    const { connection, stop, ended } = await startEmbedded({ dataDir, log, purpose, waitMs: patience });
    return { connection, release: stop, ended };
  }
  if (purpose !== servingPurpose) return { connection: database.url, release: async () => {} };
  const mine = await lock(dataDir, databaseLock, purpose, { waitMs: patience, giveUp: goesOnServing });
  if (mine.kind === 'busy') throw busyError(dataDir, mine.holder);
  return { connection: database.url, release: async () => mine.lock.release() };
};

/** The connection of the server that holds the data folder, once it is ready; null when none does. */
const besideServer = async ({ database, dataDir }: Config): Promise<Held | null> => {
  if (database.kind !== 'embedded') return null;
  for (let waited = 0; waited < patience; waited += 50) {
    const holder = holderOf(dataDir, databaseLock);
    if (holder === null) return null;
    const connection = isServing(holder) ? runningConnection(dataDir) : null;
    if (connection) return { connection, release: async () => {} };
    await pause(50);
  }
  return null;
};
