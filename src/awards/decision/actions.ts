import type { Person } from '#platform/actor';
import { addDays, londonDay } from '#platform/clock';
import { uuidv7, type Db } from '#platform/db';
import { note } from '#platform/trail';
import { closeJudgingTasks, markStep, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { schemeFor } from '#schemes';
import { gateFor, type Scheme } from '#schemes/rules';
import { makeAward } from '../award/actions.ts';
import type { Deciding } from './forms.ts';
import {
  awardable,
  levelsTaken,
  mayDecide,
  maySign,
  mayTakeOutcome,
  openGaps,
  type DecideFacts,
  type DecideRefusal,
  type OutcomeRefusal,
  type SignRefusal,
  type Tie,
} from './rules.ts';
import {
  findVisit,
  insertDecision,
  insertGap,
  listDecisions,
  returnRow,
  signRow,
  tieOf,
  type KeptDecision,
} from './store.ts';

export type Doing = Readonly<{
  db: Db;
  actor: Person;
  enrolment: Enrolment;
  origin: string;
  now: Date;
}>;

type Standing = Readonly<{ facts: DecideFacts; scheme: Scheme; decisions: readonly KeptDecision[]; tie: Tie | null }>;

/** Everything that gate 6 asks of this person and this enrolment. */
export const standingFor = async (doing: Doing): Promise<Standing> => {
  const { db, actor, enrolment } = doing;
  const scheme = await schemeFor(db, enrolment);
  const visit = await findVisit(db, enrolment.id);
  const decisions = await listDecisions(db, enrolment.id);
  const tie = await tieOf(db, actor.personId, enrolment.schoolId);
  const stepsDone = enrolment.steps.filter(({ doneOn }) => doneOn !== null).map(({ step }) => step);
  const facts = {
    role: actor.role,
    tie,
    isActive: mayDo('work', enrolment.state),
    visit,
    stepsDone,
    decisions,
    stepsAsked: stepsAsked(scheme),
  };
  return { facts, scheme, decisions, tie };
};

/** Training is asked where the scheme asks for it, and the evidence of impact where it has a step for it. */
const stepsAsked = (scheme: Scheme): readonly number[] => [
  ...(gateFor(scheme, 'training-completed') === null ? [] : [1]),
  ...(scheme.steps.some(({ number }) => number === 4) ? [4] : []),
];

const signing = ({ actor, now }: Doing) => ({
  membershipId: actor.membershipId,
  personId: actor.personId,
  name: actor.name,
  at: now,
});

/** A panel member decides. It waits for a director's signature, and the school does not read it before. */
export const decide = async (
  doing: Doing,
  said: Deciding,
): Promise<Readonly<{ kind: 'decided' }> | DecideRefusal | OutcomeRefusal> => {
  const { db, actor, enrolment, now } = doing;
  const { facts, scheme } = await standingFor(doing);
  const may = mayDecide(facts);
  if (may.kind === 'refused') return may;
  const taken = mayTakeOutcome(scheme, said.outcome, levelsTaken(may.visit, said.settled));
  if (taken.kind === 'refused') return taken;
  const { outcome, gaps } = taken;
  const today = londonDay(now);
  const isFirst = await insertDecision(db, {
    id: uuidv7(),
    enrolmentId: enrolment.id,
    schoolId: enrolment.schoolId,
    bodyId: enrolment.bodyId,
    visitId: may.visit.id,
    outcome: outcome.code,
    outcomeName: outcome.name,
    awards: outcome.awards,
    settled: said.settled,
    gaps,
    gapsCloseBefore: gaps.length === 0 ? null : (outcome.gaps?.closedBefore ?? null),
    gapsDueOn: gaps.length === 0 || outcome.gaps === null ? null : addDays(today, outcome.gaps.withinDays),
    answerBy: outcome.withinDays === null ? null : addDays(today, outcome.withinDays),
    reasons: said.reasons,
    decidedBy: actor.membershipId ?? '',
    decidedPerson: actor.personId,
    decidedName: actor.name,
    decidedAt: now,
  });
  if (!isFirst) return { kind: 'refused', because: 'waits-for-signature' };
  await markStep(db, enrolment, 6, 'started', now);
  const about = { outcome: outcome.code, gaps };
  await note(db, actor, { act: 'awards.decided', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
  return { kind: 'decided' };
};

/** A director signs what the panel decided. From now on it stands, and an award without open gaps is made. */
export const sign = async (
  doing: Doing,
): Promise<Readonly<{ kind: 'signed'; number: string | null }> | SignRefusal> => {
  const { db, actor, enrolment, now } = doing;
  const { decisions, tie } = await standingFor(doing);
  const open = decisions.find(({ state }) => state === 'decided') ?? null;
  const may = maySign({ role: actor.role, personId: actor.personId, tie }, open);
  if (may.kind === 'refused') return may;
  if (open === null || !(await signRow(db, open.id, signing(doing))))
    return { kind: 'refused', because: 'nothing-to-sign' };
  const about = { outcome: open.outcome };
  await note(db, actor, { act: 'awards.signed', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about }, now);
  // A deferred school is judged again by the same people; any other decision ends their part.
  if (open.answerBy === null) await closeJudgingTasks(db, enrolment, now);
  return { kind: 'signed', number: await awardIfReady(doing, open.id) };
};

/** Makes the award when its decision allows it now; null when it does not (yet). */
const awardIfReady = async (doing: Doing, decisionId: string): Promise<string | null> => {
  const { db, enrolment } = doing;
  const decision = (await listDecisions(db, enrolment.id)).find(({ id }) => id === decisionId);
  const signed = decision ? awardable(decision) : null;
  return signed === null ? null : makeAward(doing, signed);
};

/** A director returns a decision to the panel with a question; it stays on record, and the panel decides anew. */
export const sendBack = async (doing: Doing, reason: string): Promise<Readonly<{ kind: 'returned' }> | SignRefusal> => {
  const { db, actor, enrolment, now } = doing;
  const { decisions, tie } = await standingFor(doing);
  const open = decisions.find(({ state }) => state === 'decided') ?? null;
  const may = maySign({ role: actor.role, personId: actor.personId, tie }, open);
  if (may.kind === 'refused') return may;
  if (open === null || !(await returnRow(db, open.id, signing(doing), reason))) {
    return { kind: 'refused', because: 'nothing-to-sign' };
  }
  await note(db, actor, { act: 'awards.returned', schoolId: enrolment.schoolId, enrolmentId: enrolment.id }, now);
  return { kind: 'returned' };
};

export type GapRefusal = Readonly<{ kind: 'refused'; because: 'no-such-gap' }>;

/** Closes one gap that an award left open. Closing the last one makes the award, where the scheme wants it closed first. */
export const closeGap = async (
  doing: Doing,
  criterion: string,
  says: string,
): Promise<Readonly<{ kind: 'closed'; left: number; number: string | null }> | GapRefusal> => {
  const { db, actor, enrolment, now } = doing;
  const signed = (await listDecisions(db, enrolment.id)).find(({ state, awards }) => state === 'signed' && awards);
  if (signed?.state !== 'signed' || !openGaps(signed).includes(criterion))
    return { kind: 'refused', because: 'no-such-gap' };
  const gap = { decisionId: signed.id, schoolId: enrolment.schoolId, criterion, says };
  await insertGap(db, gap, signing(doing));
  const about = { criterion };
  await note(
    db,
    actor,
    { act: 'awards.gap-closed', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about },
    now,
  );
  const left = openGaps(signed).length - 1;
  const isAwaited = signed.closesBefore === 'certificate' && left === 0;
  return { kind: 'closed', left, number: isAwaited ? await awardIfReady(doing, signed.id) : null };
};
