import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { markStep, type Enrolment } from '#enrolment';
import { baselinesOf, freezeStart } from '#tracking';
import { auditNow, by, type AuditNow } from '../actions.ts';
import { readAreas } from '../areas/store.ts';
import { arrangingRefusal, type Refusal } from '../rules.ts';
import { isUnderWay, readSeconds } from '../second/store.ts';
import { readJudged, writeFinish } from '../store.ts';
import { missingFor, type Missing } from './rules.ts';

/** What is missing before the audit can be finished, as far as this reader may see: a governor sees no pupils. */
export const whatIsMissing = async (
  db: Db,
  enrolment: Enrolment,
  { scheme, asking }: AuditNow,
): Promise<readonly Missing[]> => {
  const [answers, areas, seconds, baselines] = await Promise.all([
    readJudged(db, enrolment.id),
    readAreas(db, enrolment.id),
    readSeconds(db, enrolment.id),
    asking.role === 'governor' ? null : baselinesOf(db, enrolment.id),
  ]);
  const written = areas.map(({ kind, agreedAt }) => ({ kind, isAgreed: agreedAt !== null }));
  const underWay = seconds.filter(isUnderWay).flatMap(({ criteria }) => criteria);
  return missingFor(scheme, answers, written, baselines, underWay);
};

export type Finishing =
  | Readonly<{ kind: 'finished' }>
  | Readonly<{ kind: 'missing'; missing: readonly Missing[] }>
  | Refusal;

/** Ends the audit: it becomes the start that evidence of impact answers, and nothing in it changes any more. */
export const finish = async (db: Db, actor: Actor, enrolment: Enrolment, now: Date): Promise<Finishing> => {
  const audit = await auditNow(db, actor, enrolment);
  const refusal = arrangingRefusal(audit.asking.role, audit.standing);
  if (refusal !== null) return refusal;
  const missing = await whatIsMissing(db, enrolment, audit);
  if (missing.length > 0) return { kind: 'missing', missing };
  await writeFinish(db, enrolment, by(actor), now);
  await markStep(db, enrolment, 2, 'done', now);
  // What practice achieved until now is kept: the end of the work will stand beside it.
  await freezeStart(db, actor, enrolment, now);
  await note(db, actor, { act: 'audit.finished', schoolId: enrolment.schoolId, enrolmentId: enrolment.id }, now);
  return { kind: 'finished' };
};
