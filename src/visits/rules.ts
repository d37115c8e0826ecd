/** The accreditation visit: who may do what in which state, what a report needs, and what keeps the step open. */
import type { Role } from '#platform/actor';
import { addDays } from '#platform/clock';
import { verifierOpensDaysBefore } from '#enrolment/rules';

export * from './moderation/rules.ts';
export * from './sample/rules.ts';

/** Where a report stands. It moves one way, by the acts below. */
export const visitStates = {
  writing: { word: 'Being written', tag: 'progress' },
  'with-school': { word: 'With the school, for comments on fact', tag: 'waiting' },
  answering: { word: 'Verifier answers the comments', tag: 'waiting' },
  'with-moderator': { word: 'With the second verifier', tag: 'waiting' },
  ready: { word: 'Ready for the panel', tag: 'done' },
} as const;

export type VisitState = keyof typeof visitStates;

type Act = Readonly<{ by: readonly Role[]; in: readonly VisitState[]; to: VisitState | null }>;

/** Every act of the visit: who does it, in which states, and the state that it leads to. Buttons, messages and tests read this table. */
export const visitActs = {
  arrange: { by: ['verifier'], in: ['writing'], to: null },
  sample: { by: ['verifier'], in: ['writing'], to: null },
  judge: { by: ['verifier'], in: ['writing', 'answering'], to: null },
  send: { by: ['verifier'], in: ['writing'], to: 'with-school' },
  comment: { by: ['head', 'lead'], in: ['with-school'], to: null },
  return: { by: ['head', 'lead'], in: ['with-school'], to: 'answering' },
  'pass-on': { by: ['officer', 'director'], in: ['with-school'], to: 'answering' },
  answer: { by: ['verifier'], in: ['answering'], to: null },
  'send-on': { by: ['verifier'], in: ['answering'], to: 'with-moderator' },
  moderate: { by: ['moderator'], in: ['with-moderator'], to: null },
  finish: { by: ['moderator'], in: ['with-moderator'], to: 'ready' },
} as const satisfies Record<string, Act>;

export type VisitAct = keyof typeof visitActs;

export type VisitRefusal = Readonly<{
  kind: 'refused';
  because: 'not-theirs' | 'too-early' | 'too-late' | 'not-submitted' | 'is-adviser' | 'before-the-day' | 'no-day';
}>;
const allowed = { kind: 'allowed' } as const;
const refused = (because: VisitRefusal['because']): VisitRefusal => ({ kind: 'refused', because });
const order = Object.keys(visitStates);

/** What must be known of a visit to say what may be done with it. `isAdviser` is true when the person advised this school. */
export type Standing = Readonly<{ state: VisitState; onDate: string | null; isSubmitted: boolean; isAdviser: boolean }>;

/**
 * Whether somebody in this role may do this now. Nothing is judged before the school has submitted, no report is sent before the
 * day of the visit, and whoever advised the school never judges it.
 */
export const mayVisit = (
  act: VisitAct,
  role: Role | null,
  visit: Standing,
  today: string,
): typeof allowed | VisitRefusal => {
  const asked: Act = visitActs[act];
  if (role === null || !asked.by.includes(role)) return refused('not-theirs');
  const judges = role === 'verifier' || role === 'moderator';
  if (judges && visit.isAdviser) return refused('is-adviser');
  if (!asked.in.includes(visit.state)) {
    const isAhead = asked.in.every((state) => order.indexOf(state) > order.indexOf(visit.state));
    return refused(isAhead ? 'too-early' : 'too-late');
  }
  if (judges && act !== 'arrange' && !visit.isSubmitted) return refused('not-submitted');
  if (judges && visit.onDate === null) return refused('no-day');
  return act === 'send' && visit.onDate !== null && today < visit.onDate ? refused('before-the-day') : allowed;
};

/** The day on which the verifier's pages open. */
export const opensOn = (visitOn: string): string => addDays(visitOn, -verifierOpensDaysBefore);
/** The last day for the school's comments on fact, counted from the day of the report. */
export const commentBy = (reportedOn: string, days: number): string => addDays(reportedOn, days);

export type Finding = Readonly<{ criterion: string; level: string | null; reasons: string }>;
export type ReportGap =
  | Readonly<{ kind: 'not-judged' | 'no-reasons'; criteria: readonly string[] }>
  | Readonly<{ kind: 'actions'; actions: readonly string[] }>
  | Readonly<{ kind: 'no-strength' | 'no-area' }>;

/** What a report still lacks: every criterion judged with reasons, every action followed, and strengths and areas named. */
export const reportGaps = (
  criteria: readonly string[],
  findings: ReadonlyMap<string, Finding>,
  actions: readonly string[],
  followed: ReadonlySet<string>,
  points: Readonly<{ strengths: number; areas: number }>,
): readonly ReportGap[] => {
  const unjudged = criteria.filter((code) => (findings.get(code)?.level ?? null) === null);
  const unreasoned = criteria.filter((code) => !unjudged.includes(code) && findings.get(code)?.reasons.trim() === '');
  const unfollowed = actions.filter((id) => !followed.has(id));
  return [
    ...(unjudged.length > 0 ? [{ kind: 'not-judged', criteria: unjudged } as const] : []),
    ...(unreasoned.length > 0 ? [{ kind: 'no-reasons', criteria: unreasoned } as const] : []),
    ...(unfollowed.length > 0 ? [{ kind: 'actions', actions: unfollowed } as const] : []),
    ...(points.strengths === 0 ? [{ kind: 'no-strength' } as const] : []),
    ...(points.areas === 0 ? [{ kind: 'no-area' } as const] : []),
  ];
};
