import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { EveryoneInputs } from '../figures/everyone.ts';
import { outlineOf } from '../figures/series.ts';
import { latest, packed, readingsOf, type Packed } from '../series/packed.ts';
import type { MeasureOutline } from '../series/store.ts';

type Row = Packed & Readonly<{ codes: readonly string[] | null; targets: readonly number[] | null }>;

/** A measure's readings of every pupil of the school who has one, by code, as they stand now or stood at `asOf`. One statement. */
export const readEveryone = async (
  db: Db,
  { id, schoolId }: Pick<Enrolment, 'id' | 'schoolId'>,
  outline: MeasureOutline,
  asOf: Date | null,
): Promise<EveryoneInputs> => {
  const ids = outline.points.map((point) => point.id);
  const rows = await db<Row[]>`
    with ${latest(db, db`s.school_id = ${schoolId} and s.point_id = any (${db.array(ids)}::uuid[])`, asOf)},
    numbered as materialized (
      select p.id as pupil_id, p.code, t.pupil_id is not null as is_target, row_number() over (order by p.code) - 1 as place
        from (select distinct pupil_id from latest) one
        join restricted.pupil p on p.id = one.pupil_id
        left join target_pupil t on t.enrolment_id = ${id} and t.pupil_id = p.id and t.kind = 'target'
    )
    select null::uuid as point_id, null::json as places, null::json as values, null::json as reasons,
           json_agg(n.code order by n.place) as codes, json_agg(n.place) filter (where n.is_target) as targets from numbered n
    union all select packed.*, null, null from (${packed(db)}) packed`;
  const listed = rows.find(({ pointId }) => pointId === null);
  const [codes, targets] = [listed?.codes ?? [], new Set(listed?.targets)];
  const readings = readingsOf(outline.points, codes.length, rows);
  return {
    ...outlineOf(outline),
    pupils: codes.map((code, at) => ({
      code,
      isTarget: targets.has(at),
      readings: (readings[at] ?? []).map(({ value, missingBecause }) => ({ value, because: missingBecause })),
    })),
  };
};

/** The measures for which somebody whom the enrolment follows has a result before and after the work. One statement. */
export const withBothEnds = async (db: Db, enrolmentId: string, asOf: Date | null): Promise<ReadonlySet<string>> => {
  const valueAt = (point: ReturnType<Db>) => db`(
    select s.value from restricted.score s
     where s.point_id = ${point} and s.pupil_id = t.pupil_id and (${asOf}::timestamptz is null or s.recorded_at <= ${asOf})
     order by s.seq desc limit 1)`;
  const rows = await db<{ id: string }[]>`
    select m.id from measure m where m.enrolment_id = ${enrolmentId} and exists (
      select from target_pupil t
       where t.enrolment_id = ${enrolmentId} and (${asOf}::timestamptz is null or t.listed_at <= ${asOf})
         and ${valueAt(db`m.baseline_point_id`)} is not null and ${valueAt(db`m.after_point_id`)} is not null)`;
  return new Set(rows.map(({ id }) => id));
};
