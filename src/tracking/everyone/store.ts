import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { EveryoneInputs } from '../figures/everyone.ts';
import { inputsOf } from '../figures/series.ts';
import type { MeasureSeries } from '../series/store.ts';

type Row = Readonly<{
  code: string;
  isTarget: boolean;
  readings: readonly (readonly [place: number, value: number | null, because: string | null])[];
}>;

/** A measure's readings of every pupil of the school who has one, by code, as they stand now or stood at `asOf`. One statement. */
export const readEveryone = async (
  db: Db,
  { id, schoolId }: Pick<Enrolment, 'id' | 'schoolId'>,
  series: MeasureSeries,
  asOf: Date | null,
): Promise<EveryoneInputs> => {
  const { measure, points, baseline, after } = inputsOf(series);
  const ids = series.points.map((point) => point.id);
  const rows = await db<Row[]>`
    select p.code, coalesce(t.kind = 'target', false) as is_target, latest.readings
      from (select pupil_id, json_agg(json_build_array(place, value, missing_because)) as readings
              from (select distinct on (s.point_id, s.pupil_id) s.pupil_id, array_position(${db.array(ids)}::uuid[], s.point_id) - 1 as place,
                           s.value::float8 as value, s.missing_because
                      from restricted.score s
                     where s.school_id = ${schoolId} and s.point_id = any (${db.array(ids)}::uuid[])
                       and (${asOf}::timestamptz is null or s.recorded_at <= ${asOf})
                     order by s.point_id desc, s.pupil_id desc, s.seq desc) one
             group by pupil_id) latest
      join restricted.pupil p on p.id = latest.pupil_id
      left join target_pupil t on t.enrolment_id = ${id} and t.pupil_id = latest.pupil_id
     order by p.code`;
  return {
    measure,
    points,
    baseline,
    after,
    pupils: rows.map(({ code, isTarget, readings }) => {
      const at = new Map(readings.map(([place, value, because]) => [place, { value, because }]));
      return { code, isTarget, readings: points.map((_, place) => at.get(place) ?? { value: null, because: null }) };
    }),
  };
};
