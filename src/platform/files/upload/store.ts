import type { Db } from '#platform/db';
import type { Begun } from './rules.ts';

export const insertUpload = (db: Db, upload: Begun & Readonly<{ schoolId: string; ownerId: string }>) => db`
  insert into upload (id, school_id, owner_id, name, size, begun_at)
  values (${upload.id}, ${upload.schoolId}, ${upload.ownerId}, ${upload.name}, ${upload.size}, ${upload.begunAt})`;

/** One upload, if it is the acting person's own, begun for the school that they act for; else it is not there. */
export const findUpload = async (db: Db, id: string): Promise<Begun | null> => {
  const rows = await db<Begun[]>`select id, name, size, begun_at from upload where id = ${id}`;
  return rows[0] ?? null;
};

/** Removes the row and says what it was: of two who take one upload at once, one finds it. */
export const removeUpload = async (db: Db, id: string): Promise<Begun | null> => {
  const rows = await db<Begun[]>`delete from upload where id = ${id} returning id, name, size, begun_at`;
  return rows[0] ?? null;
};

export const listUploads = (db: Db, ids: readonly string[]): Promise<Begun[]> =>
  db<Begun[]>`select id, name, size, begun_at from upload where id = any(${[...ids]}::uuid[]) order by id`;

export const countOpen = async (db: Db): Promise<number> => {
  const rows = await db<{ open: number }[]>`select count(*) as open from upload`;
  return rows[0]?.open ?? 0;
};

/** Ends uploads that were begun before this moment. */
export const removeExpired = (db: Db, before: Date) => db`delete from upload where begun_at < ${before}`;

export const stillThere = async (db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> =>
  new Set((await listUploads(db, ids)).map(({ id }) => id));
