import { openDriver, type Connection } from './driver.ts';

/**
 * Counts what lies in every table, for whoever has just filled many at once: until the database does so of its own accord, within
 * a minute or so, it plans statements as though they were empty.
 */
export const takeStatistics = async (connection: Connection): Promise<void> => {
  const sql = openDriver(connection, 1);
  try {
    await sql`analyze`;
  } finally {
    await sql.end({ timeout: 5 });
  }
};
