import type { Db } from '#platform/db';

export type KeptFile = Readonly<{
  id: string;
  name: string;
  type: string;
  size: number;
  sha256: string;
  originalSha256: string;
  state: 'waiting' | 'ready' | 'refused';
  refusedBecause: string | null;
  scan: 'not-scanned' | 'clean' | 'infected';
  /** Why it waits longer than it should: the virus scanner gives no answer, and is asked again. */
  waitsFor: 'scanner' | null;
  scanTries: number;
  previewSha256: string | null;
  width: number | null;
  height: number | null;
  keptAt: Date;
  schoolId: string | null;
}>;

type NewFile = Pick<KeptFile, 'id' | 'name' | 'type' | 'size' | 'sha256' | 'state' | 'keptAt'> &
  Readonly<{ schoolId: string | null; bodyId: string | null; ownerId: string }>;

export const insertFile = (db: Db, file: NewFile) => db`
  insert into file (id, school_id, body_id, owner_id, name, type, size, sha256, original_sha256, state, kept_at)
  values (${file.id}, ${file.schoolId}, ${file.bodyId}, ${file.ownerId}, ${file.name}, ${file.type}, ${file.size},
    ${file.sha256}, ${file.sha256}, ${file.state}, ${file.keptAt})`;

/** Bytes of all files that a school keeps; equal files count each time. */
export const bytesOf = async (db: Db, schoolId: string): Promise<number> => {
  const [row] = await db<{ bytes: number }[]>`
    select coalesce(sum(size), 0)::float8 as bytes from file where school_id = ${schoolId}`;
  return row?.bytes ?? 0;
};

/** One file, if the acting person may see it; else it is not there. */
export const findFile = async (db: Db, id: string): Promise<KeptFile | null> => {
  const rows = await db<KeptFile[]>`
    select id, name, type, size, sha256, original_sha256, state, refused_because, scan, waits_for, scan_tries,
           preview_sha256, width, height, kept_at, school_id
      from file where id = ${id}`;
  return rows[0] ?? null;
};

export type Prepared = Pick<
  KeptFile,
  'name' | 'type' | 'size' | 'sha256' | 'scan' | 'previewSha256' | 'width' | 'height'
>;

/** Each of these says whether the file was still waiting: of two workers, one writes. */
export const writePrepared = async (db: Db, id: string, file: Prepared): Promise<boolean> => {
  const rows = await db`
    update file set state = 'ready', waits_for = null, name = ${file.name}, type = ${file.type}, size = ${file.size},
           sha256 = ${file.sha256}, scan = ${file.scan}, preview_sha256 = ${file.previewSha256}, width = ${file.width},
           height = ${file.height}
     where id = ${id} and state = 'waiting'`;
  return rows.count === 1;
};

export const writeRefused = (db: Db, id: string, because: string, scan: KeptFile['scan']) => db`
  update file set state = 'refused', waits_for = null, refused_because = ${because}, scan = ${scan}
   where id = ${id} and state = 'waiting'`;

export const writeWaits = (db: Db, id: string) => db`
  update file set waits_for = 'scanner', scan_tries = scan_tries + 1 where id = ${id} and state = 'waiting'`;

/** Files that wait for the scanner and nothing else. */
export const waitingForScanner = async (db: Db): Promise<string[]> => {
  const rows = await db<{ id: string }[]>`select id from file where state = 'waiting' and waits_for = 'scanner'`;
  return rows.map(({ id }) => id);
};

export const deleteFile = (db: Db, id: string) => db`delete from file where id = ${id}`;

/** Which of these hashes some file still stands on. */
export const usedAmong = async (db: Db, hashes: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await db<{ sha256: string }[]>`
    select sha256 from file where sha256 = any(${[...hashes]})
    union select preview_sha256 from file where preview_sha256 = any(${[...hashes]})
    union select sha256 from file_page where sha256 = any(${[...hashes]})`;
  return new Set(rows.map((row) => row.sha256));
};
