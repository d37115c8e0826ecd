/** The initial audit: what stands in a cell, who may do what, and what is missing before it can be finished. Pure. */
import type { Role } from '#platform/actor';
import { mayJudge, type AssignmentState } from './assignment/rules.ts';
import { criteriaOf, levelOf, spread, type Criterion, type Level, type Scheme } from '#schemes/rules';

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

/** A judgement as the overview needs it; `otherLevels` are those that colleagues have said since and that stand against it. */
export type Judged = Readonly<{
  criterion: string;
  level: string;
  isAgreed: boolean;
  answeredBy: string;
  otherLevels: readonly string[];
}>;
export type AreaKind = 'strength' | 'improvement';
export type Area = Readonly<{ kind: AreaKind; isAgreed: boolean }>;

/** One cell of the matrix, or one strand: what its criteria add up to without ever being averaged. */
export type Cell = Readonly<{
  standard: string;
  outcome: string | null;
  criteria: number;
  judged: number;
  agreed: number;
  /** The lowest level among those judged; null while none is. */
  lowest: Level | null;
  counts: readonly Readonly<{ level: Level; count: number }>[];
  /** Claims of evidence on these criteria. */
  items: number;
  /** Levels over which raters differ in this cell, lowest first; empty while nobody does. */
  differing: readonly Level[];
  /** Criteria that no evidence is linked to. */
  bare: number;
}>;

const differing = (scheme: Scheme, found: readonly Judged[]): readonly Level[] => {
  const said = new Set(
    found.flatMap(({ level, otherLevels }) => (otherLevels.length === 0 ? [] : [level, ...otherLevels])),
  );
  return scheme.levels.filter(({ code }) => said.has(code));
};

/** What a set of criteria shows together. */
const cellOf = (
  scheme: Scheme,
  place: Pick<Cell, 'standard' | 'outcome'>,
  criteria: readonly Criterion[],
  judged: ReadonlyMap<string, Judged>,
  claims: ReadonlyMap<string, number>,
): Cell => {
  const found = criteria.flatMap(({ code }) => judged.get(code) ?? []);
  const { lowest, counts } = spread(
    scheme,
    found.map(({ level }) => level),
  );
  return {
    ...place,
    criteria: criteria.length,
    judged: found.length,
    agreed: found.filter(({ isAgreed }) => isAgreed).length,
    differing: differing(scheme, found),
    lowest,
    counts,
    items: criteria.reduce((sum, { code }) => sum + (claims.get(code) ?? 0), 0),
    bare: criteria.filter(({ code }) => !claims.get(code)).length,
  };
};

/** Every cell of the matrix; for a scheme without outcomes one for each strand. */
export const cellsOf = (
  scheme: Scheme,
  answers: readonly Judged[],
  claims: ReadonlyMap<string, number>,
): readonly Cell[] => {
  const judged = new Map(answers.map((answer) => [answer.criterion, answer]));
  return scheme.standards.flatMap(({ code }) => {
    const criteria = criteriaOf(scheme, code);
    if (scheme.outcomes.length === 0)
      return [cellOf(scheme, { standard: code, outcome: null }, criteria, judged, claims)];
    return scheme.outcomes.map((outcome) =>
      cellOf(
        scheme,
        { standard: code, outcome: outcome.code },
        criteria.filter((each) => each.outcome === outcome.code),
        judged,
        claims,
      ),
    );
  });
};

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
    | 'others-standard'
    | 'own-work'
    | 'not-judged'
    | 'raters-differ'
    | 'handed-in'
    | 'standard-closed';
}>;

const refused = (because: Refusal['because']): Refusal => ({ kind: 'refused', because });

const leads = (role: Role): boolean => leaders.some((each) => each === role);

/** Whether writing is open at all: the enrolment is under way and the audit is not finished. */
const closed = ({ isActive, isFinished }: Pick<Standing, 'isActive' | 'isFinished'>): Refusal | null => {
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
  if (!leads(asking.role) && asking.role !== 'member') return refused('role');
  const handed = mayJudge(standing.states.get(standard) ?? null, {
    isLeader: leads(asking.role),
    isNamed: asking.standards.includes(standard),
  });
  if (handed !== null) return handed;
  if (leads(asking.role)) return null;
  return asking.standards.includes(standard) || !takenStandards.includes(standard) ? null : refused('others-standard');
};

/** Who may agree a judgement or an area: the coordinator or a senior leader, never the person whose work it is. */
export const agreeingRefusal = (
  asking: Asking,
  by: string | null,
  standing: Standing,
  isDisputed = false,
): Refusal | null => {
  const shut = closed(standing);
  if (shut !== null) return shut;
  if (!leads(asking.role)) return refused('role');
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

/** Who may write an area, share out the standards or finish: the team writes, its leaders arrange and finish. */
export const writingRefusal = (role: Role, standing: Standing): Refusal | null =>
  closed(standing) ?? (leads(role) || role === 'member' ? null : refused('role'));
export const arrangingRefusal = (role: Role, standing: Standing): Refusal | null =>
  closed(standing) ?? (leads(role) ? null : refused('role'));

/** True for a level that the scheme has: a form may say anything. */
export const isLevel = (scheme: Scheme, level: string): boolean => levelOf(scheme, level) !== null;

/** What a person would judge next: the first that nobody judged, in their own standards before others that they may judge. */
export const nextToJudge = (
  scheme: Scheme,
  answers: readonly Judged[],
  asking: Asking,
  taken: readonly string[],
  standing: Standing,
): string | null => {
  const judged = new Set(answers.map(({ criterion }) => criterion));
  const open = scheme.criteria.filter(
    ({ code, standard }) => !judged.has(code) && judgingRefusal(asking, standard, taken, standing) === null,
  );
  return (open.find(({ standard }) => asking.standards.includes(standard)) ?? open[0])?.code ?? null;
};

/** The criterion after this one, within its standard and then in the next; null at the end. */
export const nextCriterion = (scheme: Scheme, code: string): Criterion | null =>
  scheme.criteria[scheme.criteria.findIndex((each) => each.code === code) + 1] ?? null;
