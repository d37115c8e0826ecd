import type { Db } from '#platform/db';
import type { Words } from './rules.ts';

export type Put = Readonly<{
  language: string;
  words: Words;
  checkedBy: string;
  version: number;
  savedName: string;
  savedAt: Date;
}>;

/** Every language of a school for one version of the questions. */
export const listPut = (db: Db, schoolId: string, statementsVersion: string) => db<Put[]>`
  select language, words, checked_by, version, saved_name, saved_at from readiness_words
   where school_id = ${schoolId} and statements_version = ${statementsVersion} order by language`;

/** Saves a language; false when a colleague was first. Version 0 is one that nobody has saved. */
export const writePut = async (
  db: Db,
  {
    schoolId,
    statementsVersion,
    language,
  }: Readonly<{ schoolId: string; statementsVersion: string; language: string }>,
  said: Readonly<{ words: Words; checkedBy: string; version: number }>,
  by: Readonly<{ personId: string; name: string; now: Date }>,
): Promise<boolean> => {
  const saved = { savedBy: by.personId, savedName: by.name, savedAt: by.now, checkedBy: said.checkedBy };
  const done =
    said.version === 0
      ? await db`insert into readiness_words ${db({ schoolId, statementsVersion, language, words: db.json(said.words) as never, ...saved })}
                 on conflict do nothing`
      : await db`update readiness_words set words = ${db.json(said.words)}, ${db(saved)}, version = version + 1
                  where school_id = ${schoolId} and statements_version = ${statementsVersion} and language = ${language}
                    and version = ${said.version}`;
  return done.count > 0;
};
