import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import type { Criterion } from '#schemes/rules';
import { auditNow, by } from '../../actions.ts';
import { besideOf } from '../../criterion/actions.ts';
import { keepDraft } from '../../draft/store.ts';
import { settlingRefusal, type Refusal } from '../../rules.ts';
import { saveAnswer, type Words } from '../../store.ts';
import { tellSettled } from '../notices.ts';
import { addSettlement } from '../store.ts';

export type Settling = Readonly<{ kind: 'settled' }> | Readonly<{ kind: 'clash' }> | Refusal;

/**
 * Settles a difference: one level with a reason becomes the judgement, in the name of who settled it; what both had given stays
 * as it was. When somebody settled it first, the words are kept as their writer's draft.
 */
export const settle = async (
  given: Readonly<{ db: Db; actor: Actor; enrolment: Enrolment; now: Date }>,
  criterion: Criterion,
  words: Words & Readonly<{ version: number }>,
): Promise<Settling> => {
  const { db, actor, enrolment, now } = given;
  const [audit, beside] = await Promise.all([auditNow(db, actor, enrolment), besideOf(db, enrolment, criterion.code)]);
  const raters = beside.dispute?.raters.map(({ personId }) => personId) ?? [];
  const refusal = settlingRefusal(audit.asking, raters, audit.standing);
  if (refusal !== null) return refusal;
  const lost = async (): Promise<Settling> => {
    const at = { sitting: '', draft: 0, ofVersion: words.version };
    await keepDraft(db, enrolment, criterion.code, at, words, now);
    return { kind: 'clash' };
  };
  if (beside.dispute === null) return lost();
  const version = await saveAnswer(db, enrolment, criterion.code, words, words.version, by(actor), now);
  if (version === null) return lost();
  const one = { secondId: beside.dispute.id, criterion: criterion.code, kind: 'settled', level: words.level } as const;
  await addSettlement(db, enrolment, { ...one, reason: words.comment, ofVersion: version }, by(actor), now);
  const me = by(actor);
  const others = beside.dispute.raters.filter(({ personId }) => personId !== me.personId);
  const told = { secondId: beside.dispute.id, criterion: criterion.code, by: me.name };
  await tellSettled(given, told, others);
  const about = { criterion: criterion.code, version };
  await note(db, actor, { act: 'audit.settled', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
  return { kind: 'settled' };
};
