import type { Role } from '#platform/actor';
import type { Decision as Outcome, Scheme, Shortfall } from '#schemes/rules';
import { decisionOf, shortfalls } from '#schemes/rules';

declare const reported: unique symbol;

/** What a verifier and a second verifier found; `differs` where the two took different levels. */
export type Judgement = Readonly<{ criterion: string; verifier: string; moderator: string | null }>;
export type VisitFacts = Readonly<{ id: string; state: string; onDate: string; judgements: readonly Judgement[] }>;

/** A visit whose report went through the school and the second verifier. Only `reportedVisit` makes one, so nothing is decided without. */
export type ReportedVisit = VisitFacts & Readonly<{ [reported]: true }>;

export const reportedVisit = (visit: VisitFacts | null): ReportedVisit | null =>
  // The one place that may say so, after looking.
  visit?.state === 'ready' ? (visit as ReportedVisit) : null;

/** Why a person may not decide on a school: they gathered evidence there, work there, or said so themselves. */
export type Tie = 'adviser' | 'verifier' | 'moderator' | 'works-at-school' | 'declared-conflict';

type Reasons = Readonly<{ outcome: string; outcomeName: string; reasons: string; gaps: readonly string[] }>;
type By = Readonly<{ personId: string; name: string; at: Date }>;

/** A decision as it stands. Only a signed one has a second person, and only a signed one can be awarded upon. */
export type Decision = Readonly<{ id: string; enrolmentId: string; awards: boolean; decidedBy: By }> &
  Reasons &
  (
    | Readonly<{ state: 'decided' }>
    | Readonly<{ state: 'returned'; returned: Readonly<{ name: string; reason: string; at: Date }> }>
    | Readonly<{
        state: 'signed';
        signedBy: By;
        closed: readonly string[];
        closesBefore: 'certificate' | 'date' | null;
      }>
  );

export type SignedDecision = Extract<Decision, { state: 'signed' }>;

/** The decision upon which a certificate may be made now, or null: signed, for an award, and no gap in the way. */
export const awardable = (decision: Decision): SignedDecision | null => {
  if (decision.state !== 'signed' || !decision.awards) return null;
  return decision.closesBefore === 'certificate' && openGaps(decision).length > 0 ? null : decision;
};

export const openGaps = (decision: SignedDecision): readonly string[] =>
  decision.gaps.filter((criterion) => !decision.closed.includes(criterion));

export type DecideRefusal = Readonly<{ kind: 'refused' }> &
  (
    | Readonly<{ because: 'not-theirs' | 'no-report' | 'training-incomplete' | 'evidence-incomplete' | 'not-active' }>
    | Readonly<{ because: 'waits-for-signature' | 'already-awarded' }>
    | Readonly<{ because: 'tied'; tie: Tie }>
  );

/** What must be known before anybody decides. `steps` are the numbers of the steps that are done. */
export type DecideFacts = Readonly<{
  role: Role | null;
  tie: Tie | null;
  isActive: boolean;
  visit: VisitFacts | null;
  stepsDone: readonly number[];
  decisions: readonly Decision[];
  /** Steps whose gates the scheme asks to be closed before a decision: training always stands for step 1. */
  stepsAsked: readonly number[];
}>;

/** Gate 6: whether this panel member may decide now, with the visit to decide on. */
export const mayDecide = (facts: DecideFacts): Readonly<{ kind: 'allowed'; visit: ReportedVisit }> | DecideRefusal => {
  const refused = (because: Exclude<DecideRefusal['because'], 'tied'>): DecideRefusal => ({ kind: 'refused', because });
  if (facts.role !== 'panel') return refused('not-theirs');
  if (facts.tie !== null) return { kind: 'refused', because: 'tied', tie: facts.tie };
  if (facts.decisions.some((decision) => decision.state === 'decided')) return refused('waits-for-signature');
  if (facts.decisions.some((decision) => decision.state === 'signed' && decision.awards))
    return refused('already-awarded');
  if (!facts.isActive) return refused('not-active');
  const visit = reportedVisit(facts.visit);
  if (visit === null) return refused('no-report');
  const open = facts.stepsAsked.find((step) => !facts.stepsDone.includes(step));
  if (open !== undefined) return refused(open === 1 ? 'training-incomplete' : 'evidence-incomplete');
  return { kind: 'allowed', visit };
};

export type SignRefusal = Readonly<{ kind: 'refused' }> &
  (Readonly<{ because: 'not-theirs' | 'nothing-to-sign' | 'same-person' }> | Readonly<{ because: 'tied'; tie: Tie }>);

/** Whether this director may give the second signature, or return the decision. */
export const maySign = (
  who: Readonly<{ role: Role | null; personId: string; tie: Tie | null }>,
  decision: Decision | null,
): Readonly<{ kind: 'allowed' }> | SignRefusal => {
  if (who.role !== 'director') return { kind: 'refused', because: 'not-theirs' };
  if (decision === null || decision.state !== 'decided') return { kind: 'refused', because: 'nothing-to-sign' };
  if (decision.decidedBy.personId === who.personId) return { kind: 'refused', because: 'same-person' };
  return who.tie === null ? { kind: 'allowed' } : { kind: 'refused', because: 'tied', tie: who.tie };
};

/** Criteria on which verifier and second verifier differ: the panel says which level it takes. */
export const toSettle = (visit: VisitFacts): readonly Judgement[] =>
  visit.judgements.filter(({ verifier, moderator }) => moderator !== null && moderator !== verifier);

/** The level that counts for each criterion; one that is not settled yet counts as not judged. */
export const levelsTaken = (
  visit: VisitFacts,
  settled: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> => {
  const differing = new Set(toSettle(visit).map(({ criterion }) => criterion));
  return new Map(
    visit.judgements.flatMap(({ criterion, verifier }): [string, string][] => {
      const level = differing.has(criterion) ? settled[criterion] : verifier;
      return level === undefined ? [] : [[criterion, level]];
    }),
  );
};

export type OutcomeRefusal =
  | Readonly<{ kind: 'refused'; because: 'unknown-outcome' }>
  | Readonly<{ kind: 'refused'; because: 'falls-short'; shortfalls: readonly Shortfall[] }>;

/** Whether the judgements carry this outcome, with the criteria that it leaves open. */
export const mayTakeOutcome = (
  scheme: Scheme,
  code: string,
  levels: ReadonlyMap<string, string>,
): Readonly<{ kind: 'allowed'; outcome: Outcome; gaps: readonly string[] }> | OutcomeRefusal => {
  const outcome = decisionOf(scheme, code);
  if (outcome === null) return { kind: 'refused', because: 'unknown-outcome' };
  const short = shortfalls(scheme, outcome, levels);
  if (short.length > 0) return { kind: 'refused', because: 'falls-short', shortfalls: short };
  return { kind: 'allowed', outcome, gaps: outcome.gaps === null ? [] : gapsOf(scheme, outcome, levels) };
};

/** The criteria below the level that an award with gaps asks to be reached. */
const gapsOf = (scheme: Scheme, outcome: Outcome, levels: ReadonlyMap<string, string>): readonly string[] => {
  const rank = (code: string | undefined) => scheme.levels.find((level) => level.code === code)?.rank ?? 0;
  const asked = Math.max(0, ...outcome.requires.filter(({ kind }) => kind === 'gaps').map(({ level }) => rank(level)));
  return scheme.criteria.filter(({ code }) => rank(levels.get(code)) < asked).map(({ code }) => code);
};
