import type { Db } from '#platform/db';
import type { HeldScore } from './rules.ts';

type Row = HeldScore & Readonly<{ pointId: string; pupilId: string }>;

/** What is held at some points, by point and pupil: the latest row of each. */
export const heldScores = async (
  db: Db,
  pointIds: readonly string[],
): Promise<(pointId: string, pupilId: string) => HeldScore | undefined> => {
  const rows = await db<Row[]>`
    select distinct on (point_id, pupil_id) point_id, pupil_id, seq, value, mark, missing_because
      from restricted.score where point_id = any (${pointIds as string[]}::uuid[]) order by point_id desc, pupil_id desc, seq desc`;
  const held = new Map(rows.map((row) => [`${row.pointId} ${row.pupilId}`, row]));
  return (pointId, pupilId) => held.get(`${pointId} ${pupilId}`);
};

/** Held until the save is done: two saves never give the same number to two corrections. */
export const holdPoints = (db: Db, pointIds: readonly string[]) =>
  db`select from assessment_point where id = any (${pointIds as string[]}::uuid[]) order by id for no key update`;
