import { actsAs, type Actor, type Person, type Role } from '#platform/actor';
import type { Db } from '#platform/db';
import { note } from '#platform/trail';
import type { Enrolment } from '#enrolment';
import { mayDo } from '#enrolment/rules';
import { schemeFor } from '#schemes';
import type { Scheme } from '#schemes/rules';
import { readAssignments, type Assignment } from './assignment/store.ts';
import { agreeingRefusal, type Asking, type Refusal, type Standing } from './rules.ts';
import { agreeAnswers, readFinish, readJudged, readMinders, type Finish, type Minder } from './store.ts';

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

/** Who acts, as rows name them. */
export const by = (actor: Actor) => ({ personId: memberOf(actor).personId, name: memberOf(actor).name });

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
  const one = seen.length === 1 ? await readJudged(db, enrolment.id) : [];
  const held = one.find(({ criterion }) => criterion === seen[0]?.criterion);
  const isMine = held?.raters.includes(asking.personId) === true && held.otherLevels.length === 0;
  const whose = seen.length > 1 ? 'several people' : isMine ? asking.personId : (held?.answeredBy ?? null);
  const refusal = agreeingRefusal(asking, whose, standing, (held?.otherLevels.length ?? 0) > 0);
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
