import { uuidv7, type Db } from '#platform/db';
import type { Enrolment } from '#enrolment';
import type { FrozenBecause, FrozenFigure } from './rules.ts';

type Which = Pick<Enrolment, 'id' | 'schoolId'>;

export type StoredFigure = FrozenFigure &
  Readonly<{ id: string; enrolmentId: string; frozenAt: Date; frozenBy: string | null; erasedAt: Date | null }>;

export const insertFigures = async (
  db: Db,
  { id, schoolId }: Which,
  figures: readonly FrozenFigure[],
  by: Readonly<{ personId: string | null; now: Date }>,
): Promise<void> => {
  if (figures.length === 0) return;
  const rows = figures.map((figure) => ({
    id: uuidv7(),
    schoolId,
    enrolmentId: id,
    kind: figure.kind,
    about: db.json(figure.about),
    cutOffAt: figure.cutOffAt,
    definitionVersion: figure.definitionVersion,
    methodVersion: figure.methodVersion,
    inputs: figure.inputs === null ? null : db.json(figure.inputs),
    output: db.json(figure.output),
    frozenBecause: figure.frozenBecause,
    frozenBy: by.personId,
    frozenAt: by.now,
  }));
  await db`insert into figure ${db(rows)}`;
};

const columns = (db: Db) => db`
  f.id, f.enrolment_id, f.kind, f.about, f.cut_off_at, f.definition_version, f.method_version, f.output, f.frozen_because,
  f.frozen_at, f.erased_at, p.name as frozen_by`;

/** The figures of the latest freezing for each reason, of the kinds asked for; without their inputs, which are long. */
export const latestFigures = (
  db: Db,
  enrolmentId: string,
  because: FrozenBecause,
  asOf: Date | null = null,
): Promise<StoredFigure[]> => db<StoredFigure[]>`
  select ${columns(db)}, null as inputs
    from figure f left join person p on p.id = f.frozen_by
   where f.enrolment_id = ${enrolmentId} and f.frozen_because = ${because}
     and f.frozen_at = (select max(g.frozen_at) from figure g where g.enrolment_id = ${enrolmentId} and g.frozen_because = ${because}
       and (${asOf}::timestamptz is null or g.frozen_at <= ${asOf}))
   order by f.kind desc, f.id`;

/** Every figure that was kept for an enrolment, newest first, without inputs. */
export const listFigures = (db: Db, enrolmentId: string): Promise<StoredFigure[]> => db<StoredFigure[]>`
  select ${columns(db)}, null as inputs
    from figure f left join person p on p.id = f.frozen_by
   where f.enrolment_id = ${enrolmentId}
   order by f.frozen_at desc, f.about ->> 'title',
     array_position(array['measure', 'everyone', 'progress', 'group', 'partner', 'provision'], f.kind), f.id`;

export const findFigure = async (db: Db, enrolmentId: string, id: string): Promise<StoredFigure | null> => {
  const [row] = await db<StoredFigure[]>`
    select ${columns(db)}, f.inputs
      from figure f left join person p on p.id = f.frozen_by
     where f.enrolment_id = ${enrolmentId} and f.id = ${id}`;
  return row ?? null;
};

/** A page of all stored figures with their inputs, in the order of their ids; for whoever works all of them out again. */
export const figuresAfter = (db: Db, after: string | null, most: number): Promise<StoredFigure[]> => db<StoredFigure[]>`
  select ${columns(db)}, f.inputs
    from figure f left join person p on p.id = f.frozen_by
   where ${after}::uuid is null or f.id > ${after} order by f.id limit ${most}`;

/** Takes away the inputs of every figure of a school that speaks of one of these pupils: their rows are erased. The working stays. */
export const writeErased = async (db: Db, schoolId: string, codes: readonly string[], now: Date): Promise<number> => {
  const erased = await db`
    update figure set inputs = null, erased_at = ${now}
     where school_id = ${schoolId} and erased_at is null
       and exists (select from jsonb_array_elements(inputs -> 'pupils') pupil where pupil ->> 'code' = any (${[...codes]}))`;
  return erased.count;
};
