/** Attendance that a file speaks of: sessions of the school year so far, as schools' systems export them. */
import type { Actor } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { uuidv7, type Db } from '#platform/db';
import { yearBegins } from '../groups/standing/store.ts';
import type { Ids } from './reconcile.ts';

type Said = Readonly<{ place: number; possible: number; absent: number; unauthorised: number | null }>;

/**
 * Keeps what the staged rows say about attendance, from the first of September until today. A pupil whose latest row says the same is
 * left as they are, so that the same file twice changes nothing.
 */
export const followAttendance = async (
  db: Db,
  actor: Actor,
  schoolId: string,
  idsOf: Ids,
  by: Readonly<{ importId: string | null; now: Date; source: string }>,
): Promise<void> => {
  const said = await db<Said[]>`
    select r.place, a.possible, a.absent, a.unauthorised
      from roll_raw r, jsonb_to_record(r.given -> 'attendance') as a (possible integer, absent integer, unauthorised integer)
     where jsonb_typeof(r.given -> 'attendance') = 'object'`;
  if (said.length === 0) return;
  const [ids, today] = [await idsOf(), londonDay(by.now)];
  const from = yearBegins(today);
  const held = new Map(
    (
      await db<{ pupilId: string; sessions: string }[]>`
        select distinct on (pupil_id) pupil_id, concat_ws('/', possible, absent, unauthorised) as sessions from restricted.attendance
         where school_id = ${schoolId} and from_on = ${from} order by pupil_id, recorded_at desc, id desc`
    ).map((row) => [row.pupilId, row.sessions]),
  );
  const rows = said.flatMap(({ place, possible, absent, unauthorised }) => {
    const pupilId = ids.get(place);
    const sessions = [possible, absent, unauthorised].filter((each) => each !== null).join('/');
    if (pupilId === undefined || held.get(pupilId) === sessions) return [];
    const who = {
      recordedBy: actor.kind === 'person' ? actor.personId : null,
      recordedAt: by.now,
      importId: by.importId,
    };
    return [
      {
        id: uuidv7(),
        schoolId,
        pupilId,
        fromOn: from,
        toOn: today,
        possible,
        absent,
        unauthorised,
        source: `File, ${by.source}`,
        ...who,
      },
    ];
  });
  for (let at = 0; at < rows.length; at += 2000)
    await db`insert into restricted.attendance ${db(rows.slice(at, at + 2000))}`;
};
