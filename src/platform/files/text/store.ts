import type { Db } from '#platform/db';
import type { ShownTable } from './rules.ts';

export type FileText = Readonly<{
  problem: string | null;
  words: string;
  isCut: boolean;
  pageCount: number;
  tables: readonly ShownTable[] | null;
}>;

/** Keeps what was read, in place of what was read before. */
export const writeText = async (
  db: Db,
  file: Readonly<{ id: string; schoolId: string }>,
  text: FileText,
  now: Date,
): Promise<void> => {
  // JSON says whatever a table of text can hold; the driver's type for it does not take our own.
  const tables = text.tables === null ? null : db.json(text.tables as never);
  await db`
    insert into file_text (file_id, school_id, problem, words, is_cut, page_count, tables, vector, read_at)
    values (${file.id}, ${file.schoolId}, ${text.problem}, ${text.words}, ${text.isCut}, ${text.pageCount}, ${tables},
      app.file_vector(${file.schoolId}, ${text.words}), ${now})
    on conflict (file_id) do update set problem = excluded.problem, words = excluded.words, is_cut = excluded.is_cut,
      page_count = excluded.page_count, tables = excluded.tables, vector = excluded.vector, read_at = excluded.read_at`;
};

export const writePages = async (
  db: Db,
  file: Readonly<{ id: string; schoolId: string }>,
  pages: readonly string[],
): Promise<void> => {
  await db`delete from file_page where file_id = ${file.id}`;
  for (const [at, sha256] of pages.entries())
    await db`insert into file_page (file_id, school_id, number, sha256) values (${file.id}, ${file.schoolId}, ${at + 1}, ${sha256})`;
};

/** What was read in a file, if the acting person may see the file and it has been read. */
export const findText = async (db: Db, fileId: string): Promise<FileText | null> => {
  const rows = await db<FileText[]>`
    select problem, words, is_cut, page_count, tables from file_text where file_id = ${fileId}`;
  return rows[0] ?? null;
};

/** The picture of one page; null for a page that was not drawn, and for somebody who may not see the file. */
export const findPage = async (db: Db, fileId: string, number: number): Promise<string | null> => {
  const rows = await db<{ sha256: string }[]>`
    select sha256 from file_page where file_id = ${fileId} and number = ${number}`;
  return rows[0]?.sha256 ?? null;
};

export const countPages = async (db: Db, fileId: string): Promise<number> => {
  const rows = await db<{ pages: number }[]>`select count(*) as pages from file_page where file_id = ${fileId}`;
  return rows[0]?.pages ?? 0;
};

/** Files of these types that are ready and were never read. */
export const unread = async (db: Db, types: readonly string[], atMost: number): Promise<string[]> => {
  const rows = await db<{ id: string }[]>`
    select f.id from file f
     where f.state = 'ready' and f.school_id is not null and f.type = any(${[...types]})
       and not exists (select from file_text t where t.file_id = f.id)
     order by f.kept_at desc limit ${atMost}`;
  return rows.map(({ id }) => id);
};
