import type { Db } from '#platform/db';
import type { PointTyped } from './forms.ts';

export type Point = Readonly<{ id: string; kind: 'strength' | 'area'; says: string; seenIn: string }>;

/** Strengths first, each in the order in which it was written. */
export const listPoints = (db: Db, visitId: string) => db<Point[]>`
  select id, kind, says, seen_in from visit_point where visit_id = ${visitId} and removed_at is null order by kind desc, saved_at, id`;

type Place = Readonly<{ id: string; schoolId: string }>;
type Judge = Readonly<{ personId: string; now: Date }>;

export const insertPoint = (db: Db, id: string, visitId: string, enrolment: Place, typed: PointTyped, by: Judge) => db`
  insert into visit_point (id, visit_id, enrolment_id, school_id, kind, says, seen_in, saved_by, saved_at)
  values (${id}, ${visitId}, ${enrolment.id}, ${enrolment.schoolId}, ${typed.kind}, ${typed.says}, ${typed.seenIn}, ${by.personId}, ${by.now})`;

export const removePoint = async (db: Db, visitId: string, id: string, by: Judge): Promise<boolean> => {
  const rows = await db`
    update visit_point set removed_at = ${by.now}, saved_by = ${by.personId}, saved_at = ${by.now}
     where id = ${id} and visit_id = ${visitId} and removed_at is null returning id`;
  return rows.length > 0;
};
