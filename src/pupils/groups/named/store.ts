import type { Db } from '#platform/db';

/** A pupil on roll by name, for the school's own team. */
export type OnRoll = Readonly<{
  pupilId: string;
  code: string;
  surname: string;
  forename: string;
  yearGroup: string | null;
  sex: 'F' | 'M' | null;
  bornOn: string | null;
}>;

/** Everybody on roll on a day, by surname. Who was listed before the roll was kept counts as on roll until they leave. */
export const rollOn = async (db: Db, schoolId: string, on: string): Promise<readonly OnRoll[]> => db<OnRoll[]>`
  select p.id as pupil_id, p.code, p.surname, p.forename, p.year_group, p.sex, p.born_on from restricted.pupil p
   where p.school_id = ${schoolId}
     and (not exists (select from restricted.spell s where s.pupil_id = p.id)
       or exists (select from restricted.spell s where s.pupil_id = p.id
                   and (s.joined_on <= ${on} or not s.joined_known) and (s.left_on is null or s.left_on >= ${on})))
   order by lower(p.surname), lower(p.forename), p.code`;

/** One pupil of the school, on roll or not. */
export const pupilOf = async (db: Db, schoolId: string, pupilId: string): Promise<OnRoll | null> => {
  const [pupil] = await db<OnRoll[]>`
    select id as pupil_id, code, surname, forename, year_group, sex, born_on from restricted.pupil
     where school_id = ${schoolId} and id = ${pupilId}`;
  return pupil ?? null;
};
