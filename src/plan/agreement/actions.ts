import type { Person } from '#platform/actor';
import { londonDay } from '#platform/clock';
import { uuidv7, type Db } from '#platform/db';
import { note } from '#platform/trail';
import { markStep, type Enrolment } from '#enrolment';
import { mayDo as mayDoInEnrolment } from '#enrolment/rules';
import { listSpans } from '#partnerships';
import { countPartnerships } from '#partnerships/rules';
import { schemeFor } from '#schemes';
import { gateFor, type Scheme } from '#schemes/rules';
import { mayAgree, planGate, type AgreeRefusal, type Party, type PlanFacts, type PlanGap } from './rules.ts';
import { insertAgreement, listAgreements, listPlanned, reopenAgreements, type Agreed } from './store.ts';

type Doing = Readonly<{ db: Db; actor: Person; enrolment: Enrolment; now: Date }>;

/** Everything that the rules of agreement and the gate ask, with the record of agreements and a mark of what the plan says now. */
export type PlanStanding = Readonly<{
  facts: PlanFacts;
  record: readonly Agreed[];
  mark: string;
  versions: Readonly<Record<string, number>>;
}>;

const partyOf = { head: 'smt', adviser: 'adviser' } as const;

/** Loads how the plan of an enrolment stands. Later steps ask this too, before a school submits. */
export const standingOf = async (db: Db, enrolment: Enrolment, now: Date): Promise<PlanStanding> =>
  standingBy(db, enrolment, await schemeFor(db, enrolment), now);

/** The same for a page that has read the scheme already. */
export const standingBy = async (db: Db, enrolment: Enrolment, scheme: Scheme, now: Date): Promise<PlanStanding> => {
  const planned = await listPlanned(db, enrolment.id);
  const record = await listAgreements(db, enrolment.id);
  const partnerships = await listSpans(db, enrolment.id);
  const asked = gateFor(scheme, 'partnerships-live')?.atLeast ?? 0;
  const agreements = record
    .filter(({ reopenedAt }) => reopenedAt === null)
    .map(({ party, personId, agreedAt }) => ({ party, personId, on: londonDay(agreedAt) }));
  return {
    facts: {
      actions: planned,
      agreements,
      parties: (gateFor(scheme, 'plan-agreed')?.by ?? []).map((role) => partyOf[role]),
      partnerships: countPartnerships(partnerships, asked, londonDay(now)),
      isSubmitted: enrolment.submittedAt !== null,
    },
    record,
    mark: planned
      .map((each) => `${each.number}.${each.textVersion}.${each.measureVersions}.${each.isStopped}`)
      .join(' '),
    versions: Object.fromEntries(planned.map(({ id, textVersion }) => [id, textVersion])),
  };
};

/** What keeps step 3 open; empty when it is done for good. */
export const planGaps = async (db: Db, enrolment: Enrolment, now: Date): Promise<readonly PlanGap[]> =>
  planGate((await standingOf(db, enrolment, now)).facts);

export type AgreeResult =
  | Readonly<{ kind: 'agreed'; isDone: boolean }>
  | Readonly<{ kind: 'changed' }>
  | Readonly<{ kind: 'refused'; because: 'not-active' }>
  | AgreeRefusal;

/** Agrees the plan as it was read: if it changed since, nothing is agreed. The second agreement closes the step when its gate is open. */
export const agreePlan = async (
  { db, actor, enrolment, now }: Doing,
  party: Party,
  markRead: string,
): Promise<AgreeResult> => {
  if (!mayDoInEnrolment('work', enrolment.state)) return { kind: 'refused', because: 'not-active' };
  await db`select pg_advisory_xact_lock(hashtextextended(${`plan ${enrolment.id}`}, 0))`;
  const { facts, mark, versions } = await standingOf(db, enrolment, now);
  const may = mayAgree(party, actor.personId, facts);
  if (may.kind === 'refused') return may;
  if (mark !== markRead) return { kind: 'changed' };
  await insertAgreement(db, enrolment, { id: uuidv7(), party, personId: actor.personId, now, versions });
  await note(
    db,
    actor,
    { act: 'plan.agreed', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about: { party } },
    now,
  );
  const gaps = planGate({
    ...facts,
    agreements: [...facts.agreements, { party, personId: actor.personId, on: londonDay(now) }],
  });
  if (gaps.length === 0) await markStep(db, enrolment, 3, 'done', now);
  return { kind: 'agreed', isDone: gaps.length === 0 };
};

/** Closes step 3 by hand: for when the last thing missing, a partnership, came after both had agreed. */
export const finishPlan = async ({
  db,
  actor,
  enrolment,
  now,
}: Doing): Promise<Readonly<{ kind: 'done' }> | Readonly<{ kind: 'refused'; gaps: readonly PlanGap[] }>> => {
  const gaps = await planGaps(db, enrolment, now);
  if (gaps.length > 0) return { kind: 'refused', gaps };
  await markStep(db, enrolment, 3, 'done', now);
  await note(db, actor, { act: 'plan.finished', schoolId: enrolment.schoolId, enrolmentId: enrolment.id }, now);
  return { kind: 'done' };
};

/** A change of substance ends the standing agreements, with the record of what it was; the step is open again. */
export const reopenPlan = async ({ db, actor, enrolment, now }: Doing, because: string): Promise<boolean> => {
  const ended = await reopenAgreements(db, enrolment.id, because, { personId: actor.personId, now });
  if (ended === 0) return false;
  if (enrolment.steps.some(({ step, doneOn }) => step === 3 && doneOn !== null))
    await markStep(db, enrolment, 3, 'reopened', now);
  await note(
    db,
    actor,
    { act: 'plan.reopened', schoolId: enrolment.schoolId, enrolmentId: enrolment.id, about: { agreements: ended } },
    now,
  );
  return true;
};
