import { uuidv7, type Db } from '#platform/db';
import { tierOfPart } from '../rules.ts';
import type { By, Which } from '../store.ts';
import type { LineKind, StatementActivity, StatementLine, StatementText, TextPart } from './rules.ts';

export const listTexts = (db: Db, { schoolId, year }: Which): Promise<readonly StatementText[]> => db<StatementText[]>`
  select part, says, version, saved_name, saved_at from premium_text where school_id = ${schoolId} and school_year = ${year}`;

/** Saves a text where the form found it (version 0: nothing yet); false when a colleague was first. */
export const writeText = async (
  db: Db,
  { schoolId, year }: Which,
  said: Readonly<{ part: TextPart; says: string; version: number }>,
  by: By,
): Promise<boolean> => {
  const fields = { says: said.says, savedBy: by.personId, savedName: by.name, savedAt: by.now };
  const rows =
    said.version === 0
      ? await db`insert into premium_text ${db({ schoolId, schoolYear: year, part: said.part, ...fields })}
                 on conflict do nothing returning part`
      : await db`update premium_text set ${db(fields)}, version = version + 1
                  where school_id = ${schoolId} and school_year = ${year} and part = ${said.part} and version = ${said.version} returning part`;
  return rows.length > 0;
};

export const listLines = (db: Db, { schoolId, year }: Which): Promise<readonly StatementLine[]> => db<StatementLine[]>`
  select id, kind, number, says, criteria, version, saved_name from premium_line
   where school_id = ${schoolId} and school_year = ${year} and ended_at is null order by kind, number`;

type LineWords = Readonly<{ says: string; criteria: string }>;

/** Adds a line with the next number of its kind; a number that was given is not given again in that year. */
export const insertLine = async (
  db: Db,
  { schoolId, year }: Which,
  kind: LineKind,
  words: LineWords,
  by: By,
): Promise<void> => {
  await db`select pg_advisory_xact_lock(hashtextextended('premium lines ' || ${schoolId} || ${year}, 0))`;
  await db`
    insert into premium_line (id, school_id, school_year, kind, number, says, criteria, saved_by, saved_name, saved_at)
    select ${uuidv7()}, ${schoolId}, ${year}, ${kind}, coalesce(max(number), 0) + 1, ${words.says}, ${words.criteria},
           ${by.personId}, ${by.name}, ${by.now}
      from premium_line where school_id = ${schoolId} and school_year = ${year} and kind = ${kind}`;
};

export const writeLine = async (
  db: Db,
  { schoolId, year }: Which,
  id: string,
  words: LineWords,
  version: number,
  by: By,
): Promise<boolean> => {
  const rows = await db`
    update premium_line set says = ${words.says}, criteria = ${words.criteria}, version = version + 1, saved_by = ${by.personId},
           saved_name = ${by.name}, saved_at = ${by.now}
     where school_id = ${schoolId} and school_year = ${year} and id = ${id} and version = ${version} and ended_at is null returning id`;
  return rows.length > 0;
};

export const endLine = async (db: Db, { schoolId, year }: Which, id: string, by: By): Promise<boolean> => {
  const rows = await db`
    update premium_line set ended_at = ${by.now}, version = version + 1, saved_by = ${by.personId}, saved_name = ${by.name}, saved_at = ${by.now}
     where school_id = ${schoolId} and school_year = ${year} and id = ${id} and ended_at is null returning id`;
  return rows.length > 0;
};

type ActivityRow = Omit<StatementActivity, 'tier' | 'placedPence'> & Readonly<{ part: string }>;

/** The activities of a year as the school lists them, each with what the statement says besides. What is placed under them is not in. */
export const listActivities = async (
  db: Db,
  { schoolId, year }: Which,
): Promise<readonly Omit<StatementActivity, 'placedPence'>[]> => {
  const rows = await db<ActivityRow[]>`
    select a.id, a.number, a.title, a.part, a.challenge, coalesce(d.evidence, '') as evidence,
           coalesce(d.challenges, '{}') as challenges, d.cost_pence, coalesce(d.version, 0) as version,
           coalesce(d.saved_name, '') as saved_name
      from premium_activity a left join premium_detail d on d.activity_id = a.id
     where a.school_id = ${schoolId} and a.school_year = ${year} and a.ended_at is null order by a.number`;
  return rows.map(({ part, ...row }) => ({ ...row, tier: tierOfPart(part) }));
};

type Detail = Readonly<{ evidence: string; challenges: readonly number[]; costPence: number | null }>;

export const writeDetail = async (
  db: Db,
  schoolId: string,
  activityId: string,
  detail: Detail,
  version: number,
  by: By,
): Promise<boolean> => {
  const fields = {
    evidence: detail.evidence,
    challenges: [...detail.challenges],
    costPence: detail.costPence,
    savedBy: by.personId,
    savedName: by.name,
    savedAt: by.now,
  };
  const rows =
    version === 0
      ? await db`insert into premium_detail ${db({ activityId, schoolId, ...fields })} on conflict do nothing returning activity_id`
      : await db`update premium_detail set ${db(fields)}, version = version + 1
                  where school_id = ${schoolId} and activity_id = ${activityId} and version = ${version} returning activity_id`;
  return rows.length > 0;
};
