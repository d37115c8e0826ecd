import type postgres from 'postgres';
import { openDriver, type Connection } from './driver.ts';

type Driver = ReturnType<typeof openDriver>;

export type Pool = Readonly<{
  /** A connection of one's own until it is given back; waits while all are taken, in the order of asking. */
  take: () => Promise<Held>;
  close: () => Promise<void>;
}>;

export type Held = Readonly<{ sql: postgres.ReservedSql; giveBack: () => void }>;

/**
 * At most so many connections, opened when they are needed. Who comes next gets the one that was given back last: it has every
 * statement of that page planned already, where taking turns has each of them plan it again.
 */
export const openPool = (connection: Connection, max: number): Pool => {
  const opened: Driver[] = [];
  const free: Driver[] = [];
  const waiting: ((driver: Driver) => void)[] = [];
  const open = (): Driver => {
    const driver = openDriver(connection, 1);
    opened.push(driver);
    return driver;
  };
  const giveBack = (driver: Driver): void => {
    const next = waiting.shift();
    if (next === undefined) free.push(driver);
    else next(driver);
  };
  return {
    take: async () => {
      const driver =
        free.pop() ?? (opened.length < max ? open() : await new Promise<Driver>((given) => waiting.push(given)));
      try {
        const sql = await driver.reserve();
        return {
          sql,
          giveBack: () => {
            sql.release();
            giveBack(driver);
          },
        };
      } catch (error) {
        giveBack(driver);
        throw error;
      }
    },
    close: async () => {
      await Promise.all(opened.map((driver) => driver.end({ timeout: 5 })));
    },
  };
};
