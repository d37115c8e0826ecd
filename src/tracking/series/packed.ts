import type { Db } from '#platform/db';
import { noReading, type Reading } from '../rules.ts';

/**
 * A point's scores in one row, so that thousands arrive as a few lists of numbers: places of pupils among `ids`, a value for each,
 * and the reasons where one is given. The row with `ids`, each pupil with a score once, has no point; nor has a statement's own row.
 */
export type Packed = Readonly<{
  pointId: string | null;
  ids: readonly string[] | null;
  places: readonly number[] | null;
  values: readonly (number | null)[] | null;
  reasons: readonly (readonly [place: number, because: string])[] | null;
}>;

/**
 * Parts of a `with`: the latest score of each pupil at each point, as it stands or stood at `asOf`, and the place of its pupil.
 * `which` speaks of `s`. Places are counted, not joined: a planner without statistics would join them row by row.
 */
export const latest = (db: Db, which: ReturnType<Db>, asOf: Date | null) => db`
  latest as materialized (
    select distinct on (s.point_id, s.pupil_id) s.point_id, s.pupil_id, s.value, s.missing_because from restricted.score s
     where ${which} and (${asOf}::timestamptz is null or s.recorded_at <= ${asOf})
     order by s.point_id desc, s.pupil_id desc, s.seq desc
  ), placed as materialized (
    select l.*, dense_rank() over (order by l.pupil_id) - 1 as place from latest l
  )`;

/** `latest` by point, and whose it is. */
export const packed = (db: Db) => db`
  select p.point_id, null::json as ids, json_agg(p.place) as places, json_agg(p.value) as values,
         json_agg(json_build_array(p.place, p.missing_because)) filter (where p.missing_because is not null) as reasons
    from placed p group by p.point_id
  union all
  select null, json_agg(one.pupil_id order by one.pupil_id), null, null, null from (select distinct pupil_id from latest) one`;

/** The readings of everybody with a score at any of these points, by pupil; `noReading` where nothing was entered. */
export const readingsOf = (
  points: readonly Readonly<{ id: string }>[],
  rows: readonly Packed[],
): ReadonlyMap<string, readonly Reading[]> => {
  const ids = rows.find((row) => row.ids !== null)?.ids ?? [];
  const readings: Reading[][] = ids.map(() => points.map(() => noReading));
  for (const [at, { id }] of points.entries()) {
    const row = rows.find(({ pointId }) => pointId === id);
    const put = (place: number, reading: Reading): void => {
      const own = readings[place];
      if (own !== undefined) own[at] = reading;
    };
    row?.places?.forEach((place, index) => put(place, { value: row.values?.[index] ?? null, missingBecause: null }));
    for (const [place, because] of row?.reasons ?? []) put(place, { value: null, missingBecause: because });
  }
  return new Map(ids.map((id, at) => [id, readings[at] ?? []]));
};
