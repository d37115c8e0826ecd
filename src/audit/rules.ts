/** The initial audit: what stands in a cell, who may do what, and what is missing before it can be finished. Pure. */
import type { Role } from '#platform/actor';
import { mayJudge, type AssignmentState } from './assignment/rules.ts';
import { levelOf, type Criterion, type Scheme } from '#schemes/rules';

/** Who may read an audit at all, who writes it, and who agrees and finishes. Policies say the same to the database. */
export const readers = [
  'lead',
  'head',
  'member',
  'governor',
  'adviser',
  'verifier',
  'moderator',
  'panel',
  'officer',
  'director',
] as const satisfies readonly Role[];
export const writers = ['lead', 'head', 'member'] as const satisfies readonly Role[];
export const leaders = ['lead', 'head'] as const satisfies readonly Role[];

/**
 * A criterion of which something is known, as the overview needs it: judged, rated or said not to apply. `otherLevels` are those
 * over which ratings that are in differ now; `raters` gave them.
 */
export type Judged = Readonly<{
  criterion: string;
  level: string | null;
  isAgreed: boolean;
  answeredBy: string | null;
  otherLevels: readonly string[];
  raters: readonly string[];
  applies: 'yes' | 'asked' | 'no';
  proposedBy: string | null;
}>;
/** A criterion that needs no level any more: it has one, or it is agreed not to apply. */
export const isAnswered = ({ level, applies }: Pick<Judged, 'level' | 'applies'>): boolean =>
  level !== null || applies === 'no';
export type AreaKind = 'strength' | 'improvement';
export type Area = Readonly<{ kind: AreaKind; isAgreed: boolean }>;

/** Who asks, as far as the audit's rules care; `standards` are those that the person looks after. */
export type Asking = Readonly<{ role: Role; personId: string; standards: readonly string[] }>;
/** What stands of an audit when somebody wants to act in it. */
export type Standing = Readonly<{
  isActive: boolean;
  isFinished: boolean;
  /** How far each assigned standard is; one that nobody was assigned is not in it. */
  states: ReadonlyMap<string, AssignmentState>;
}>;
export type Refusal = Readonly<{
  kind: 'refused';
  because:
    | 'paused'
    | 'finished'
    | 'role'
    | 'not-a-leader'
    | 'others-standard'
    | 'own-work'
    | 'not-judged'
    | 'raters-differ'
    | 'to-settle'
    | 'being-rated'
    | 'not-applicable'
    | 'handed-in'
    | 'standard-closed'
    | 'senior-leader';
}>;

const refused = (because: Refusal['because']): Refusal => ({ kind: 'refused', because });

/** The coordinator and senior leaders. */
export const isLeader = (role: Role): boolean => leaders.some((each) => each === role);

/** Whether writing is open at all: the enrolment is under way and the audit is not finished. */
export const closed = ({ isActive, isFinished }: Pick<Standing, 'isActive' | 'isFinished'>): Refusal | null => {
  if (isFinished) return refused('finished');
  return isActive ? null : refused('paused');
};

/**
 * Who may judge: the coordinator and senior leaders everything, a member of the working party the standards that they look
 * after, and those that nobody looks after yet. What was handed in or closed waits for whoever looks at it.
 */
export const judgingRefusal = (
  asking: Asking,
  standard: string,
  takenStandards: readonly string[],
  standing: Standing,
): Refusal | null => {
  const shut = closed(standing);
  if (shut !== null) return shut;
  if (!isLeader(asking.role) && asking.role !== 'member') return refused('role');
  const handed = mayJudge(standing.states.get(standard) ?? null, {
    isLeader: isLeader(asking.role),
    isNamed: asking.standards.includes(standard),
  });
  if (handed !== null) return handed;
  if (isLeader(asking.role)) return null;
  return asking.standards.includes(standard) || !takenStandards.includes(standard) ? null : refused('others-standard');
};

/** Who may agree a judgement or an area: the coordinator or a senior leader, never the person whose work it is. */
export const agreeingRefusal = (
  asking: Asking,
  by: string | null,
  standing: Pick<Standing, 'isActive' | 'isFinished'>,
  isDisputed = false,
): Refusal | null => {
  const shut = closed(standing);
  if (shut !== null) return shut;
  if (!isLeader(asking.role)) return refused(asking.role === 'member' ? 'not-a-leader' : 'role');
  if (by === null) return refused('not-judged');
  if (by === asking.personId) return refused('own-work');
  return isDisputed ? refused('raters-differ') : null;
};

/** Who may say that they see it differently: whoever may judge it, once somebody else has. */
export const differingRefusal = (judging: Refusal | null, asking: Asking, by: string | null): Refusal | null => {
  if (judging !== null) return judging;
  if (by === null) return refused('not-judged');
  return by === asking.personId ? refused('own-work') : null;
};

/** Who may settle a difference: the coordinator, a senior leader, or one of those who rated; somebody else agrees it afterwards. */
export const settlingRefusal = (
  asking: Asking,
  raters: readonly string[],
  standing: Pick<Standing, 'isActive' | 'isFinished'>,
): Refusal | null => {
  const shut = closed(standing);
  if (shut !== null) return shut;
  const isOne = asking.role === 'member' && raters.includes(asking.personId);
  return isLeader(asking.role) || isOne ? null : refused('role');
};

/** Who may write an area, share out the standards or finish: the team writes, its leaders arrange and finish. */
export const writingRefusal = (role: Role, standing: Standing): Refusal | null =>
  closed(standing) ?? (isLeader(role) || role === 'member' ? null : refused('role'));
export const arrangingRefusal = (role: Role, standing: Standing): Refusal | null =>
  closed(standing) ?? (isLeader(role) ? null : refused('role'));

/** True for a level that the scheme has: a form may say anything. */
export const isLevel = (scheme: Scheme, level: string): boolean => levelOf(scheme, level) !== null;

/** What stands at one criterion beside its judgement, as far as it decides whether it can be judged now. */
export type AtCriterion = Readonly<{ isBeingRated: boolean; isDisputed: boolean; applies: Judged['applies'] }>;

/** Whether a judgement can be written at this criterion now: not while two rate it blind, differ, or it does not apply. */
export const hereRefusal = (judging: Refusal | null, here: AtCriterion): Refusal | null => {
  if (judging !== null) return judging;
  if (here.isBeingRated) return refused('being-rated');
  if (here.applies === 'no') return refused('not-applicable');
  return here.isDisputed ? refused('to-settle') : null;
};

/** The criterion after this one, within its standard and then in the next; null at the end. */
export const nextCriterion = (scheme: Scheme, code: string): Criterion | null =>
  scheme.criteria[scheme.criteria.findIndex((each) => each.code === code) + 1] ?? null;
