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
  previewSha256: string | null;
  width: number | null;
  height: number | null;
  keptAt: Date;
}>;

type NewFile = Pick<KeptFile, 'id' | 'name' | 'type' | 'size' | 'sha256' | 'state' | 'keptAt'> &
  Readonly<{ schoolId: string | null; bodyId: string | null; ownerId: string }>;

export const insertFile = (db: Db, file: NewFile) => db`
  insert into file (id, school_id, body_id, owner_id, name, type, size, sha256, original_sha256, state, kept_at)
  values (${file.id}, ${file.schoolId}, ${file.bodyId}, ${file.ownerId}, ${file.name}, ${file.type}, ${file.size},
    ${file.sha256}, ${file.sha256}, ${file.state}, ${file.keptAt})`;

/** One file, if the acting person may see it; else it is not there. */
export const findFile = async (db: Db, id: string): Promise<KeptFile | null> => {
  const rows = await db<KeptFile[]>`
    select id, name, type, size, sha256, original_sha256, state, refused_because, scan, preview_sha256, width, height, kept_at
      from file where id = ${id}`;
  return rows[0] ?? null;
};

type Prepared = Pick<KeptFile, 'name' | 'type' | 'size' | 'sha256' | 'scan' | 'previewSha256' | 'width' | 'height'>;

export const writePrepared = (db: Db, id: string, file: Prepared) => db`
  update file set state = 'ready', name = ${file.name}, type = ${file.type}, size = ${file.size}, sha256 = ${file.sha256},
         scan = ${file.scan}, preview_sha256 = ${file.previewSha256}, width = ${file.width}, height = ${file.height}
   where id = ${id}`;

export const writeRefused = (db: Db, id: string, because: string, scan: KeptFile['scan']) => db`
  update file set state = 'refused', refused_because = ${because}, scan = ${scan} where id = ${id}`;

export const deleteFile = (db: Db, id: string) => db`delete from file where id = ${id}`;

/** Which of these hashes some file still stands on. */
export const usedAmong = async (db: Db, hashes: readonly string[]): Promise<ReadonlySet<string>> => {
  const rows = await db<{ sha256: string }[]>`
    select sha256 from file where sha256 = any(${[...hashes]})
    union select preview_sha256 from file where preview_sha256 = any(${[...hashes]})`;
  return new Set(rows.map((row) => row.sha256));
};
