import { system } from '#platform/actor';
import { uuidv7, type Database } from '#platform/db';

/** Keeps a scheme's document as a version of its own, and gives its id. */
export const keepScheme = async (
  database: Database,
  document: { id: string; version: string; title: string },
): Promise<string> => {
  const id = uuidv7();
  const rows = await database.asActor(
    system('test-world'),
    (db) => db<{ id: string }[]>`
    insert into scheme_version (id, scheme, version, title, document, sha256)
    values (${id}, ${document.id}, ${document.version}, ${document.title}, ${db.json(document as never)}, ${id})
    on conflict (scheme, version) do update set title = excluded.title returning id`,
  );
  return rows[0]?.id ?? id;
};
