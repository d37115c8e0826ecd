import type { Config } from '#platform/config';
import type { Database } from '#platform/db';

/** Where this installation keeps things and how it reaches the world: what a job may need to know of its place. */
export type Place = Readonly<{ origin: string } & Pick<Config, 'dataDir' | 'files' | 'mail' | 'scanner'>>;

/** What a job is given. Payloads come from the database: a task reads its own as unknown. */
export type Tools = Readonly<{
  database: Database;
  place: Place;
  now: () => Date;
  /** Aborted when the worker is told to stop and the job took too long to end by itself. */
  signal: AbortSignal | undefined;
}>;

/** One kind of work done later, named `room.work`. It may run twice; its effects happen once through `once`. */
export type Task = Readonly<{ name: string; run: (payload: unknown, tools: Tools) => Promise<void> }>;
