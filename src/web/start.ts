import { join } from 'node:path';
import { projectRoot, type Config } from '#platform/config';
import { createDatabase, migrate, type Connection, type Database } from '#platform/db';
import { startEmbedded } from '#platform/db/embedded';

export type Opened = Readonly<{
  database: Database;
  connection: Connection;
  isNew: boolean;
  close: () => Promise<void>;
}>;

/** Opens the database that the operator named, or starts the embedded one, and brings its tables up to date. */
export const openDatabase = async (config: Config, log: (line: string) => void, poolSize = 8): Promise<Opened> => {
  const embedded = config.database.kind === 'embedded' ? await startEmbedded({ dataDir: config.dataDir, log }) : null;
  const connection: Connection = embedded?.connection ?? (config.database.kind === 'url' ? config.database.url : '');
  try {
    const { isNew } = await migrate(connection, join(projectRoot(), 'db/migrations'));
    const database = createDatabase(connection, poolSize);
    return {
      database,
      connection,
      isNew,
      close: async () => {
        await database.close();
        await embedded?.stop();
      },
    };
  } catch (error) {
    await embedded?.stop();
    throw error;
  }
};
