import { uuidv7, type Db } from '#platform/db';
import type { AreaKind } from '../rules.ts';
import type { By } from '../store.ts';

type Place = Readonly<{ id: string; schoolId: string }>;

/** A strength or an area for improvement. */
export type WrittenArea = Readonly<{
  id: string;
  kind: AreaKind;
  criterion: string | null;
  text: string;
  evidence: string;
  version: number;
  writtenBy: string;
  writtenName: string;
  writtenAt: Date;
  agreedName: string | null;
  agreedAt: Date | null;
}>;
type AreaWords = Readonly<{ kind: AreaKind; criterion: string | null; text: string; evidence: string }>;

export const readAreas = (db: Db, enrolmentId: string) => db<WrittenArea[]>`
  select id, kind, criterion, text, evidence, version, written_by, written_name, written_at, agreed_name, agreed_at
    from area where enrolment_id = ${enrolmentId} order by kind desc, written_at, id`;

export const addArea = (db: Db, place: Place, words: AreaWords, by: By, now: Date) => db`
  insert into area (id, enrolment_id, school_id, kind, criterion, text, evidence, written_by, written_name, written_at)
  values (${uuidv7(now.getTime())}, ${place.id}, ${place.schoolId}, ${words.kind}, ${words.criterion}, ${words.text}, ${words.evidence}, ${by.personId}, ${by.name}, ${now})`;

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
  update area set kind = ${words.kind}, criterion = ${words.criterion}, text = ${words.text}, evidence = ${words.evidence}, version = version + 1,
         written_by = ${by.personId}, written_name = ${by.name}, written_at = ${now}, agreed_by = null, agreed_name = null, agreed_at = null
   where enrolment_id = ${place.id} and id = ${id} and version = ${version} returning id`;

export const agreeArea = (db: Db, place: Place, id: string, version: number, by: By, now: Date) => db<{ id: string }[]>`
  update area set agreed_by = ${by.personId}, agreed_name = ${by.name}, agreed_at = ${now}
   where enrolment_id = ${place.id} and id = ${id} and version = ${version} and agreed_at is null and written_by <> ${by.personId} returning id`;

/** Takes one back that nobody has agreed yet. */
export const removeArea = (db: Db, place: Place, id: string, version: number) => db<{ id: string }[]>`
  delete from area where enrolment_id = ${place.id} and id = ${id} and version = ${version} and agreed_at is null returning id`;
