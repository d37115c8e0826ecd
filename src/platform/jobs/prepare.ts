import type { Logger } from 'graphile-worker';
import { openDriver, type Connection } from '#platform/db';
import { addressOf } from './connection.ts';

/** Loaded only where it is used: most processes leave work for later and never do any. */
export const library = () => import('graphile-worker');

/** The queue speaks only when something is wrong. */
export const quiet = async (log: (line: string) => void): Promise<Logger> => {
  const { Logger: Speaks } = await library();
  return new Speaks(() => (level, message) => {
    if (level === 'error' || level === 'warning') log(`jobs: ${message}`);
  });
};

/** The last revision of the queue's tables that this version of the library makes. */
export const knownRevision = 20;

const revisionOf = async (connection: Connection): Promise<number> => {
  const sql = openDriver(connection, 1);
  try {
    const [known] = await sql<{ id: number | null }[]>`select max(id) as id from graphile_worker.migrations`;
    return known?.id ?? 0;
  } catch {
    return 0;
  } finally {
    await sql.end({ timeout: 5 });
  }
};

/** Brings the queue's own tables up to date. Called after our migrations, before anything is left for later. */
export const prepareJobs = async (connection: Connection, log: (line: string) => void = () => {}): Promise<void> => {
  // A warm start asks one question and does not load the library.
  if ((await revisionOf(connection)) >= knownRevision) return;
  const { runMigrations } = await library();
  await runMigrations({ connectionString: addressOf(connection), maxPoolSize: 1, logger: await quiet(log) });
};
