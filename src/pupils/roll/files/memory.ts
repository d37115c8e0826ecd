/** What a school said about the columns of its files. Each kind of file has a memory of its own. */
import type { Db } from '#platform/db';
import type { Mapping } from '../mapping.ts';

export type FileKind = 'roll' | 'results';

/** No heading's key holds a sign, so this one is free for how a school's system writes days. */
const datesKey = '(dates)';

/**
 * What was said about the columns of a kind of file. Results may come with a file of pupils too: what was said there of a column of
 * results holds in a file of results, unless something else was said in one.
 */
export const rememberedColumns = async (db: Db, schoolId: string, kind: FileKind): Promise<Mapping> => {
  const rows = await db<{ headingKey: string; becomes: string }[]>`
    select heading_key, becomes from column_mapping
     where school_id = ${schoolId} and (kind = ${kind} or ${kind} = 'results' and becomes like 'result:%') order by kind = ${kind}`;
  return {
    columns: new Map(
      rows.filter(({ headingKey }) => headingKey !== datesKey).map((row) => [row.headingKey, row.becomes]),
    ),
    isMonthFirst: rows.some(({ headingKey, becomes }) => headingKey === datesKey && becomes === 'month-first'),
  };
};

/** One heading by its key, as it stands in the file, and what it becomes. */
export type Named = Readonly<{ key: string; heading: string; becomes: string }>;

export const rememberColumns = async (
  db: Db,
  schoolId: string,
  kind: FileKind,
  said: Readonly<{ named: readonly Named[]; isMonthFirst: boolean }>,
  by: Readonly<{ personId: string; now: Date }>,
): Promise<void> => {
  const dates = { key: datesKey, heading: datesKey, becomes: said.isMonthFirst ? 'month-first' : 'day-first' };
  const rows = [...said.named, dates].map(({ key, heading, becomes }) => ({
    schoolId,
    kind,
    headingKey: key,
    heading,
    becomes,
    savedBy: by.personId,
    savedAt: by.now,
  }));
  await db`
    insert into column_mapping ${db(rows)} on conflict (school_id, kind, heading_key)
    do update set heading = excluded.heading, becomes = excluded.becomes, saved_by = excluded.saved_by, saved_at = excluded.saved_at`;
};
