import type { Role } from '#platform/actor';
import type { TagKind } from '#platform/kit';
import type { EnrolmentState, StepFacts } from '#enrolment/rules';

/**
 * Acts that change nothing for colleagues, as a pattern that the database reads too: looks, drafts, and what belongs to one person. They
 * stand in the trail and are no news; that something was opened, or opened again, is.
 */
export const noNews =
  '[.-]seen$|^pupils[.]opened$|[.](opened-notice|saw-notices|names-[a-z]+|draft-[a-z]+)$|taken-out$|^safeguarding';

/** A colleague of the working party and the standards that they look after. */
export type TeamPart = Readonly<{ membershipId: string; name: string; standards: readonly string[] }>;

/** A standard that was shared out: when it is due, and in whose hands it is. */
export type HeldStandard = Readonly<{
  standard: string;
  dueOn: string | null;
  state: 'draft' | 'in-progress' | 'submitted' | 'changes-requested' | 'closed';
}>;

/** What is known of an enrolment at a glance: counts that its steps keep, read together for its front page. */
export type Facts = Readonly<{
  sessions: number;
  staff: number;
  trained: number;
  nextSession: string | null;
  /** Codes of the criteria that have a judgement, and of those that a second person has agreed. */
  judged: readonly string[];
  agreed: readonly string[];
  team: readonly TeamPart[];
  /** Standards that were shared out, with their day and how far they are. */
  assignments: readonly HeldStandard[];
  auditFinished: boolean;
  /** Criteria where a second rater named another level. */
  differing: number;
  targets: number;
  withBaseline: number;
  actions: number;
  actionsDone: number;
  actionsLate: number;
  headAgreed: boolean;
  adviserAgreed: boolean;
  reviewsHeld: number;
  nextReview: Readonly<{ id: string; on: string }> | null;
  partnershipsLive: number;
  evidence: number;
  measures: number;
  measuresAfter: number;
  /** What the adviser said of the portfolio that the school has not answered. */
  commentsOpen: number;
  /** The adviser has proposed a day for the visit. */
  dayAsked: boolean;
  visitState: 'writing' | 'with-school' | 'answering' | 'with-moderator' | 'ready' | null;
  /** The award's public number, once its papers are made. */
  award: string | null;
  /** Pupils on roll, and those of them on any provision today, as far as whoever looks may count them. */
  onRoll: number;
  reached: number;
  /** Notices that whoever looks has not seen. */
  noticesUnseen: number;
}>;

/** What a step's own words and limits are in this scheme: how many, of what. */
export type Asks = Readonly<{
  criteria: number;
  standards: readonly Readonly<{ code: string; name: string; criteria: readonly string[] }>[];
  criterionWord: Readonly<{ one: string; many: string }>;
  /** What the scheme estimates for one judgement. */
  minutesToJudge: number;
  trainedPercent: number | null;
  partnerships: number;
  reviews: number;
}>;

export type Where = Readonly<{
  id: string;
  state: EnrolmentState;
  steps: readonly StepFacts[];
  submittedAt: Date | null;
  visitOn: string | null;
}>;

/** Something that waits for a person or for the working party. `minutes` is an honest estimate, null where there is none. */
export type Waiting = Readonly<{
  title: string;
  about: string;
  href: string;
  due: string | null;
  who: string | null;
  kind: TagKind;
  state: string;
  isMine: boolean;
  /** Others cannot go on until the reader acts: it stands before everything with a day. */
  holdsUp?: boolean;
  /** An action that is not overdue and yet off its course. */
  isDrifting?: boolean;
  /** The same as an act, for the panel: "Reach the milestone …". */
  ask?: string;
  reason?: string;
  minutes?: number;
  button?: string;
}>;

/** Mine before others', late before due, due before undated; the order of every list of work. */
export const inOrder = (waiting: readonly Waiting[]): readonly Waiting[] =>
  waiting.toSorted(
    (a, b) =>
      Number(b.isMine) - Number(a.isMine) ||
      (a.due ?? '9999').localeCompare(b.due ?? '9999') ||
      a.title.localeCompare(b.title, 'en-GB'),
  );

/** Roles that lead the work in a school, and so are asked to do what nobody else has been named for. */
export const leads = (role: Role | null): boolean => role === 'lead' || role === 'head';

/** The share of staff trained, in whole percent rounded down: 79.9 is not yet 80. */
export const trainedShare = (facts: Pick<Facts, 'staff' | 'trained'>): number =>
  facts.staff === 0 ? 0 : Math.floor((facts.trained / facts.staff) * 100);

/** A standard of the audit that is still open: how much of it is to judge, who looks after it, and in whose hands it is. */
export type OpenStandard = Readonly<{
  code: string;
  name: string;
  left: number;
  of: number;
  team: readonly TeamPart[];
  held: HeldStandard | null;
}>;

/** Standards that somebody looks after and that are not done: something is to judge, or it was shared out and is not closed. */
export const openStandards = (
  facts: Pick<Facts, 'judged' | 'team' | 'assignments'>,
  asks: Pick<Asks, 'standards'>,
): readonly OpenStandard[] => {
  const judged = new Set(facts.judged);
  return asks.standards.flatMap(({ code, name, criteria }) => {
    const left = criteria.filter((each) => !judged.has(each)).length;
    const team = facts.team.filter((part) => part.standards.includes(code));
    const held = facts.assignments.find(({ standard }) => standard === code) ?? null;
    const isDone = held === null ? left === 0 : held.state === 'closed';
    return isDone || team.length === 0 ? [] : [{ code, name, left, of: criteria.length, team, held }];
  });
};
