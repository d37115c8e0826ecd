import { actsAs, type Actor, type Person, type Role } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import { markStep, type Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { schemeFor } from '#schemes';
import type { Criterion, Scheme } from '#schemes/rules';
import { baselinesOf } from '#tracking';
import { readAreas } from './areas/store.ts';
import { beginAssignment, readAssignments, type Assignment } from './assignment/store.ts';
import { missingFor, type Missing } from './finish/rules.ts';

import {
  agreeingRefusal,
  arrangingRefusal,
  judgingRefusal,
  type Asking,
  type Refusal,
  type Standing,
} from './rules.ts';
import { readViews } from './second/store.ts';
import {
  addAnswer,
  agreeAnswers,
  changeAnswer,
  readAnswers,
  readFinish,
  readJudged,
  readMinders,
  writeFinish,
  type Answer,
  type Finish,
  type Minder,
} from './store.ts';

/** What every act and every page of an audit needs to know first. */
export type AuditNow = Readonly<{
  scheme: Scheme;
  asking: Asking;
  minders: readonly Minder[];
  assignments: readonly Assignment[];
  taken: readonly string[];
  finish: Finish | null;
  standing: Standing;
}>;
type Member = Person & { role: Role };

/** Who asks, and how the audit stands. Three statements, sent together. */
export const auditNow = async (db: Db, actor: Actor, enrolment: Enrolment): Promise<AuditNow> => {
  const member = memberOf(actor);
  const [scheme, minders, finish, assignments] = await Promise.all([
    schemeFor(db, enrolment),
    readMinders(db, enrolment.id),
    readFinish(db, enrolment.id),
    readAssignments(db, enrolment.id),
  ]);
  const mine = minders.find(({ membershipId }) => membershipId === member.membershipId);
  return {
    scheme,
    minders,
    assignments,
    finish,
    taken: [...new Set(minders.flatMap(({ standards }) => standards))],
    asking: { role: member.role, personId: member.personId, standards: mine?.standards ?? [] },
    standing: { isActive: mayDo('work', enrolment.state), isFinished: finish !== null, states: statesOf(assignments) },
  };
};

const statesOf = (assignments: readonly Assignment[]) =>
  new Map(assignments.map(({ standard, state }) => [standard, state]));

/** The routes of the audit are for people in a role; the compiler cannot know that. */
export const memberOf = (actor: Actor): Member => {
  if (actor.kind === 'person' && actor.role !== null && actsAs(actor, [actor.role])) return actor;
  throw new Error('An audit route was used without a role: name the roles in its policy.');
};

const by = (actor: Actor) => ({ personId: memberOf(actor).personId, name: memberOf(actor).name });

type Words = Readonly<{ level: string; comment: string; evidence: string; impact: string; version: number }>;
export type Judging = Readonly<{ kind: 'saved' }> | Readonly<{ kind: 'clash'; theirs: Answer }> | Refusal;

/** Saves a judgement, unless somebody else saved while this one was being written: then both are shown. */
export const judge = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  criterion: Criterion,
  words: Words,
  now: Date,
): Promise<Judging> => {
  const { asking, taken, standing } = await auditNow(db, actor, enrolment);
  const refusal = judgingRefusal(asking, criterion.standard, taken, standing);
  if (refusal !== null) return refusal;
  const saved =
    words.version === 0
      ? await addAnswer(db, enrolment, criterion.code, words, by(actor), now)
      : await changeAnswer(db, enrolment, criterion.code, words, words.version, by(actor), now);
  if (saved.length === 0) {
    const [theirs] = await readAnswers(db, enrolment.id, [criterion.code]);
    if (theirs === undefined)
      throw new Error(
        `A judgement of ${criterion.code} was neither saved nor found: the form named a version that never was.`,
      );
    return { kind: 'clash', theirs };
  }
  await markStep(db, enrolment, 2, 'started', now);
  await beginAssignment(db, enrolment, criterion.standard, by(actor), now);
  await note(
    db,
    actor,
    {
      act: 'audit.judged',
      schoolId: enrolment.schoolId,
      enrolmentId: enrolment.id,
      about: { criterion: criterion.code, level: words.level, version: words.version + 1 },
    },
    now,
  );
  return { kind: 'saved' };
};

export type Agreeing = Readonly<{ kind: 'agreed'; agreed: number; left: number }> | Refusal;

/**
 * Agrees judgements that still say what the reader saw. One's own are left for somebody else, as are those that changed
 * meanwhile; a single one that is the reader's own is refused.
 */
export const agree = async (
  db: Db,
  actor: Actor,
  enrolment: Enrolment,
  seen: readonly Readonly<{ criterion: string; version: number }>[],
  now: Date,
): Promise<Agreeing> => {
  const { asking, standing } = await auditNow(db, actor, enrolment);
  const held =
    seen.length === 1
      ? await readAnswers(
          db,
          enrolment.id,
          seen.map(({ criterion }) => criterion),
        )
      : [];
  const whose = seen.length === 1 ? (held[0]?.answeredBy ?? null) : 'several people';
  const isDisputed =
    seen.length === 1 &&
    (
      await readViews(
        db,
        enrolment.id,
        seen.map(({ criterion }) => criterion),
      )
    ).some(({ stands }) => stands);
  const refusal = agreeingRefusal(asking, whose, standing, isDisputed);
  if (refusal !== null) return refusal;
  const agreed = await agreeAnswers(db, enrolment, seen, by(actor), now);
  if (agreed.length > 0)
    await note(
      db,
      actor,
      {
        act: 'audit.agreed',
        schoolId: enrolment.schoolId,
        enrolmentId: enrolment.id,
        about: { criteria: agreed.map(({ criterion }) => criterion) },
      },
      now,
    );
  return { kind: 'agreed', agreed: agreed.length, left: seen.length - agreed.length };
};

/** What is missing before the audit can be finished, as far as this reader may see: a governor sees no pupils. */
export const whatIsMissing = async (
  db: Db,
  enrolment: Enrolment,
  { scheme, asking }: AuditNow,
): Promise<readonly Missing[]> => {
  const [answers, areas, baselines] = await Promise.all([
    readJudged(db, enrolment.id),
    readAreas(db, enrolment.id),
    asking.role === 'governor' ? null : baselinesOf(db, enrolment.id),
  ]);
  const written = areas.map(({ kind, agreedAt }) => ({ kind, isAgreed: agreedAt !== null }));
  return missingFor(scheme, answers, written, baselines);
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
  await note(db, actor, { act: 'audit.finished', schoolId: enrolment.schoolId, enrolmentId: enrolment.id }, now);
  return { kind: 'finished' };
};
