import type { Person } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';

/** A pupil by name, for the school's own team. */
export type Named = Readonly<{
  pupilId: string;
  code: string;
  surname: string;
  forename: string;
  yearGroup: string | null;
}>;

export const fullName = ({ surname, forename }: Pick<Named, 'surname' | 'forename'>): string =>
  `${surname}, ${forename}`;

type Looking = Readonly<{ db: Db; actor: Person; enrolment: Enrolment; now: Date }>;

/** There is no look at names without its line in the trail. */
const looked = async ({ db, actor, enrolment, now }: Looking, pupils: number, where: string): Promise<void> => {
  if (pupils === 0) return;
  const about = { pupils, where };
  await note(db, actor, { act: 'pupils.seen', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
};

/** The names of these pupils; those of another school are not among them. */
export const namesOf = async (
  looking: Looking,
  ids: readonly string[],
  where: string,
): Promise<ReadonlyMap<string, Named>> => {
  if (ids.length === 0) return new Map();
  const rows = await looking.db<Named[]>`
    select id as pupil_id, code, surname, forename, year_group from restricted.pupil
     where school_id = ${looking.enrolment.schoolId} and id = any (${[...ids]}::uuid[])`;
  await looked(looking, rows.length, where);
  return new Map(rows.map((row) => [row.pupilId, row]));
};

export type Search = Readonly<{ words: string; yearGroup: string | null; only: readonly string[] | null }>;

/** Pupils on roll on a day, by part of a name, code or UPN, year group, or among some ids; in the order of names. */
export const searchRoll = async (
  looking: Looking,
  { words, yearGroup, only }: Search,
  on: string,
  where: string,
): Promise<readonly Named[]> => {
  const { db, enrolment } = looking;
  const like = `%${words.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const rows = await db<Named[]>`
    select p.id as pupil_id, p.code, p.surname, p.forename, p.year_group from restricted.pupil p
     where p.school_id = ${enrolment.schoolId}
       and (${words} = '' or p.surname || ', ' || p.forename ilike ${like} or p.forename || ' ' || p.surname ilike ${like}
            or p.code ilike ${like} or p.upn ilike ${like})
       and (${yearGroup}::text is null or p.year_group = ${yearGroup})
       and (${only === null} or p.id = any (${[...(only ?? [])]}::uuid[]))
       and (not exists (select from restricted.spell s where s.pupil_id = p.id)
            or exists (select from restricted.spell s where s.pupil_id = p.id and s.joined_on <= ${on} and (s.left_on is null or s.left_on >= ${on})))
     order by p.surname, p.forename, p.code`;
  await looked(looking, rows.length, where);
  return rows;
};
