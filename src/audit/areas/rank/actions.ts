import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { auditNow, memberOf } from '../../actions.ts';
import { arrangingRefusal, type Refusal } from '../../rules.ts';
import { readAreas } from '../store.ts';
import { moved, type Direction } from './rules.ts';
import { putOrder } from './store.ts';

export type Ordering = Readonly<{ kind: 'ordered' | 'clash' | 'gone' }> | Refusal;

/** Moves an area for improvement one place in the order that the reader saw. Whoever pressed on an older order is told. */
export const rankArea = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  areaId: string,
  { direction, version }: Readonly<{ direction: Direction; version: number }>,
  now: Date,
): Promise<Ordering> => {
  const [{ asking, standing }, areas] = await Promise.all([
    auditNow(db, actor, enrolment),
    readAreas(db, enrolment.id),
  ]);
  const refusal = arrangingRefusal(asking.role, standing);
  if (refusal !== null) return refusal;
  const ids = areas.filter(({ kind }) => kind === 'improvement').map(({ id }) => id);
  if (!ids.includes(areaId)) return { kind: 'gone' };
  const { personId, name } = memberOf(actor);
  const put = await putOrder(db, enrolment, moved(ids, areaId, direction), version, { personId, name }, now);
  if (put.length === 0) return { kind: 'clash' };
  const about = { areas: ids.length };
  await note(
    db,
    actor,
    { act: 'audit.areas-ordered', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about },
    now,
  );
  return { kind: 'ordered' };
};
