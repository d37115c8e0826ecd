import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { EveryoneInputs } from '../figures/everyone.ts';
import { outlineOf } from '../figures/series.ts';
import { latest, packed, readingsOf, type Packed } from '../series/packed.ts';
import type { MeasureOutline } from '../series/store.ts';

type Listed = readonly [pupilId: string, code: string, isTarget: boolean];
type Row = Packed & Readonly<{ listed: readonly Listed[] | null }>;

/** A measure's readings of every pupil of the school who has one, by code, as they stand now or stood at `asOf`. One statement. */
export const readEveryone = async (
  db: Db,
  { id, schoolId }: Pick<Enrolment, 'id' | 'schoolId'>,
  outline: MeasureOutline,
  asOf: Date | null,
): Promise<EveryoneInputs> => {
  const ids = outline.points.map((point) => point.id);
  const rows = await db<Row[]>`
    with ${latest(db, db`s.school_id = ${schoolId} and s.point_id = any (${db.array(ids)}::uuid[])`, asOf)}
    select packed.*, null::json as listed from (${packed(db)}) packed
    union all
    select null, null, null, null, null, json_agg(json_build_array(p.id, p.code, p.id = any (array(
        select t.pupil_id from target_pupil t where t.enrolment_id = ${id} and t.kind = 'target'))) order by p.code)
      from restricted.pupil p where p.id = any (array(select distinct latest.pupil_id from latest))`;
  const listed = rows.find((row) => row.listed !== null)?.listed ?? [];
  const readings = readingsOf(outline.points, rows);
  return {
    ...outlineOf(outline),
    pupils: listed.map(([pupilId, code, isTarget]) => ({
      code,
      isTarget,
      readings: (readings.get(pupilId) ?? []).map(({ value, missingBecause }) => ({ value, because: missingBecause })),
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
