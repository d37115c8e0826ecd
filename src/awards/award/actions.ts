import { randomBytes, randomInt } from 'node:crypto';
import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { uuidv7, type Db } from '#platform/db';
import { enqueue } from '#platform/jobs';
import { mediumDate } from '#platform/kit';
import { note } from '#platform/trail';
import { steps as journey } from '#journey';
import { completeEnrolment, markStep, type Enrolment } from '#enrolment';
import { schemeFor } from '#schemes';
import { requirementSentence, type Scheme } from '#schemes/rules';
import { LIST_LENGTH } from '../credential/status-list.ts';
import type { SignedDecision } from '../decision/rules.ts';
import { awardNumber, mayWithAward, termOfAward, type AwardAct, type AwardRefusal } from './rules.ts';
import {
  answerMotion,
  insertAward,
  insertEvent,
  insertMotion,
  moveAward,
  openMotionOf,
  type BodyAward,
  type NewAward,
} from './store.ts';

type Making = Readonly<{ db: Db; actor: Person; enrolment: Enrolment; origin: string; now: Date }>;

/**
 * Makes the award that a signed decision gives, and leaves certificate and credential to a job of the same transaction.
 * It becomes public when they are made.
 */
export const makeAward = async (making: Making, decision: SignedDecision, draw: Draw = byLot): Promise<string> => {
  const { db, actor, enrolment, now } = making;
  const scheme = await schemeFor(db, enrolment);
  const award = await drawn(db, newAward(making, decision, scheme), draw);
  await insertEvent(db, {
    awardId: award.id,
    bodyId: enrolment.bodyId,
    kind: 'awarded',
    says: `by the panel, after a visit on ${mediumDate(enrolment.visitOn ?? award.awardedOn)}`,
    at: now,
  });
  await markStep(db, enrolment, 6, 'done', now);
  await completeEnrolment(db, enrolment, actor.name, now);
  await enqueue(db, 'awards.issue', { award: award.id }, { key: `awards.issue:${award.id}` });
  const about = { award: award.number };
  await note(db, actor, { act: 'awards.awarded', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
  return award.number;
};

type Lots = Readonly<{ number: string; statusIndex: number }>;
/** Draws a number and a place in the status list; the demonstration draws from its own seed. */
type Draw = () => Lots;
const byLot: Draw = () => ({ number: awardNumber(randomBytes(8)), statusIndex: randomInt(LIST_LENGTH) });

type Undrawn = Omit<NewAward, keyof Lots>;

const newAward = ({ enrolment, origin, now }: Making, decision: SignedDecision, scheme: Scheme): Undrawn => {
  const awardedOn = londonDay(now);
  const visitedOn = enrolment.visitOn ?? awardedOn;
  return {
    id: uuidv7(),
    enrolmentId: enrolment.id,
    schoolId: enrolment.schoolId,
    bodyId: enrolment.bodyId,
    decisionId: decision.id,
    scheme: enrolment.scheme,
    schemeVersion: enrolment.schemeVersion,
    schemeTitle: enrolment.schemeTitle,
    statement: statementOf(scheme, mediumDate(visitedOn)),
    criteria: criteriaOf(scheme),
    steps: journey
      .filter(({ number }) => scheme.steps.some((step) => step.number === number))
      .map(({ short }) => short),
    origin,
    visitedOn,
    awardedOn,
    ...termOfAward(awardedOn, scheme.validity),
    signatoryName: decision.decidedBy.name,
    signatoryPart: 'For the award panel',
    createdAt: now,
  };
};

/** What is said of the school for good: only what its scheme has had done. */
export const statementOf = ({ visit }: Pick<Scheme, 'visit'>, visitedOn: string): string =>
  `has completed every step of this award. A verifier saw its evidence on ${visitedOn}${visit.secondVerifier ? ', a second verifier read the findings,' : ''} and a panel decided.`;

/** What the award asks in full; gaps that were closed later count as reached. */
const criteriaOf = (scheme: Scheme): string => {
  const full = scheme.decisions.find(({ awards, gaps }) => awards && gaps === null);
  return full?.requires.map((asked) => requirementSentence(scheme, asked)).join(' ') || scheme.summary;
};

/** A number or place that is taken is drawn again. */
const drawn = async (db: Db, undrawn: Undrawn, draw: Draw, tries = 5): Promise<NewAward> => {
  const award = { ...undrawn, ...draw() };
  if (await insertAward(db, award)) return award;
  if (tries === 0) throw new Error('No free number was found for an award. Try again.');
  return drawn(db, undrawn, draw, tries - 1);
};

type Moving = Readonly<{ db: Db; actor: Person; award: BodyAward; now: Date }>;
type Moved = Readonly<{ kind: 'done' }> | AwardRefusal;

const allowed = async ({ db, actor, award }: Moving, act: AwardAct) => {
  const motion = await openMotionOf(db, award.id);
  return { motion, may: mayWithAward(act, actor, award, motion) };
};

const noted = ({ db, actor, award, now }: Moving, act: string) =>
  note(
    db,
    actor,
    { act, schoolId: award.schoolId, enrolmentId: award.enrolmentId, about: { award: award.number } },
    now,
  );

/** Suspends an award at once, with a reason that everybody reads. */
export const suspend = async (moving: Moving, reason: string): Promise<Moved> => {
  const { may } = await allowed(moving, 'suspend');
  if (may.kind === 'refused') return may;
  const { db, award, now } = moving;
  await moveAward(db, award.id, 'suspended', reason, londonDay(now));
  await insertEvent(db, { awardId: award.id, bodyId: award.bodyId, kind: 'suspended', says: reason, at: now });
  await noted(moving, 'awards.suspended');
  return { kind: 'done' };
};

/** Lifts a suspension: the award stands again as its dates say. */
export const lift = async (moving: Moving, reason: string): Promise<Moved> => {
  const { may } = await allowed(moving, 'lift');
  if (may.kind === 'refused') return may;
  const { db, award, now } = moving;
  await moveAward(db, award.id, 'held', null, null);
  await insertEvent(db, { awardId: award.id, bodyId: award.bodyId, kind: 'lifted', says: reason, at: now });
  await noted(moving, 'awards.lifted');
  return { kind: 'done' };
};

/** Asks for a withdrawal. Nothing changes for the public until a director who did not ask has signed. */
export const askWithdrawal = async (moving: Moving, reason: string): Promise<Moved> => {
  const { may } = await allowed(moving, 'ask-withdrawal');
  if (may.kind === 'refused') return may;
  const { db, actor, award, now } = moving;
  const isFirst = await insertMotion(db, { awardId: award.id, bodyId: award.bodyId, reason, asked: actor, at: now });
  if (!isFirst) return { kind: 'refused', because: 'already-asked' };
  await noted(moving, 'awards.withdrawal-asked');
  return { kind: 'done' };
};

/** Signs a withdrawal. The award is withdrawn everywhere from this moment, for good. */
export const signWithdrawal = async (moving: Moving): Promise<Moved> => {
  const { motion, may } = await allowed(moving, 'sign-withdrawal');
  if (may.kind === 'refused') return may;
  const { db, actor, award, now } = moving;
  if (motion === null || !(await answerMotion(db, motion.id, 'signed', actor, now))) {
    return { kind: 'refused', because: 'nobody-asked' };
  }
  await moveAward(db, award.id, 'withdrawn', motion.reason, londonDay(now));
  await insertEvent(db, { awardId: award.id, bodyId: award.bodyId, kind: 'withdrawn', says: motion.reason, at: now });
  await noted(moving, 'awards.withdrawn');
  return { kind: 'done' };
};

/** A director does not sign; the award stays as it is. */
export const refuseWithdrawal = async (moving: Moving): Promise<Moved> => {
  const { motion, may } = await allowed(moving, 'refuse-withdrawal');
  if (may.kind === 'refused') return may;
  const { db, actor, now } = moving;
  if (motion === null || !(await answerMotion(db, motion.id, 'refused', actor, now))) {
    return { kind: 'refused', because: 'nobody-asked' };
  }
  await noted(moving, 'awards.withdrawal-refused');
  return { kind: 'done' };
};
