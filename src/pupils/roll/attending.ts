/** Attendance that a file speaks of: sessions of the school year so far, as schools' systems export them. */
import type { Actor } from '#platform/actor';
import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import { recordAttendance } from '../groups/attending/actions.ts';
import { yearBegins } from '../groups/standing/store.ts';
import { nothingFollowed, type Followed, type Ids } from './reconcile.ts';

type Said = Readonly<{ place: number; line: number; possible: number; absent: number; unauthorised: number | null }>;

/**
 * Keeps what the staged rows say about attendance, from the first of September until today. A pupil whose latest row says the same is
 * left as they are, so that the same file twice changes nothing. Gives how many it changed, and the faults by line.
 */
export const followAttendance = async (
  db: Db,
  actor: Actor,
  schoolId: string,
  idsOf: Ids,
  by: Readonly<{ importId: string | null; now: Date; source: string }>,
): Promise<Followed> => {
  const said = await db<Said[]>`
    select r.place, r.line, a.possible, a.absent, a.unauthorised
      from roll_raw r, jsonb_to_record(r.given -> 'attendance') as a (possible integer, absent integer, unauthorised integer)
     where jsonb_typeof(r.given -> 'attendance') = 'object' order by r.place`;
  if (said.length === 0) return nothingFollowed;
  const [ids, today] = [await idsOf(), londonDay(by.now)];
  const fromOn = yearBegins(today);
  const held = await latestSessions(db, schoolId, fromOn);
  const fresh = said.flatMap((row) => {
    const pupilId = ids.get(row.place);
    if (pupilId === undefined || held.get(pupilId) === sessionsKey(row)) return [];
    const { line, possible, absent, unauthorised } = row;
    return [{ line, given: { pupilId, fromOn, toOn: today, possible, absent, unauthorised } }];
  });
  const given = fresh.map((each) => each.given);
  const { problems } = await recordAttendance(db, actor, schoolId, given, { ...by, source: `File, ${by.source}` });
  return {
    changed: given.length,
    problems: problems.map(({ at, message }) => ({ line: fresh[at]?.line ?? 1, column: null, message })),
  };
};

const sessionsKey = (row: Readonly<{ possible: number; absent: number; unauthorised: number | null }>): string =>
  [row.possible, row.absent, row.unauthorised ?? ''].join('/');

/** The numbers that count now for the span that began on a day, by pupil. */
const latestSessions = async (db: Db, schoolId: string, fromOn: string): Promise<ReadonlyMap<string, string>> =>
  new Map(
    (
      await db<{ pupilId: string; possible: number; absent: number; unauthorised: number | null }[]>`
        select distinct on (pupil_id) pupil_id, possible, absent, unauthorised from restricted.attendance
         where school_id = ${schoolId} and from_on = ${fromOn} order by pupil_id, recorded_at desc, id desc`
    ).map((row) => [row.pupilId, sessionsKey(row)]),
  );
