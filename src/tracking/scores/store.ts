import type { Db } from '#platform/db';

/** One score to be added: a value, or nothing with the reason why, or nothing at all when what stood there was a mistake. */
export type NewScore = Readonly<{
  pointId: string;
  pupilId: string;
  value: number | null;
  missingBecause: string | null;
  /** As it was written, where that says more than the value. */
  mark?: string | null;
  source?: string | null;
}>;

/** Adds scores after those that stand; the latest of a point and a pupil counts. The points are held by whoever calls. */
export const appendScores = async (
  db: Db,
  schoolId: string,
  scores: readonly NewScore[],
  by: Readonly<{ personId: string | null; now: Date }>,
): Promise<void> => {
  if (scores.length === 0) return;
  const rows = scores.map(({ pointId, pupilId, value, missingBecause, mark, source }) => ({
    point_id: pointId,
    pupil_id: pupilId,
    value,
    mark: mark ?? null,
    missing_because: missingBecause,
    source: source ?? null,
  }));
  await db`
    insert into restricted.score (school_id, point_id, pupil_id, seq, value, mark, missing_because, source, recorded_by, recorded_at)
    select ${schoolId}, g.point_id, g.pupil_id,
           coalesce((select max(s.seq) from restricted.score s where s.point_id = g.point_id and s.pupil_id = g.pupil_id), 0) + 1,
           g.value, g.mark, g.missing_because, g.source, ${by.personId}, ${by.now}
      from jsonb_to_recordset(${db.json(rows)}) as g (point_id uuid, pupil_id uuid, value numeric, mark text, missing_because text, source text)`;
};
