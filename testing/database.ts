import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createDatabase, openDriver, type Connection, type Database } from '#platform/db';

export type TestDatabase = Database & Readonly<{ connection: Connection }>;

/** A database of its own for one test file, copied from the migrated template. Close it in `afterAll`. */
export const testDatabase = async (max = 4): Promise<TestDatabase> => {
  const server = inject('connection');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const sql = openDriver(server, 1);
  await sql.unsafe(`create database ${name} template template_waymark`);
  await sql.end();
  const connection = { ...server, database: name };
  const database = createDatabase(connection, max);
  return {
    ...database,
    connection,
    close: async () => {
      await database.close();
      const again = openDriver(server, 1);
      // The server's own upkeep may be at work in it, and may not be cut off; the whole server is thrown away in the end.
      await again.unsafe(`drop database if exists ${name} with (force)`).catch(() => {});
      await again.end();
    },
  };
};
