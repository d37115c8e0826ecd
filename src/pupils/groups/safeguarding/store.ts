import type { Actor } from '#platform/actor';
import { uuidv7, type Db } from '#platform/db';
import { heldBackGroups } from '../definitions/rules.ts';

/** True when the asker is the school's current DSL or a deputy. The database answers: nothing here could be got round. */
export const isDsl = async (db: Db, actor: Actor): Promise<boolean> => {
  const schoolId = actor.kind === 'person' ? actor.schoolId : null;
  const [row] = await db<{ is: boolean }[]>`select app.is_dsl(${schoolId}) as is`;
  return row?.is ?? false;
};

/** True for the DSL, the deputies and the staff whom they named. */
export const seesSafeguarding = async (db: Db, schoolId: string): Promise<boolean> => {
  const [row] = await db<{ sees: boolean }[]>`select app.sees_safeguarding(${schoolId}) as sees`;
  return row?.sees ?? false;
};

/** Somebody named, from a day until a day; `worksHere` is false once their part in the school has ended. */
export type Naming = Readonly<{
  id: string;
  personId: string;
  name: string;
  kind: 'lead' | 'deputy' | 'staff';
  reason: string | null;
  fromOn: string;
  toOn: string | null;
  namedBy: string | null;
  worksHere: boolean;
}>;

/** Everybody who leads on safeguarding or did, and the staff whom they named: those of today first. */
export const namingsOf = (db: Db, schoolId: string): Promise<readonly Naming[]> => db<Naming[]>`
  select n.*, p.name, b.name as named_by, app.works_in(${schoolId}, n.person_id) as works_here from (
    select id, person_id, kind, null as reason, from_on, to_on, named_by as by_id, named_at from safeguarding_lead where school_id = ${schoolId}
    union all
    select id, person_id, 'staff', reason, from_on, to_on, named_by, named_at from safeguarding_named where school_id = ${schoolId}) n
    join person p on p.id = n.person_id left join person b on b.id = n.by_id
   order by n.to_on is not null, n.kind = 'staff', n.kind = 'deputy', n.named_at desc`;

export type Colleague = Readonly<{ personId: string; name: string }>;

/** The school's team of today: those who may be named. */
export const colleaguesOf = (db: Db, schoolId: string): Promise<readonly Colleague[]> => db<Colleague[]>`
  select distinct p.id as person_id, p.name from membership m join person p on p.id = m.person_id
   where m.school_id = ${schoolId} and m.role in ('head', 'lead', 'member') and m.ended_on is null order by p.name`;

type By = Readonly<{ personId: string; on: string; now: Date }>;

/** False when the person is named already, or there is a lead. */
export const insertLead = async (
  db: Db,
  schoolId: string,
  personId: string,
  kind: 'lead' | 'deputy',
  by: By,
): Promise<boolean> => {
  const named = await db`
    insert into safeguarding_lead (id, school_id, person_id, kind, from_on, named_by, named_at)
      values (${uuidv7()}, ${schoolId}, ${personId}, ${kind}, ${by.on}, ${by.personId}, ${by.now}) on conflict do nothing`;
  return named.count === 1;
};

export const insertNamed = async (
  db: Db,
  schoolId: string,
  personId: string,
  reason: string,
  by: By,
): Promise<boolean> => {
  const named = await db`
    insert into safeguarding_named (id, school_id, person_id, reason, from_on, named_by, named_at)
      values (${uuidv7()}, ${schoolId}, ${personId}, ${reason}, ${by.on}, ${by.personId}, ${by.now}) on conflict do nothing`;
  return named.count === 1;
};

export const endNaming = async (
  db: Db,
  table: 'safeguarding_lead' | 'safeguarding_named',
  schoolId: string,
  id: string,
  by: By,
): Promise<boolean> => {
  const ended = await db`
    update ${db(table)} set to_on = greatest(${by.on}::date, from_on), ended_by = ${by.personId}, ended_at = ${by.now}
     where school_id = ${schoolId} and id = ${id} and to_on is null`;
  return ended.count === 1;
};

export type Flag = Readonly<{
  id: string;
  pupilId: string;
  code: string;
  surname: string;
  forename: string;
  yearGroup: string | null;
  group: string;
  fromOn: string;
  toOn: string | null;
}>;

/** The flags that hold on a day, by pupil, for whoever may see them: the policies give nobody else a row. */
export const flagsOn = (db: Db, schoolId: string, on: string): Promise<readonly Flag[]> => db<Flag[]>`
  select m.id, m.pupil_id, p.code, p.surname, p.forename, p.year_group, m.group_key as "group", m.from_on, m.to_on
    from restricted.group_membership m join restricted.pupil p on p.id = m.pupil_id
   where m.school_id = ${schoolId} and m.removed_at is null and m.group_key = any (${db.array([...heldBackGroups])}::text[])
     and m.from_on <= ${on} and (m.to_on is null or m.to_on >= ${on})
   order by lower(p.surname), lower(p.forename), p.code, m.from_on`;
