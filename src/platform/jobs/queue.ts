import type { Db } from '#platform/db';

type Options = Readonly<{
  /** A job of the same key that has not begun yet is replaced by this one. */
  key?: string;
  /** Not before this moment. */
  runAt?: Date;
}>;

/** Leaves work for later, inside the caller's transaction: it is done if that commits and never otherwise. */
export const enqueue = async (db: Db, name: string, payload: object, options: Options = {}): Promise<void> => {
  // Whatever JSON can say is a payload; the driver's type for that does not take a plain object.
  const json = db.json(payload as never);
  await db`select app.enqueue(${name}, ${json}::json, ${options.key ?? null}, ${options.runAt ?? null})`;
};

/**
 * Does `work` unless the effect of this key has happened before, and remembers it in the same transaction. Two workers
 * that try at once wait for each other here. An effect outside the database (a file, a mail) must itself be
 * repeatable, for a worker may die between it and the commit.
 */
export const once = async (db: Db, key: string, work: () => Promise<void>): Promise<void> => {
  const mine = await db`insert into job_effect (key) values (${key}) on conflict (key) do nothing returning key`;
  if (mine.length > 0) await work();
};

/** How many jobs wait, and how many were tried ten times and gave up. Asked as system. */
export const jobCounts = async (db: Db): Promise<Readonly<{ waiting: number; failed: number }>> => {
  const [counts] = await db<{ waiting: number; failed: number }[]>`select waiting, failed from app.job_counts()`;
  return counts ?? { waiting: 0, failed: 0 };
};
