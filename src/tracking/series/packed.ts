import type { Db } from '#platform/db';
import { noReading, type Reading } from '../rules.ts';

/**
 * A point's scores in one row, so that thousands arrive as a few lists of numbers: places of pupils in whatever order the
 * statement numbers them, a value for each, and the reasons where one is given. `pointId` is null for a statement's other rows.
 */
export type Packed = Readonly<{
  pointId: string | null;
  places: readonly number[] | null;
  values: readonly (number | null)[] | null;
  reasons: readonly (readonly [place: number, because: string])[] | null;
}>;

/** Part of a `with`: the latest score of each pupil at each point, as it stands or stood at `asOf`. `which` speaks of `s`. */
export const latest = (db: Db, which: ReturnType<Db>, asOf: Date | null) => db`
  latest as materialized (
    select distinct on (s.point_id, s.pupil_id) s.point_id, s.pupil_id, s.value, s.missing_because from restricted.score s
     where ${which} and (${asOf}::timestamptz is null or s.recorded_at <= ${asOf})
     order by s.point_id desc, s.pupil_id desc, s.seq desc)`;

/** `latest` by point, with the places that `numbered` gives to its pupils. */
export const packed = (db: Db) => db`
  select l.point_id, json_agg(n.place) as places, json_agg(l.value) as values,
         json_agg(json_build_array(n.place, l.missing_because)) filter (where l.missing_because is not null) as reasons
    from latest l join numbered n on n.pupil_id = l.pupil_id group by l.point_id`;

/** The readings of so many pupils at these points, by the pupils' places; `noReading` where nothing was entered. */
export const readingsOf = (
  points: readonly Readonly<{ id: string }>[],
  pupils: number,
  rows: readonly Packed[],
): readonly (readonly Reading[])[] => {
  const readings: Reading[][] = Array.from({ length: pupils }, () => points.map(() => noReading));
  for (const [at, { id }] of points.entries()) {
    const row = rows.find(({ pointId }) => pointId === id);
    const put = (place: number, reading: Reading): void => {
      const own = readings[place];
      if (own !== undefined) own[at] = reading;
    };
    row?.places?.forEach((place, index) => put(place, { value: row.values?.[index] ?? null, missingBecause: null }));
    for (const [place, because] of row?.reasons ?? []) put(place, { value: null, missingBecause: because });
  }
  return readings;
};
