import { system, type Person } from '#platform/actor';
import type { Database, Db } from '#platform/db';

export type Progress = Readonly<{
  key: string;
  title: string;
  state: 'waiting' | 'running' | 'done' | 'failed';
  done: number;
  total: number | null;
  /** One sentence for the person who waits. */
  says: string;
  updatedAt: Date;
}>;

/** Announces a long job to the person who asked for it, in the transaction that leaves it for later. */
export const announce = async (db: Db, person: Person, key: string, title: string, now: Date): Promise<void> => {
  await db`insert into job_progress (key, person_id, title, updated_at) values (${key}, ${person.personId}, ${title}, ${now})`;
};

/** Tells how far a job has come. It commits by itself, so that the person sees it while the job still runs. */
export const tellProgress = (
  database: Database,
  key: string,
  how: Readonly<Pick<Progress, 'state' | 'done' | 'total' | 'says'>>,
  now: Date,
): Promise<void> =>
  database.asActor(system('jobs.progress'), async (db) => {
    await db`update job_progress set state = ${how.state}, done = ${how.done}, total = ${how.total}, says = ${how.says}, updated_at = ${now}
      where key = ${key}`;
  });

/** A long job's progress, if the acting person asked for it. */
export const progressOf = async (db: Db, key: string): Promise<Progress | null> => {
  const rows = await db<
    Progress[]
  >`select key, title, state, done, total, says, updated_at from job_progress where key = ${key}`;
  return rows[0] ?? null;
};
