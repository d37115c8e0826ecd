import type { Db } from '#platform/db';
import { scaleOf, type Declared, type Scale } from '../scales/rules.ts';

export type PupilPoint = Readonly<{
  label: string;
  takenOn: string | null;
  value: number | null;
  missingBecause: string | null;
}>;

/** One assessment as one pupil took it: every point at which something is entered of them, in order of time. */
export type PupilAssessment = Readonly<{ id: string; title: string; scale: Scale; points: readonly PupilPoint[] }>;

type Row = Declared & Readonly<{ id: string; title: string; points: readonly PupilPoint[] }>;

/** Every assessment of which one pupil has a result or a reason for none. One statement. */
export const pupilSeriesOf = async (db: Db, schoolId: string, pupilId: string): Promise<readonly PupilAssessment[]> => {
  const rows = await db<Row[]>`
    select a.id, a.title, a.scale, a.lowest, a.highest, a.grades, a.higher_is_better, a.expected, a.unit,
           jsonb_agg(jsonb_build_object('label', l.label, 'takenOn', l.taken_on, 'value', l.value, 'missingBecause', l.missing_because)
                     order by l.taken_on nulls last, l.label) as points
      from (select distinct on (s.point_id) p.assessment_id, p.label, p.taken_on, s.value, s.missing_because
              from restricted.score s join assessment_point p on p.id = s.point_id
             where s.pupil_id = ${pupilId} and s.school_id = ${schoolId} order by s.point_id, s.seq desc) l
      join assessment a on a.id = l.assessment_id
     group by a.id order by a.scale = 'attendance', lower(a.title), a.id`;
  return rows.map((row) => ({ id: row.id, title: row.title, scale: scaleOf(row), points: row.points }));
};
