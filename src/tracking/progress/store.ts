import { londonDay } from '#platform/clock';
import type { Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import { membersOf } from '#pupils';
import { groupKeys, groupTitles, heldBackGroups } from '#pupils/rules';
import type { ProgressInputs } from '../figures/progress.ts';
import { outlineOf } from '../figures/series.ts';
import { isChosenBy } from '../learners/levels.ts';
import { latest } from '../series/packed.ts';
import type { MeasureOutline } from '../series/store.ts';

type Row = Readonly<{
  pupilId: string;
  code: string;
  kind: 'target' | 'comparison' | 'other';
  start: number;
  end: number;
}>;

/** Every pupil of the school with a result at both points, as they stand now or stood at `asOf`. One statement. */
const readEnds = (
  db: Db,
  { id, schoolId }: Pick<Enrolment, 'id' | 'schoolId'>,
  [start, end]: readonly [string, string],
  asOf: Date | null,
): Promise<Row[]> => db<Row[]>`
  with ${latest(db, db`s.school_id = ${schoolId} and s.point_id = any (array[${start}, ${end}]::uuid[])`, asOf)}
  select p.id as pupil_id, p.code, coalesce(t.kind, 'other') as kind, l.start, l.end
    from (select pupil_id, max(value::float8) filter (where point_id = ${start}) as start,
                 max(value::float8) filter (where point_id = ${end}) as "end" from latest group by pupil_id) l
    join restricted.pupil p on p.id = l.pupil_id
    left join target_pupil t on t.enrolment_id = ${id} and t.pupil_id = l.pupil_id
   where l.start is not null and l.end is not null order by p.code`;

/** How many pupils the enrolment follows on both sides, as they stand now or stood at `asOf`. One statement. */
const countListed = async (db: Db, enrolmentId: string, asOf: Date | null): Promise<number> => {
  const [row] = await db<{ n: number }[]>`
    select count(*)::int as n from target_pupil
     where enrolment_id = ${enrolmentId} and (${asOf}::timestamptz is null or listed_at <= ${asOf})`;
  return row?.n ?? 0;
};

/**
 * Everybody's start and end in a measure with the groups of the school on the day of the start; null where a measure has not both
 * points. Groups that are chosen by the very result are left out, and those that only the DSL sees, whoever asks.
 */
export const readProgress = async (
  db: Db,
  enrolment: Pick<Enrolment, 'id' | 'schoolId'>,
  series: MeasureOutline,
  asOf: Date | null,
  now: Date,
): Promise<ProgressInputs | null> => {
  const { measure, points } = outlineOf(series);
  const places = [series.baseline, series.after];
  const [first, last] = places.map((place) => series.points[place]);
  if (first === undefined || last === undefined) return null;
  const whole = await readEnds(db, enrolment, [first.id, last.id], asOf);
  const codeOf = new Map(whole.map(({ pupilId, code }) => [pupilId, code]));
  const members = await membersOf(db, enrolment.schoolId, first.takenOn ?? londonDay(now));
  return {
    measure,
    points: places.flatMap((place) => points[place] ?? []),
    listed: await countListed(db, enrolment.id, asOf),
    pupils: whole.map(({ code, kind, start, end }) => ({
      code,
      kind,
      readings: [start, end].map((value) => ({ value, because: null })),
    })),
    groups: groupKeys.flatMap((key) => {
      if (heldBackGroups.has(key) || isChosenBy(key, series.scale)) return [];
      const codes = [...(members.get(key) ?? [])].flatMap((id) => codeOf.get(id) ?? []).toSorted();
      return codes.length === 0 ? [] : [{ key, title: groupTitles[key] ?? key, codes }];
    }),
  };
};
