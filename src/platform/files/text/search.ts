import type { Db } from '#platform/db';
import { hitMarks, snippetOf, type Snippet } from './rules.ts';

/** What a person typed, as a search in English and in the words as they stand; quotation marks, "or" and a minus count. */
export const wordsAsked = (db: Db, words: string) => db`
  (websearch_to_tsquery('english', ${words}) || websearch_to_tsquery('simple', ${words}))`;

/**
 * The files whose contents answer to some words, as rows of `file_id` and `rank`: for a join in a search of one's own, as
 * `left join (${'${filesSaying(db, words)}'}) said on said.file_id = …`. Only files that the acting person may see are among them: a school's
 * own staff search by an index, others through those few that they may see. Of more than 200 hits the rank is nought.
 */
export const filesSaying = (db: Db, words: string) => db`
  select said.file_id, said.rank from app.files_saying(${wordsAsked(db, words)}) said
  union all
  select t.file_id, 0 from file_text t where app.staff_school() is null and t.vector @@ ${wordsAsked(db, words)}`;

export type Said = Readonly<{ fileId: string; snippet: Snippet }>;

/** Letters of text on either side of the first hit, from which the snippet is cut. */
const before = 300;
const around = 1_500;

/**
 * For each of these files a stretch of its text round the first hit, in parts. Asked for the files of one page only: a long
 * text is looked through once, and just the stretch is set in marks.
 */
export const snippetsOf = async (db: Db, words: string, fileIds: readonly string[]): Promise<Said[]> => {
  if (fileIds.length === 0) return [];
  const options = `StartSel=${hitMarks.from}, StopSel=${hitMarks.to}, MaxFragments=1, MaxWords=28, MinWords=12`;
  const rows = await db<{ fileId: string; marked: string }[]>`
    with asked as (
      select ${wordsAsked(db, words)} as query,
             tsvector_to_array(to_tsvector('english', ${words}) || to_tsvector('simple', ${words})) as stems)
    select t.file_id, ts_headline('english', substr(t.words, greatest(1, coalesce(hit.at, 1) - ${before}), ${around}), asked.query,
             ${options}) as marked
      from file_text t cross join asked
      left join lateral (
        select min(nullif(strpos(lower(t.words), stem), 0)) as at from unnest(asked.stems) stem) hit on true
     where t.file_id = any(${[...fileIds]}::uuid[]) and t.vector @@ asked.query`;
  return rows.map(({ fileId, marked }) => ({ fileId, snippet: snippetOf(marked) }));
};
