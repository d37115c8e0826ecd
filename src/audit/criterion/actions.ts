import type { Actor } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { markStep, type Enrolment } from '#enrolment';
import type { Criterion } from '#schemes/rules';
import { auditNow, by, type AuditNow } from '../actions.ts';
import { beginAssignment } from '../assignment/store.ts';
import { readProposals, type Proposal } from '../apply/store.ts';
import { dropDraft, keepDraft, type Sitting } from '../draft/store.ts';
import { hereRefusal, judgingRefusal, type AtCriterion, type Refusal } from '../rules.ts';
import { areIn, bothOf } from '../second/rules.ts';
import {
  isUnderWay,
  readRatings,
  readSeconds,
  readSettlements,
  type Rating,
  type Second,
  type Settlement,
} from '../second/store.ts';
import { readAnswers, saveAnswer, type Answer, type Words } from '../store.ts';

/** What stands at one criterion beside its judgement: second ratings, what was settled, whether it applies. */
export type Beside = Readonly<{
  seconds: readonly Second[];
  ratings: readonly Rating[];
  settlements: readonly Settlement[];
  proposals: readonly Proposal[];
  /** The second rating in which it is being rated blind now, and the one whose ratings differ. */
  underWay: Second | null;
  dispute: Second | null;
}> &
  AtCriterion;

/** Four statements, sent together. */
export const besideOf = async (db: Db, enrolment: Enrolment, criterion: string): Promise<Beside> => {
  const [all, ratings, settlements, proposals] = await Promise.all([
    readSeconds(db, enrolment.id),
    readRatings(db, enrolment.id, [criterion]),
    readSettlements(db, enrolment.id, [criterion]),
    readProposals(db, enrolment.id, [criterion]),
  ]);
  const seconds = all.filter(({ criteria }) => criteria.includes(criterion));
  const dispute = seconds.find((second) => {
    const both = areIn(second) ? bothOf(second, ratings, criterion) : null;
    const isSettled = settlements.some(({ secondId }) => secondId === second.id);
    return both !== null && both[0].level !== both[1].level && !isSettled;
  });
  const standing = proposals.find(({ endedAt }) => endedAt === null);
  const underWay = seconds.find(isUnderWay) ?? null;
  return {
    seconds,
    ratings,
    settlements,
    proposals,
    underWay,
    dispute: dispute ?? null,
    isBeingRated: underWay !== null,
    isDisputed: dispute !== undefined,
    applies: standing === undefined ? 'yes' : standing.agreedAt === null ? 'asked' : 'no',
  };
};

export type Judging = Readonly<{ kind: 'saved' }> | Readonly<{ kind: 'clash'; theirs: Answer }> | Refusal;
export type Judgement = Words & Readonly<{ version: number; sitting: string; draft: number }>;

/** Where the writer's words go while they are not the judgement: the sitting of the page, and the save it was opened on. */
const sittingOf = (words: Judgement): Sitting => ({
  sitting: words.sitting,
  draft: words.draft,
  ofVersion: words.version,
});

/**
 * Saves a judgement, unless somebody else saved while this one was being written: then both are shown, and the words that
 * lost are kept as their writer's draft.
 */
export const judge = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  criterion: Criterion,
  words: Judgement,
  now: Date,
  known?: AuditNow,
): Promise<Judging> => {
  const [audit, beside] = await Promise.all([
    known ?? auditNow(db, actor, enrolment),
    besideOf(db, enrolment, criterion.code),
  ]);
  const refusal = refusalAt(audit, criterion, beside);
  if (refusal !== null) {
    await keepDraft(db, enrolment, criterion.code, sittingOf(words), words, now);
    return refusal;
  }
  const version = await saveAnswer(db, enrolment, criterion.code, words, words.version, by(actor), now);
  if (version === null) {
    const [theirs] = await readAnswers(db, enrolment.id, [criterion.code]);
    // A number of saves where nothing was saved yet is no page's: what was typed is the first save.
    if (theirs === undefined && words.version > 0)
      return judge(db, actor, enrolment, criterion, { ...words, version: 0 }, now, known);
    await keepDraft(db, enrolment, criterion.code, sittingOf(words), words, now);
    if (theirs === undefined) throw new Error(`A judgement of ${criterion.code} was neither saved nor found.`);
    return { kind: 'clash', theirs };
  }
  await dropDraft(db, enrolment.id, criterion.code, sittingOf(words), words);
  await markStep(db, enrolment, 2, 'started', now);
  await beginAssignment(db, enrolment, criterion.standard, by(actor), now);
  const about = { criterion: criterion.code, version };
  await note(db, actor, { act: 'audit.judged', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
  return { kind: 'saved' };
};

/** Why this person cannot judge this criterion now, or null. */
export const refusalAt = (audit: AuditNow, criterion: Criterion, here: AtCriterion): Refusal | null =>
  hereRefusal(judgingRefusal(audit.asking, criterion.standard, audit.taken, audit.standing), here);
