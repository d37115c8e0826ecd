import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import type { Criterion } from '#schemes/rules';
import { auditNow, memberOf } from '../actions.ts';
import { differingRefusal, judgingRefusal, type Refusal } from '../rules.ts';
import { readAnswers } from '../store.ts';
import { sayView } from './store.ts';

/** A second rater says how they see it. The judgement stays as it is, and is not agreed until both settle it. */
export const seeDifferently = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  criterion: Criterion,
  view: Readonly<{ level: string; why: string }>,
  now: Date,
): Promise<Readonly<{ kind: 'said' }> | Refusal> => {
  const { asking, taken, standing } = await auditNow(db, actor, enrolment);
  const [answer] = await readAnswers(db, enrolment.id, [criterion.code]);
  const refusal = differingRefusal(
    judgingRefusal(asking, criterion.standard, taken, standing),
    asking,
    answer?.answeredBy ?? null,
  );
  if (refusal !== null) return refusal;
  if (answer === undefined) return { kind: 'refused', because: 'not-judged' };
  const { personId, name } = memberOf(actor);
  await sayView(db, enrolment, criterion.code, { ...view, ofVersion: answer.version }, { personId, name }, now);
  await note(
    db,
    actor,
    {
      act: 'audit.seen-differently',
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      about: { criterion: criterion.code, level: view.level },
    },
    now,
  );
  return { kind: 'said' };
};
