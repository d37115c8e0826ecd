import type { Db } from '#platform/db';
import { onRoll } from '../store.ts';

export type OnRollRow = Readonly<{
  id: string;
  code: string;
  surname: string;
  forename: string;
  upn: string | null;
  yearGroup: string | null;
  bornOn: string | null;
  sex: 'F' | 'M' | null;
  leftOn: string | null;
  isOnRoll: boolean;
}>;

export type RollAsked = Readonly<{ q: string; year: string; show: 'on' | 'left' }>;

export const rollPerPage = 50;

const wanted = (db: Db, schoolId: string, { q, year, show }: RollAsked) => {
  const like = `%${q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`;
  return db`
    p.school_id = ${schoolId} and ${show === 'on' ? onRoll(db) : db`not ${onRoll(db)}`}
    and ${year === '' ? db`true` : db`p.year_group = ${year}`}
    and ${q === '' ? db`true` : db`(p.surname || ' ' || p.forename || ' ' || p.surname ilike ${like} or p.upn ilike ${like} or p.code ilike ${like})`}`;
};

/** A page of the roll, by name; `rows` counts all that were asked for. */
export const rollPage = async (
  db: Db,
  schoolId: string,
  asked: RollAsked,
  page: number,
): Promise<Readonly<{ pupils: readonly OnRollRow[]; rows: number }>> => {
  const rows = await db<(OnRollRow & { rows: number })[]>`
    select p.id, p.code, p.surname, p.forename, p.upn, p.year_group, p.born_on, p.sex, count(*) over ()::int as rows,
           (select max(s.left_on) from restricted.spell s where s.school_id = p.school_id and s.pupil_id = p.id) as left_on,
           ${asked.show === 'on'} as is_on_roll
      from restricted.pupil p where ${wanted(db, schoolId, asked)}
     order by p.surname, p.forename, p.code limit ${rollPerPage} offset ${(page - 1) * rollPerPage}`;
  if (rows.length > 0 || page === 1) return { pupils: rows, rows: rows[0]?.rows ?? 0 };
  const [all] = await db<{ n: number }[]>`
    select count(*)::int as n from restricted.pupil p where ${wanted(db, schoolId, asked)}`;
  return { pupils: [], rows: all?.n ?? 0 };
};

/** How many pupils are on roll, by year group, and how many have left. */
export const rollSizes = async (
  db: Db,
  schoolId: string,
): Promise<Readonly<{ on: number; left: number; years: ReadonlyMap<string, number> }>> => {
  const rows = await db<{ yearGroup: string | null; on: number; left: number }[]>`
    select p.year_group, count(*) filter (where ${onRoll(db)})::int as "on", count(*) filter (where not ${onRoll(db)})::int as "left"
      from restricted.pupil p where p.school_id = ${schoolId} group by p.year_group`;
  return {
    on: rows.reduce((sum, row) => sum + row.on, 0),
    left: rows.reduce((sum, row) => sum + row.left, 0),
    years: new Map(rows.flatMap(({ yearGroup, on }) => (yearGroup === null ? [] : [[yearGroup, on] as const]))),
  };
};
