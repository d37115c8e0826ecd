import { uuidv7, type Db } from '#platform/db';
import type { Answers } from './rules.ts';

type Which = Readonly<{ id: string; schoolId: string }>;
type By = Readonly<{ personId: string; name: string; now: Date }>;

export type Reflection = Readonly<{
  id: string;
  standard: string;
  answers: Answers;
  version: number;
  writtenBy: string;
  writtenName: string;
  writtenAt: Date;
  handedAt: Date | null;
  handedName: string | null;
  readName: string | null;
  readAt: Date | null;
  reply: string;
}>;

/** Every reflection of an enrolment; with a moment, those that stood as they are now by then. */
export const listReflections = (db: Db, enrolmentId: string, upTo: Date | null = null): Promise<Reflection[]> =>
  db<Reflection[]>`
    select id, standard, answers, version, written_by, written_name, written_at, handed_at, handed_name, read_name, read_at, reply
      from reflection where enrolment_id = ${enrolmentId} and (${upTo}::timestamptz is null or written_at <= ${upTo}) order by standard`;

export const findReflection = async (db: Db, enrolmentId: string, standard: string): Promise<Reflection | null> =>
  (await listReflections(db, enrolmentId)).find((one) => one.standard === standard) ?? null;

/** Writes the answers where the form found them (version 0: nothing yet); false when somebody was first. New words are handed over anew. */
export const putReflection = async (
  db: Db,
  { id, schoolId }: Which,
  said: Readonly<{ standard: string; answers: Answers; version: number }>,
  by: By,
): Promise<boolean> => {
  const json = db.json(said.answers as never); // the driver's type does not take a plain object
  const rows = await (said.version === 0
    ? db`insert into reflection (id, enrolment_id, school_id, standard, answers, written_by, written_name, written_at)
         values (${uuidv7()}, ${id}, ${schoolId}, ${said.standard}, ${json}, ${by.personId}, ${by.name}, ${by.now})
         on conflict (enrolment_id, standard) do nothing returning id`
    : db`update reflection set answers = ${json}, version = version + 1, written_by = ${by.personId}, written_name = ${by.name},
                written_at = ${by.now}, handed_at = null, handed_name = null, read_by = null, read_name = null, read_at = null
          where enrolment_id = ${id} and standard = ${said.standard} and version = ${said.version} returning id`);
  return rows.length > 0;
};

/** Hands it over; false when it was handed over or changed meanwhile. */
export const writeHanded = async (
  db: Db,
  enrolmentId: string,
  standard: string,
  version: number,
  by: By,
): Promise<boolean> => {
  const rows = await db`
    update reflection set handed_at = ${by.now}, handed_name = ${by.name}
     where enrolment_id = ${enrolmentId} and standard = ${standard} and version = ${version} and handed_at is null returning id`;
  return rows.length > 0;
};

export const writeRead = async (
  db: Db,
  enrolmentId: string,
  standard: string,
  version: number,
  reply: string,
  by: By,
): Promise<boolean> => {
  const rows = await db`
    update reflection set read_by = ${by.personId}, read_name = ${by.name}, read_at = ${by.now}, reply = ${reply}
     where enrolment_id = ${enrolmentId} and standard = ${standard} and version = ${version} and handed_at is not null
       and read_at is null and written_by <> ${by.personId} returning id`;
  return rows.length > 0;
};

/** Those who lead an enrolment's work at the school: coordinators of its team, and its senior leaders. */
export const coordinatorsOf = (db: Db, { id, schoolId }: Which): Promise<{ personId: string }[]> =>
  db<{ personId: string }[]>`
    select distinct m.person_id from membership m
      left join team_member t on t.membership_id = m.id and t.enrolment_id = ${id} and t.left_on is null
     where m.school_id = ${schoolId} and m.ended_on is null and (t.part = 'lead' or m.role = 'head')`;
