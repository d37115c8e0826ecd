import type { Db } from '#platform/db';
import type { By } from '../store.ts';

/** How a second rater sees a criterion; `stands` while the judgement is the one it was said of, at another level. */
export type SecondView = Readonly<{
  criterion: string;
  personId: string;
  name: string;
  level: string;
  why: string;
  givenAt: Date;
  stands: boolean;
}>;

export const readViews = (db: Db, enrolmentId: string, criteria: readonly string[]) => db<SecondView[]>`
  select v.criterion, v.person_id, v.name, v.level, v.why, v.given_at, v.level <> a.level and v.of_version = a.version as stands
    from audit_view v join audit_answer a on a.enrolment_id = v.enrolment_id and a.criterion = v.criterion
   where v.enrolment_id = ${enrolmentId} and v.criterion = any (${criteria as string[]})
   order by v.given_at`;

/** Says, or says anew, how one sees it. */
export const sayView = (
  db: Db,
  place: Readonly<{ id: string; schoolId: string }>,
  criterion: string,
  view: Readonly<{ level: string; why: string; ofVersion: number }>,
  by: By,
  now: Date,
) => db`
  insert into audit_view (enrolment_id, school_id, criterion, person_id, name, level, why, of_version, given_at)
  values (${place.id}, ${place.schoolId}, ${criterion}, ${by.personId}, ${by.name}, ${view.level}, ${view.why}, ${view.ofVersion}, ${now})
  on conflict (enrolment_id, criterion, person_id) do update
    set level = excluded.level, why = excluded.why, name = excluded.name, of_version = excluded.of_version, given_at = excluded.given_at`;
