import type { Db } from '#platform/db';
import { uuidv7 } from '#platform/db';
import type { RollFormat } from '#pupils';

/** The id of a school by its URN, an invented one of the demonstration too. */
export const schoolByUrn = async (db: Db, urn: number): Promise<string | null> => {
  const [row] = await db<{ id: string }[]>`select id from school where urn = ${urn}`;
  return row?.id ?? null;
};

type Begun = Readonly<{
  schoolId: string;
  fileName: string;
  format: RollFormat;
  bytes: number;
  sha256: string | null;
  askedBy: string | null;
  now: Date;
}>;

/** Writes down that a file was brought; what it did is added when it was read. */
export const insertImport = async (db: Db, begun: Begun): Promise<string> => {
  const id = uuidv7();
  await db`
    insert into restricted.roll_import (id, school_id, file_name, format, bytes, sha256, asked_by, asked_at)
    values (${id}, ${begun.schoolId}, ${begun.fileName.slice(0, 200) || 'file'}, ${begun.format}, ${begun.bytes}, ${begun.sha256}, ${begun.askedBy}, ${begun.now})`;
  return id;
};

type Taken = Readonly<{
  pupils: number;
  added: number;
  changed: number;
  unchanged: number;
  returned: number;
  left: number;
  results: number;
  personId: string | null;
  now: Date;
}>;

export const writeTaken = (db: Db, id: string, taken: Taken) => db`
  update restricted.roll_import set state = 'taken', read = ${taken.pupils}, added = ${taken.added}, changed = ${taken.changed},
         unchanged = ${taken.unchanged}, returned_count = ${taken.returned}, left_count = ${taken.left}, results = ${taken.results},
         imported_by = ${taken.personId}, imported_at = ${taken.now}, checked_at = coalesce(checked_at, ${taken.now})
   where id = ${id}`;
