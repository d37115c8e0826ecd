import type { Db } from '#platform/db';
import { absenceIn, type Absence, type Sessions } from './rules.ts';

type Row = Sessions & Readonly<{ pupilId: string }>;

/** The latest row for each pupil and first day, of spans that lie between two days. */
export const sessionsOf = (db: Db, schoolId: string, from: string, to: string): Promise<readonly Row[]> => db<Row[]>`
  select distinct on (pupil_id, from_on) pupil_id, from_on, to_on, possible, absent, unauthorised from restricted.attendance
   where school_id = ${schoolId} and from_on >= ${from} and to_on <= ${to}
   order by pupil_id, from_on, recorded_at desc, id desc`;

/** Each pupil's absence between two days, of the spans that lie wholly between them. Who has none recorded is left out. */
export const absenceOf = async (
  db: Db,
  schoolId: string,
  from: string,
  to: string,
): Promise<ReadonlyMap<string, Absence>> => {
  const byPupil = Map.groupBy(await sessionsOf(db, schoolId, from, to), (row) => row.pupilId);
  return new Map(
    [...byPupil].flatMap(([id, rows]) => {
      const absence = absenceIn(rows);
      return absence === null ? [] : [[id, absence] as const];
    }),
  );
};
