import type { Coverage } from '#evidence/rules';

/** What the school measured for its target pupils: one declared measure, counted. */
export type MeasureFacts = Readonly<{
  id: string;
  title: string;
  targets: number;
  withBaseline: number;
  withAfter: number;
  /** Target pupils with neither a figure after nor a reason why there is none. */
  unexplained: number;
  meanBefore: number | null;
  meanAfter: number | null;
  /** Pupils with both figures: the means are theirs. */
  pairs: number;
  scale: string;
  baselineOn: string | null;
  afterOn: string | null;
}>;

export type CheckFacts = Readonly<{
  words: Readonly<{ criterion: string; criteria: string }>;
  asked: Readonly<{ atLeast: number; impactRequired: boolean }>;
  coverage: readonly Coverage[];
  staleItems: readonly Readonly<{ id: string; title: string }>[];
  filesNotReady: readonly Readonly<{ id: string; title: string }>[];
  twins: readonly Readonly<{ id: string; title: string; other: string }>[];
  /** Standards whose evidence lets only one voice speak. */
  singleVoiced: readonly Readonly<{ standard: string; name: string; voice: string }>[];
  needsAfterFigures: boolean;
  measures: readonly MeasureFacts[];
  needsReview: boolean;
  isReviewed: boolean;
  /** A round is open: the adviser reads now. */
  isReading: boolean;
  unanswered: number;
  reviewsHeld: Readonly<{ held: number; atLeast: number }>;
  openSteps: readonly Readonly<{ step: 1 | 2 | 3; name: string }>[];
}>;

/** Where a finding is mended. */
export type MendAt =
  | Readonly<{ kind: 'coverage' | 'figures' | 'invite' | 'answers' | 'reviews' | 'add' | 'no-impact' }>
  | Readonly<{ kind: 'item'; item: string }>
  | Readonly<{ kind: 'step'; step: 1 | 2 | 3 }>;

export type Finding = Readonly<{
  rule: string;
  must: boolean;
  finding: string;
  place: string;
  mend: string;
  at: MendAt;
}>;
