import { copyRows } from '#platform/csv';
import type { Db } from '#platform/db';
import { scaleOf, type Declared } from '../../scales/rules.ts';
import type { Gathered, GatheredPoint, SoundRow } from './gather.ts';
import type { KnownAssessment, KnownPoint, KnownPupil } from './rules.ts';

/** Held while results of a school are brought in: two files at once would both find a score new. */
export const lockScores = (db: Db, schoolId: string) =>
  db`select pg_advisory_xact_lock(hashtextextended('scores ' || ${schoolId}, 0))`;

type Row = Declared & Readonly<{ id: string; title: string; points: readonly KnownPoint[] }>;

/** The school's assessments with their points. */
export const knownAssessments = async (db: Db, schoolId: string): Promise<readonly KnownAssessment[]> => {
  const rows = await db<Row[]>`
    select a.id, a.title, a.scale, a.lowest, a.highest, a.grades, a.higher_is_better, a.expected, a.unit,
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'label', p.label, 'takenOn', p.taken_on) order by p.taken_on, p.id)
              from assessment_point p where p.assessment_id = a.id), '[]') as points
      from assessment a where a.school_id = ${schoolId} order by a.declared_at, a.id`;
  return rows.map((row) => ({ id: row.id, title: row.title, points: row.points, scale: scaleOf(row) }));
};

/** Everybody who is or was of the school, by all that a file may know them by. */
export const knownPupils = async (db: Db, schoolId: string): Promise<readonly KnownPupil[]> => db<KnownPupil[]>`
  select p.id, p.upn, p.former_upn, p.admission_number, p.surname, p.forename, p.born_on,
         (select max(s.left_on) from restricted.spell s where s.pupil_id = p.id having bool_and(s.left_on is not null)) as left_on
    from restricted.pupil p where p.school_id = ${schoolId}`;

/** Lays sound rows aside as they are read. Gone when the transaction ends. */
export const stageScores = async (db: Db, batches: AsyncIterable<readonly SoundRow[]>): Promise<number> => {
  // Sorting and comparing a million rows is done in memory, for this transaction only.
  await db`set local work_mem = '192MB'`;
  await db`set local statement_timeout = '10min'`;
  await db`create temporary table staged_score (line integer, pupil integer, point integer, mark integer) on commit drop`;
  return copyRows(db, 'staged_score', batches);
};

type About = Readonly<{
  schoolId: string;
  personId: string | null;
  now: Date;
  source: string | null;
  importId: string | null;
}>;

async function* pieces<T>(rows: readonly T[]): AsyncGenerator<readonly T[]> {
  for (let at = 0; at < rows.length; at += 5000) yield rows.slice(at, at + 5000);
}

/** Gives each place its meaning: which pupil, which point, which result. */
const stageNames = async (db: Db, pupils: readonly KnownPupil[], { points, marks }: Gathered): Promise<void> => {
  await db`create temporary table staged_pupil (n integer, id uuid) on commit drop`;
  await db`create temporary table staged_point (n integer, id uuid) on commit drop`;
  await db`create temporary table staged_mark (n integer, value numeric, mark text, missing_because text) on commit drop`;
  await copyRows(db, 'staged_pupil', pieces(pupils.map(({ id }, n) => [n, id])));
  await copyRows(db, 'staged_point', pieces(points.map(({ id }, n) => [n, id])));
  await copyRows(
    db,
    'staged_mark',
    pieces(
      marks.map((mark, n) =>
        mark.kind === 'missing'
          ? [n, null, null, mark.because]
          : [n, mark.value, mark.mark?.slice(0, 40) ?? null, null],
      ),
    ),
  );
  for (const table of ['staged_pupil', 'staged_point', 'staged_mark', 'staged_score']) await db`analyze ${db(table)}`;
};

export const addPoints = async (
  db: Db,
  schoolId: string,
  assessments: readonly KnownAssessment[],
  points: readonly GatheredPoint[],
): Promise<void> => {
  const rows = points.flatMap(({ id, label, takenOn, assessment }) => {
    const of = assessments[assessment];
    return of === undefined ? [] : [{ id, school_id: schoolId, assessment_id: of.id, label, taken_on: takenOn }];
  });
  if (rows.length > 0) await db`insert into assessment_point ${db(rows)}`;
};

export type Reconciled = Readonly<{ added: number; changed: number; unchanged: number }>;

/** Compares what was laid aside with what is held. Nothing is written but a table that goes with the transaction. */
export const reconcileScores = async (
  db: Db,
  pupils: readonly KnownPupil[],
  gathered: Gathered,
): Promise<Reconciled> => {
  await stageNames(db, pupils, gathered);
  await db`
    create temporary table compared_score on commit drop as
    with held as (
      select distinct on (s.point_id, s.pupil_id) s.point_id, s.pupil_id, s.seq, s.value, s.missing_because
        from restricted.score s where s.point_id in (select id from staged_point where n in (select distinct point from staged_score))
       order by s.point_id desc, s.pupil_id desc, s.seq desc)
    select s.point, s.pupil, s.mark, p.id as point_id, u.id as pupil_id, coalesce(h.seq, 0) as seq,
           h.seq is null or (h.value, h.missing_because) is distinct from (m.value, m.missing_because) as is_new
      from staged_score s
      join staged_point p on p.n = s.point
      join staged_pupil u on u.n = s.pupil
      join staged_mark m on m.n = s.mark
      left join held h on h.point_id = p.id and h.pupil_id = u.id`;
  const [counted] = await db<Reconciled[]>`
    select count(*) filter (where is_new and seq = 0) as added, count(*) filter (where is_new and seq > 0) as changed,
           count(*) filter (where not is_new) as unchanged from compared_score`;
  return counted ?? { added: 0, changed: 0, unchanged: 0 };
};

/** Writes what is new or corrected, in one statement. */
export const writeCompared = (db: Db, { schoolId, personId, now, source, importId }: About) => db`
  insert into restricted.score (school_id, point_id, pupil_id, seq, value, mark, missing_because, source, recorded_by, recorded_at, import_id)
  select ${schoolId}, c.point_id, c.pupil_id, c.seq + 1, m.value, m.mark, m.missing_because, ${source}, ${personId}, ${now}, ${importId}
    from compared_score c join staged_mark m on m.n = c.mark where c.is_new order by c.point, c.pupil`;
