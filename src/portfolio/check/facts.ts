import type { Coverage } from '#evidence/rules';

/** A declared measure: how many target pupils have a figure after, and the codes of those with neither one nor a reason. */
export type MeasureFacts = Readonly<{ title: string; withAfter: number; missing: readonly string[] }>;

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
