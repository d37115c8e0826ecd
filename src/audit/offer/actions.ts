import type { Actor } from '#platform/actor';
import { isUuid, type Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { criterionOf, isInScope } from '#schemes/rules';
import { auditNow, memberOf } from '../actions.ts';
import { judge } from '../criterion/actions.ts';
import { isLevel, judgingRefusal } from '../rules.ts';
import { readAnswers } from '../store.ts';
import { confirmRefusal, type OfferRefusal } from './rules.ts';
import { findOffer, writeSettled } from './store.ts';

const by = (actor: Actor) => ({ personId: memberOf(actor).personId, name: memberOf(actor).name });

/** Brought words are settled with the judgement into which somebody took them. Anything else in the field is no offer of ours. */
export const useOffer = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  criterion: string,
  offer: string | undefined,
  now: Date,
): Promise<void> => {
  if (offer === undefined || !isUuid(offer)) return;
  await writeSettled(db, enrolment.id, { id: offer, criterion }, 'used', by(actor), now);
};

/** Puts brought words away: they are not wanted here. */
export const setAside = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  which: Readonly<{ id: string; criterion: string }>,
  now: Date,
): Promise<boolean> => {
  const isDone = await writeSettled(db, enrolment.id, which, 'set-aside', by(actor), now);
  if (isDone)
    await note(
      db,
      actor,
      {
        act: 'audit.offer-set-aside',
        schoolId: enrolment.schoolId,
        enrolmentId: enrolment.id,
        about: { criterion: which.criterion },
      },
      now,
    );
  return isDone;
};

export type Confirmed = Readonly<{
  confirmed: readonly string[];
  left: readonly Readonly<{ code: string; because: OfferRefusal }>[];
}>;

/**
 * A judge confirms proposals of the school's own grid: each becomes their judgement as if they had typed it, and none is written
 * over another. What may not be theirs to judge is left as it stands.
 */
export const confirmProposals = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  ids: readonly string[],
  now: Date,
): Promise<Confirmed> => {
  const { scheme, asking, taken, standing } = await auditNow(db, actor, enrolment);
  const confirmed: string[] = [];
  const left: { code: string; because: OfferRefusal }[] = [];
  for (const id of [...new Set(ids)].slice(0, 600)) {
    const offer = isUuid(id) ? await findOffer(db, enrolment.id, id) : null;
    const criterion = offer === null ? null : criterionOf(scheme, offer.criterion);
    if (offer === null || criterion === null || !isInScope(scheme, criterion.code)) continue;
    if (judgingRefusal(asking, criterion.standard, taken, standing) !== null) continue;
    const [answer] = await readAnswers(db, enrolment.id, [criterion.code]);
    const refusal = confirmRefusal(offer, answer !== undefined, (level) => isLevel(scheme, level));
    if (refusal !== null || offer.level === null) {
      left.push({ code: criterion.code, because: refusal ?? 'no-level' });
      continue;
    }
    const words = { level: offer.level, comment: offer.comment, evidence: offer.evidence, impact: offer.impact };
    const done = await judge(db, actor, enrolment, criterion, { ...words, version: 0, sitting: '', draft: 0 }, now);
    if (done.kind !== 'saved') {
      left.push({ code: criterion.code, because: done.kind === 'clash' ? 'answered' : 'closed' });
      continue;
    }
    await writeSettled(db, enrolment.id, offer, 'used', by(actor), now);
    confirmed.push(criterion.code);
  }
  return { confirmed, left };
};
