import { uuidv7, type Db } from '#platform/db';
import type { RecordedBy } from '../membership/store.ts';
import { type GivenSessions, type GivenSuspension, type Sessions } from './rules.ts';

type Row = Sessions & Readonly<{ pupilId: string }>;

/** The latest row for each first day of one pupil, latest span first. */
export const spansOf = (
  db: Db,
  schoolId: string,
  pupilIds: readonly string[],
): Promise<readonly (Row & { source: string })[]> => db<(Row & { source: string })[]>`
  select * from (
    select distinct on (pupil_id, from_on) pupil_id, from_on, to_on, possible, absent, unauthorised, source from restricted.attendance
     where school_id = ${schoolId} and pupil_id = any (${db.array([...pupilIds])}::uuid[])
     order by pupil_id, from_on, recorded_at desc, id desc) latest
   order by pupil_id, from_on desc`;

const perInsert = 3000;

export const insertSessions = async (
  db: Db,
  schoolId: string,
  given: readonly GivenSessions[],
  by: RecordedBy,
): Promise<void> => {
  for (let at = 0; at < given.length; at += perInsert) {
    const rows = given.slice(at, at + perInsert).map((each) => ({
      ...{
        id: uuidv7(),
        schoolId,
        pupilId: each.pupilId,
        fromOn: each.fromOn,
        toOn: each.toOn,
        possible: each.possible,
      },
      ...{ absent: each.absent, unauthorised: each.unauthorised, source: by.source, recordedBy: by.personId },
      ...{ recordedAt: by.now, importId: by.importId },
    }));
    await db`insert into restricted.attendance ${db(rows)}`;
  }
};

export type Suspension = Readonly<{
  id: string;
  kind: 'suspension' | 'permanent-exclusion';
  beganOn: string;
  sessions: number | null;
  reason: string | null;
  removedAt: Date | null;
  removedBecause: string | null;
}>;

export const suspensionsOf = (db: Db, schoolId: string, pupilId: string): Promise<readonly Suspension[]> => db<
  Suspension[]
>`
  select id, kind, began_on, sessions, reason, removed_at, removed_because from restricted.suspension
   where school_id = ${schoolId} and pupil_id = ${pupilId} order by began_on desc, id desc`;

export const insertSuspension = (db: Db, schoolId: string, given: GivenSuspension, by: RecordedBy) => db`
  insert into restricted.suspension ${db({
    ...{
      id: uuidv7(),
      schoolId,
      pupilId: given.pupilId,
      kind: given.kind,
      beganOn: given.beganOn,
      sessions: given.sessions,
    },
    ...{ reason: given.reason, source: by.source, recordedBy: by.personId, recordedAt: by.now, importId: by.importId },
  })}`;

export const removeSuspension = async (
  db: Db,
  schoolId: string,
  pupilId: string,
  id: string,
  reason: string,
  by: Pick<RecordedBy, 'personId' | 'now'>,
): Promise<boolean> => {
  const removed = await db`
    update restricted.suspension set removed_at = ${by.now}, removed_by = ${by.personId}, removed_because = ${reason}
     where school_id = ${schoolId} and pupil_id = ${pupilId} and id = ${id} and removed_at is null`;
  return removed.count === 1;
};
