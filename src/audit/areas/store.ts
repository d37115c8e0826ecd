import { uuidv7, type Db } from '#platform/db';
import type { AreaKind } from '../rules.ts';
import type { By } from '../store.ts';

type Place = Readonly<{ id: string; schoolId: string }>;

/** A strength or an area for improvement. */
export type WrittenArea = Readonly<{
  id: string;
  kind: AreaKind;
  /** Where it was seen: a criterion, a standard or one cell of it; all empty for the school as a whole. */
  criterion: string | null;
  standard: string | null;
  outcome: string | null;
  text: string;
  evidence: string;
  version: number;
  writtenBy: string;
  writtenName: string;
  writtenAt: Date;
  agreedName: string | null;
  agreedAt: Date | null;
  /** Written by a senior leader, so that the coordinator may agree it. */
  isByHead: boolean;
  comments: number;
}>;
export type AreaWords = Readonly<{
  kind: AreaKind;
  criterion: string | null;
  standard: string | null;
  outcome: string | null;
  text: string;
  evidence: string;
}>;

/** Strengths, then areas for improvement in the order in which they are taken up; one that nobody ranked comes last, the oldest first. */
export const readAreas = (db: Db, enrolmentId: string) => db<WrittenArea[]>`
  select a.id, a.kind, a.criterion, a.standard, a.outcome, a.text, a.evidence, a.version, a.written_by, a.written_name, a.written_at,
         a.agreed_name, a.agreed_at,
         exists (select from membership m where m.person_id = a.written_by and m.school_id = a.school_id and m.role = 'head' and m.ended_on is null) as is_by_head,
         (select count(*) from area_comment c where c.area_id = a.id) as comments
    from area a left join area_order o on o.enrolment_id = a.enrolment_id
   where a.enrolment_id = ${enrolmentId}
   order by a.kind desc, array_position(o.areas, a.id) nulls last, a.written_at, a.id`;

export const addArea = (db: Db, place: Place, words: AreaWords, by: By, now: Date) => db`
  insert into area (id, enrolment_id, school_id, kind, criterion, standard, outcome, text, evidence, written_by, written_name, written_at)
  values (${uuidv7(now.getTime())}, ${place.id}, ${place.schoolId}, ${words.kind}, ${words.criterion}, ${words.standard}, ${words.outcome}, ${words.text}, ${words.evidence}, ${by.personId}, ${by.name}, ${now})`;

/** Rewrites it when it is still the version that the form was opened on; its agreement falls. */
export const changeArea = (
  db: Db,
  place: Place,
  id: string,
  words: AreaWords,
  version: number,
  by: By,
  now: Date,
) => db<{ id: string }[]>`
  update area set kind = ${words.kind}, criterion = ${words.criterion}, standard = ${words.standard}, outcome = ${words.outcome}, text = ${words.text}, evidence = ${words.evidence}, version = version + 1,
         written_by = ${by.personId}, written_name = ${by.name}, written_at = ${now}, agreed_by = null, agreed_name = null, agreed_at = null
   where enrolment_id = ${place.id} and id = ${id} and version = ${version} returning id`;

export const agreeArea = (db: Db, place: Place, id: string, version: number, by: By, now: Date) => db<{ id: string }[]>`
  update area set agreed_by = ${by.personId}, agreed_name = ${by.name}, agreed_at = ${now}
   where enrolment_id = ${place.id} and id = ${id} and version = ${version} and agreed_at is null and written_by <> ${by.personId} returning id`;

/** Takes one back that nobody has agreed yet. */
export const removeArea = (db: Db, place: Place, id: string, version: number) => db<{ id: string }[]>`
  delete from area where enrolment_id = ${place.id} and id = ${id} and version = ${version} and agreed_at is null returning id`;
