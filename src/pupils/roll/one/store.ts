import { uuidv7, type Db } from '#platform/db';
import type { PupilField } from '../rules.ts';

export type OnePupil = Readonly<Record<PupilField, string | null>> &
  Readonly<{ id: string; code: string; surname: string; forename: string; version: number }>;

export type Spell = Readonly<{
  id: string;
  joinedOn: string;
  joinedKnown: boolean;
  leftOn: string | null;
  cameFrom: string | null;
  wentTo: string | null;
  because: string | null;
}>;

export type PastChange = Readonly<{
  field: string;
  was: string | null;
  became: string | null;
  changedBy: string | null;
  changedAt: Date;
  fileName: string | null;
}>;

export const findPupil = async (db: Db, schoolId: string, id: string): Promise<OnePupil | null> => {
  const [found] = await db<OnePupil[]>`
    select id, code, upn, former_upn, surname, forename, born_on, sex, year_group, ethnicity, first_language, sen, admission_number, version
      from restricted.pupil where school_id = ${schoolId} and id = ${id}`;
  return found ?? null;
};

export const spellsOf = async (db: Db, schoolId: string, id: string): Promise<readonly Spell[]> => db<Spell[]>`
  select id, joined_on, joined_known, left_on, came_from, went_to, because from restricted.spell
   where school_id = ${schoolId} and pupil_id = ${id} order by joined_on desc, left_on desc nulls first`;

export const changesOf = async (db: Db, schoolId: string, id: string): Promise<readonly PastChange[]> => db<
  PastChange[]
>`
  select c.field, c.was, c.became, p.name as changed_by, c.changed_at, i.file_name
    from restricted.pupil_change c left join person p on p.id = c.changed_by
    left join restricted.roll_import i on i.id = c.import_id and i.school_id = c.school_id
   where c.school_id = ${schoolId} and c.pupil_id = ${id} order by c.changed_at desc, c.field limit 200`;

/** The code of another pupil who has this UPN; null when it is free. */
export const holderOfUpn = async (
  db: Db,
  schoolId: string,
  upn: string,
  exceptId: string | null,
): Promise<string | null> => {
  const [held] = await db<{ code: string }[]>`
    select code from restricted.pupil where school_id = ${schoolId} and upn = ${upn} and id is distinct from ${exceptId}::uuid`;
  return held?.code ?? null;
};

type Given = Readonly<Record<PupilField, string | null>>;

/** Corrects one pupil who is still at the version that was looked at; false when somebody was first. The table keeps what was. */
export const writeCorrection = async (
  db: Db,
  schoolId: string,
  id: string,
  version: number,
  to: Given,
): Promise<boolean> => {
  const done = await db`
    update restricted.pupil
       set upn = ${to.upn}, former_upn = ${to.formerUpn}, surname = ${to.surname}, forename = ${to.forename}, born_on = ${to.bornOn},
           sex = ${to.sex}, year_group = ${to.yearGroup}, ethnicity = ${to.ethnicity}, first_language = ${to.firstLanguage}, sen = ${to.sen},
           admission_number = ${to.admissionNumber}, version = version + 1
     where school_id = ${schoolId} and id = ${id} and version = ${version}`;
  return done.count === 1;
};

type Who = Readonly<{ personId: string; now: Date }>;

/** Adds one pupil to the roll, from a day on. */
export const insertPupil = async (
  db: Db,
  schoolId: string,
  given: Given,
  joinedOn: string | null,
  today: string,
  by: Who,
): Promise<string> => {
  const id = uuidv7();
  await db`
    insert into restricted.pupil (id, school_id, code, upn, former_upn, surname, forename, born_on, sex, year_group, ethnicity, first_language, sen,
           admission_number, added_by, added_at)
    select ${id}, ${schoolId}, 'P-' || lpad(n.n::text, greatest(3, length(n.n::text)), '0'), ${given.upn}, ${given.formerUpn}, ${given.surname},
           ${given.forename}, ${given.bornOn}, ${given.sex}, ${given.yearGroup}, ${given.ethnicity}, ${given.firstLanguage}, ${given.sen},
           ${given.admissionNumber}, ${by.personId}, ${by.now}
      from (select app.last_pupil_code(${schoolId}) + 1 as n) n`;
  await beginSpell(db, schoolId, id, { joinedOn: joinedOn ?? today, joinedKnown: joinedOn !== null }, by);
  return id;
};

export const beginSpell = (
  db: Db,
  schoolId: string,
  pupilId: string,
  { joinedOn, joinedKnown }: Readonly<{ joinedOn: string; joinedKnown: boolean }>,
  by: Who,
) => db`
  insert into restricted.spell (id, school_id, pupil_id, joined_on, joined_known, added_by, added_at)
  values (${uuidv7()}, ${schoolId}, ${pupilId}, ${joinedOn}, ${joinedKnown}, ${by.personId}, ${by.now})`;

/** Ends the open spell; false when there is none. Who was listed before the roll was kept gets a spell to end. */
export const endSpell = async (
  db: Db,
  schoolId: string,
  pupilId: string,
  to: Readonly<{ leftOn: string; because: string | null; wentTo: string | null }>,
  by: Who,
): Promise<boolean> => {
  const spells = await spellsOf(db, schoolId, pupilId);
  if (spells.length === 0) await beginSpell(db, schoolId, pupilId, { joinedOn: to.leftOn, joinedKnown: false }, by);
  const done = await db`
    update restricted.spell set left_on = ${to.leftOn}, because = ${to.because}, went_to = ${to.wentTo}
     where school_id = ${schoolId} and pupil_id = ${pupilId} and left_on is null`;
  return done.count === 1;
};
