import { openDriver, type Connection } from '#platform/db';

type Locked = Readonly<{ lockedBy: string; isAlive: boolean }>;

export type Liveness = Readonly<{ stop: () => Promise<void> }>;

/**
 * A worker that is killed leaves its jobs locked, and the queue alone would wait four hours before it gives them to another.
 * So each worker holds an advisory lock while it lives; the database drops it with the connection. Jobs whose holder was
 * found without its lock twice in a row are freed at once.
 */
export const keepAlive = async (
  connection: Connection,
  poolId: string,
  onError: (error: unknown) => void,
  everyMs = 1000,
): Promise<Liveness> => {
  const sql = openDriver(connection, 1);
  let suspects = new Set<string>();
  const look = async () => {
    // Taken again each time: should the connection have been renewed, the lock is back with the next look.
    await sql`select pg_try_advisory_lock(hashtextextended(${poolId}, 0))`;
    const locked = await sql<Locked[]>`
      select holder.locked_by, exists (
               select from pg_locks l
                where l.locktype = 'advisory' and l.granted and l.objsubid = 1
                  and l.database = (select oid from pg_database where datname = current_database())
                  and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended(holder.locked_by, 0)) as is_alive
        from (select distinct locked_by from graphile_worker._private_jobs where locked_by is not null
              union select locked_by from graphile_worker._private_job_queues where locked_by is not null) holder`;
    const silent = locked.filter((holder) => !holder.isAlive).map((holder) => holder.lockedBy);
    const dead = silent.filter((holder) => suspects.has(holder));
    if (dead.length > 0) {
      // A job whose worker died under it twice may be what kills them, or only have run beside it. Each waits a time of its
      // own, longer with each death, so that the harmless ones come through between two of the other's.
      await sql`update graphile_worker._private_jobs set run_at = greatest(run_at, now() + interval '2 seconds' * 2 ^ attempts * random())
        where locked_by = any(${dead}) and attempts > 1`;
      await sql`select graphile_worker.force_unlock_workers(${dead})`;
    }
    suspects = new Set(silent);
  };
  let turn = look();
  await turn;
  const timer = setInterval(() => (turn = turn.then(look).catch(onError)), everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await turn;
      await sql.end({ timeout: 2 });
    },
  };
};
